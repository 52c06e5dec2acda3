// Parameters of SSM: what an account remembers, by name and by path.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const Tags = [{ Key: "team", Value: "a + b" }];
const names = (parameters) => parameters.map(({ Name }) => Name);

// Calls every operation, and leaves nothing behind.
export async function remember({ id, ssm }) {
  for (const name of ["stack", "places/1", "places/2"]) {
    assert.equal((await ssm.putParameter({ Name: `/orders/${name}`, Value: name, Type: "String", Tags })).Version, 1);
  }
  const Name = "/orders/stack";
  assert.equal((await ssm.putParameter({ Name, Value: "second", Overwrite: true })).Version, 2);

  const { Parameter } = await ssm.getParameter({ Name });
  assert.deepEqual([Parameter.Value, Parameter.Version, Parameter.ARN], ["second", 2, `arn:aws:ssm:eu-west-1:${id}:parameter/orders/stack`]);
  assert.ok(Parameter.LastModifiedDate instanceof Date);
  assert.equal((await ssm.getParameter({ Name: `${Name}:1`, WithDecryption: true })).Parameter.Value, "stack");
  const { Parameters, InvalidParameters } = await ssm.getParameters({ Names: [Name, "/orders/nothing"] });
  assert.deepEqual([names(Parameters), InvalidParameters], [[Name], ["/orders/nothing"]]);
  assert.equal((await agree(ssm, "GetParametersByPath", 1, { Path: "/orders", Recursive: true }, 3)).length, 3);
  assert.deepEqual(names(await agree(ssm, "GetParametersByPath", 1, { Path: "/orders/" })), [Name]);
  assert.deepEqual((await agree(ssm, "GetParameterHistory", 1, { Name }, 2)).map(({ Version }) => Version), [1, 2]);
  const ParameterFilters = [{ Key: "tag:team", Values: ["a + b"] }, { Key: "Path", Option: "OneLevel", Values: ["/orders/places"] }];
  assert.deepEqual(names(await agree(ssm, "DescribeParameters", 1, { ParameterFilters }, 2)), ["/orders/places/1", "/orders/places/2"]);

  const stack = { ResourceType: "Parameter", ResourceId: Name };
  await ssm.addTagsToResource({ ...stack, Tags: [{ Key: "stage", Value: "test" }] });
  await ssm.removeTagsFromResource({ ...stack, TagKeys: ["team"] });
  assert.deepEqual((await ssm.listTagsForResource(stack)).TagList, [{ Key: "stage", Value: "test" }]);

  await ssm.deleteParameter({ Name });
  const deleted = await ssm.deleteParameters({ Names: ["/orders/places/1", "/orders/places/2", Name] });
  assert.deepEqual([deleted.DeletedParameters.length, deleted.InvalidParameters], [2, [Name]]);
  assert.deepEqual((await ssm.describeParameters({})).Parameters, []);
}

export async function refuse({ ssm }) {
  const wanted = { Name: "/orders/a", Value: "a", Type: "String" };
  await ssm.putParameter(wanted);
  for (const [code, method, input] of [
    ["ParameterAlreadyExists", "putParameter", wanted],
    ["ValidationException", "putParameter", { ...wanted, Overwrite: true, Tags }],
    ["ValidationException", "putParameter", { ...wanted, Name: "ssm-a" }],
    ["ValidationException", "putParameter", { ...wanted, Value: "a".repeat(4097), Overwrite: true }],
    ["AccessDeniedException", "putParameter", { ...wanted, Name: "/aws/a" }],
    ["HierarchyTypeMismatchException", "putParameter", { ...wanted, Type: "StringList", Overwrite: true }],
    ["HierarchyLevelLimitExceededException", "putParameter", { ...wanted, Name: "/a".repeat(16) }],
    ["ParameterNotFound", "getParameter", { Name: "/orders/b" }],
    ["ParameterNotFound", "deleteParameter", { Name: "/orders/b" }],
    ["ParameterVersionNotFound", "getParameter", { Name: "/orders/a:2" }],
    ["ValidationException", "getParameters", { Names: Array.from({ length: 11 }, (_, number) => `/orders/${number}`) }],
    ["InvalidNextToken", "getParametersByPath", { Path: "/orders", NextToken: "no-such-token" }],
    ["InvalidFilterKey", "getParametersByPath", { Path: "/orders", ParameterFilters: [{ Key: "Name", Values: ["a"] }] }],
    ["InvalidResourceId", "listTagsForResource", { ResourceType: "Parameter", ResourceId: "/orders/b" }],
    ["InvalidResourceType", "listTagsForResource", { ResourceType: "Document", ResourceId: "a" }],
  ]) {
    await refused(code, ssm, method, input);
  }
}
