// Cloud Control, the schemas of its types, and the Resource Groups Tagging API.
import assert from "node:assert/strict";
import { refused, until } from "./aws.js";

const TypeName = "AWS::SQS::Queue";

// Calls every operation, and leaves nothing behind.
export async function live({ cloud, formation, tagging }) {
  const { Schema } = await formation.describeType({ Type: "RESOURCE", TypeName });
  assert.deepEqual(JSON.parse(Schema).primaryIdentifier, ["/properties/QueueUrl"]);
  const DesiredState = JSON.stringify({ QueueName: "records", Tags: [{ Key: "team", Value: "a" }] });
  const { Identifier } = await ended(cloud, await cloud.createResource({ TypeName, DesiredState }));
  assert.deepEqual((await cloud.listResources({ TypeName })).ResourceDescriptions.map((queue) => queue.Identifier), [Identifier]);
  const PatchDocument = JSON.stringify([{ op: "add", path: "/VisibilityTimeout", value: 60 }]);
  await ended(cloud, await cloud.updateResource({ TypeName, Identifier, PatchDocument }));
  const model = JSON.parse((await cloud.getResource({ TypeName, Identifier })).ResourceDescription.Properties);
  assert.deepEqual([model.VisibilityTimeout, model.Tags], [60, [{ Key: "team", Value: "a" }]]);

  const ResourceARNList = [model.Arn];
  assert.deepEqual((await tagging.tagResources({ ResourceARNList, Tags: { record: "test" } })).FailedResourcesMap, {});
  const { ResourceTagMappingList } = await tagging.getResources({ TagFilters: [{ Key: "record", Values: ["test"] }] });
  assert.deepEqual(ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN), ResourceARNList);
  assert.ok((await tagging.getTagKeys({})).TagKeys.includes("record"));
  assert.deepEqual((await tagging.getTagValues({ Key: "record" })).TagValues, ["test"]);
  assert.deepEqual((await tagging.untagResources({ ResourceARNList, TagKeys: ["record"] })).FailedResourcesMap, {});

  const { RequestToken, EventTime } = await ended(cloud, await cloud.deleteResource({ TypeName, Identifier }));
  assert.ok(EventTime instanceof Date);
  await refused("ValidationException", cloud, "cancelResourceRequest", { RequestToken });
  const listed = await cloud.listResourceRequests({ ResourceRequestStatusFilter: { Operations: ["DELETE"] } });
  assert.deepEqual(listed.ResourceRequestStatusSummaries.map((request) => request.RequestToken), [RequestToken]);
  await cancel(cloud);
}

// A certificate whose domain is not proven keeps its request in progress.
async function cancel(cloud) {
  const certificate = { TypeName: "AWS::CertificateManager::Certificate" };
  const DesiredState = JSON.stringify({ DomainName: "records.example.com", ValidationMethod: "DNS" });
  const { RequestToken } = (await cloud.createResource({ ...certificate, DesiredState })).ProgressEvent;
  const { Identifier, OperationStatus } = (await cloud.getResourceRequestStatus({ RequestToken })).ProgressEvent;
  assert.equal(OperationStatus, "IN_PROGRESS");
  assert.equal((await cloud.cancelResourceRequest({ RequestToken })).ProgressEvent.OperationStatus, "CANCEL_IN_PROGRESS");
  assert.equal((await cloud.getResourceRequestStatus({ RequestToken })).ProgressEvent.OperationStatus, "CANCEL_COMPLETE");
  await ended(cloud, await cloud.deleteResource({ ...certificate, Identifier }));
}

export async function refuse({ cloud, formation, tagging }) {
  for (const [code, client, method, input] of [
    ["TypeNotFoundException", cloud, "createResource", { TypeName: "AWS::SQS::Topic", DesiredState: "{}" }],
    ["ValidationException", cloud, "createResource", { TypeName, DesiredState: '{"Colour":"red"}' }],
    ["UnsupportedActionException", cloud, "listResources", { TypeName: "AWS::Route53::RecordSet" }],
    ["ResourceNotFoundException", cloud, "getResource", { TypeName: "AWS::Logs::LogGroup", Identifier: "nobody" }],
    ["RequestTokenNotFoundException", cloud, "getResourceRequestStatus", { RequestToken: "nobody" }],
    ["TypeNotFoundException", formation, "describeType", { Type: "RESOURCE", TypeName: "AWS::SQS::Topic" }],
    ["InvalidParameterException", tagging, "getResources", { PaginationToken: "nobody" }],
  ]) {
    await refused(code, client, method, input);
  }
}

async function ended(cloud, { ProgressEvent: { RequestToken } }) {
  await until(cloud, "ResourceRequestSuccess", { RequestToken });
  return (await cloud.getResourceRequestStatus({ RequestToken })).ProgressEvent;
}
