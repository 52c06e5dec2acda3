// IAM: roles, policies, instance profiles and service-linked roles.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const statement = (values) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...values }] });
const TASKS = statement({ Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" });
const READ = statement({ Action: "s3:GetObject", Resource: "*" });
const EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const Tags = [{ Key: "team", Value: "a + b" }];
const stage = [{ Key: "stage", Value: "test" }];
const names = (items, key) => items.map((item) => item[key]);

// Calls every operation, and leaves nothing behind.
export async function live({ id, iam }) {
  assert.equal((await iam.getUser({})).User.Arn, `arn:aws:iam::${id}:root`);
  assert.deepEqual((await iam.listAccountAliases({})).AccountAliases, []);
  const PolicyArn = await policy(id, iam);
  await role(id, iam, PolicyArn);
  await profile(iam);
  const linked = (await iam.createServiceLinkedRole({ AWSServiceName: "ecs.amazonaws.com" })).Role.RoleName;
  const { DeletionTaskId } = await iam.deleteServiceLinkedRole({ RoleName: linked });
  assert.equal((await iam.getServiceLinkedRoleDeletionStatus({ DeletionTaskId })).Status, "SUCCEEDED");
  await iam.deleteRole({ RoleName: "task" });
  await iam.deletePolicy({ PolicyArn });
  assert.deepEqual([(await iam.listRoles({})).Roles, (await iam.listPolicies({ Scope: "Local" })).Policies], [[], []]);
}

async function policy(id, iam) {
  const { Policy } = await iam.createPolicy({ PolicyName: "read", Path: "/orders/", PolicyDocument: READ, Tags });
  const PolicyArn = `arn:aws:iam::${id}:policy/orders/read`;
  assert.deepEqual([Policy.Arn, Policy.AttachmentCount, Policy.Tags], [PolicyArn, 0, Tags]);
  assert.ok(Policy.CreateDate instanceof Date);
  await iam.createPolicyVersion({ PolicyArn, PolicyDocument: READ });
  await iam.setDefaultPolicyVersion({ PolicyArn, VersionId: "v2" });
  assert.equal(decodeURIComponent((await iam.getPolicyVersion({ PolicyArn, VersionId: "v2" })).PolicyVersion.Document), READ);
  assert.deepEqual(names(await agree(iam, "ListPolicyVersions", 1, { PolicyArn }, 2), "VersionId"), ["v2", "v1"]);
  await iam.deletePolicyVersion({ PolicyArn, VersionId: "v1" });
  await iam.tagPolicy({ PolicyArn, Tags: stage });
  await iam.untagPolicy({ PolicyArn, TagKeys: ["team"] });
  assert.deepEqual((await iam.listPolicyTags({ PolicyArn })).Tags, stage);
  assert.deepEqual(names(await agree(iam, "ListPolicies", 1, { Scope: "Local", PathPrefix: "/orders/" }), "PolicyName"), ["read"]);
  assert.equal((await iam.getPolicy({ PolicyArn })).Policy.DefaultVersionId, "v2");
  return PolicyArn;
}

async function role(id, iam, PolicyArn) {
  const RoleName = "task";
  const { Role } = await iam.createRole({ RoleName, Path: "/orders/", AssumeRolePolicyDocument: TASKS, Tags });
  assert.deepEqual([Role.Arn, decodeURIComponent(Role.AssumeRolePolicyDocument)], [`arn:aws:iam::${id}:role/orders/task`, TASKS]);
  await iam.updateRole({ RoleName, MaxSessionDuration: 7200 });
  assert.equal((await iam.updateRoleDescription({ RoleName, Description: "pulls" })).Role.Description, "pulls");
  await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: TASKS });
  await iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: PolicyArn });
  const found = (await iam.getRole({ RoleName })).Role;
  assert.deepEqual([found.MaxSessionDuration, found.PermissionsBoundary.PermissionsBoundaryArn], [7200, PolicyArn]);
  await iam.deleteRolePermissionsBoundary({ RoleName });
  assert.deepEqual(names(await agree(iam, "ListRoles", 1, { PathPrefix: "/orders/" }), "RoleName"), [RoleName]);
  await iam.putRolePolicy({ RoleName, PolicyName: "inline", PolicyDocument: READ });
  assert.equal(decodeURIComponent((await iam.getRolePolicy({ RoleName, PolicyName: "inline" })).PolicyDocument), READ);
  assert.deepEqual(await agree(iam, "ListRolePolicies", 1, { RoleName }), ["inline"]);
  await iam.attachRolePolicy({ RoleName, PolicyArn: EXECUTION });
  assert.deepEqual(names(await agree(iam, "ListAttachedRolePolicies", 1, { RoleName }), "PolicyArn"), [EXECUTION]);
  assert.deepEqual(names((await iam.listEntitiesForPolicy({ PolicyArn: EXECUTION })).PolicyRoles, "RoleName"), [RoleName]);
  await refused("DeleteConflict", iam, "deleteRole", { RoleName });
  await iam.detachRolePolicy({ RoleName, PolicyArn: EXECUTION });
  await iam.deleteRolePolicy({ RoleName, PolicyName: "inline" });
  await iam.tagRole({ RoleName, Tags: stage });
  await iam.untagRole({ RoleName, TagKeys: ["team"] });
  assert.deepEqual((await iam.listRoleTags({ RoleName })).Tags, stage);
}

async function profile(iam) {
  const [RoleName, InstanceProfileName] = ["task", "host"];
  assert.deepEqual((await iam.createInstanceProfile({ InstanceProfileName, Tags })).InstanceProfile.Roles, []);
  await iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName });
  assert.deepEqual(names((await iam.getInstanceProfile({ InstanceProfileName })).InstanceProfile.Roles, "RoleName"), [RoleName]);
  assert.deepEqual(names(await agree(iam, "ListInstanceProfiles", 1), "InstanceProfileName"), [InstanceProfileName]);
  assert.deepEqual(names(await agree(iam, "ListInstanceProfilesForRole", 1, { RoleName }), "InstanceProfileName"), [InstanceProfileName]);
  await iam.tagInstanceProfile({ InstanceProfileName, Tags: stage });
  await iam.untagInstanceProfile({ InstanceProfileName, TagKeys: ["team"] });
  assert.deepEqual((await iam.listInstanceProfileTags({ InstanceProfileName })).Tags, stage);
  await refused("DeleteConflict", iam, "deleteInstanceProfile", { InstanceProfileName });
  await iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName });
  await iam.deleteInstanceProfile({ InstanceProfileName });
}

export async function refuse({ iam }) {
  const role = { RoleName: "a", AssumeRolePolicyDocument: TASKS };
  await iam.createRole(role);
  for (const [code, method, input] of [
    ["EntityAlreadyExists", "createRole", { ...role, RoleName: "A" }],
    ["ValidationError", "createRole", { ...role, RoleName: "a b" }],
    ["ValidationError", "createRole", { ...role, RoleName: "b", Path: "orders" }],
    ["MalformedPolicyDocument", "createRole", { RoleName: "b", AssumeRolePolicyDocument: READ }],
    ["MalformedPolicyDocument", "putRolePolicy", { RoleName: "a", PolicyName: "a", PolicyDocument: TASKS }],
    ["NoSuchEntity", "getRole", { RoleName: "b" }],
    ["NoSuchEntity", "attachRolePolicy", { RoleName: "a", PolicyArn: `${EXECUTION}X` }],
    ["NoSuchEntity", "getInstanceProfile", { InstanceProfileName: "b" }],
    ["InvalidInput", "getPolicy", { PolicyArn: "arn:of:nothing:at:all" }],
  ]) {
    await refused(code, iam, method, input);
  }
  await iam.deleteRole({ RoleName: "a" });
}
