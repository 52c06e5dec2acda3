// CloudWatch Logs: groups, streams and events.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const logGroupName = "/ecs/orders";
const texts = (events) => events.map(({ message }) => message);

// Calls every operation, and leaves nothing behind.
export async function live({ id, logs }) {
  const resourceArn = `arn:aws:logs:eu-west-1:${id}:log-group:${logGroupName}`;
  await logs.createLogGroup({ logGroupName, tags: { team: "a + b" } });
  await logs.putRetentionPolicy({ logGroupName, retentionInDays: 14 });
  const [group] = await agree(logs, "DescribeLogGroups", 1, { logGroupNamePrefix: "/ecs/" });
  assert.deepEqual([group.arn, group.retentionInDays], [`${resourceArn}:*`, 14]);
  await logs.deleteRetentionPolicy({ logGroupName });
  await logs.tagResource({ resourceArn, tags: { stage: "test" } });
  await logs.untagResource({ resourceArn, tagKeys: ["team"] });
  assert.deepEqual((await logs.listTagsForResource({ resourceArn })).tags, { stage: "test" });
  await logs.tagLogGroup({ logGroupName, tags: { team: "b" } });
  await logs.untagLogGroup({ logGroupName, tags: ["stage"] });
  assert.deepEqual((await logs.listTagsLogGroup({ logGroupName })).tags, { team: "b" });

  const stream = { logGroupName, logStreamName: "web/1" };
  const timestamp = Date.now();
  await logs.createLogStream(stream);
  await logs.putLogEvents({ ...stream, logEvents: ["started", "GET /orders 200", "stopped"].map((message) => ({ timestamp, message })) });
  const first = await logs.getLogEvents({ ...stream, limit: 2, startFromHead: true });
  assert.deepEqual(texts(first.events), ["started", "GET /orders 200"]);
  assert.deepEqual(texts((await logs.getLogEvents({ ...stream, nextToken: first.nextForwardToken })).events), ["stopped"]);
  assert.deepEqual(texts((await logs.filterLogEvents({ logGroupName, filterPattern: "?started ?stopped" })).events), ["started", "stopped"]);
  assert.equal((await agree(logs, "DescribeLogStreams", 1, { logGroupName }))[0].lastEventTimestamp, timestamp);
  await logs.deleteLogStream(stream);
  await logs.deleteLogGroup({ logGroupName });
  assert.deepEqual((await logs.describeLogGroups({})).logGroups, []);
}

export async function refuse({ logs }) {
  const group = { logGroupName: "a" };
  await logs.createLogGroup(group);
  for (const [code, method, input] of [
    ["ResourceAlreadyExistsException", "createLogGroup", group],
    ["InvalidParameterException", "createLogGroup", { logGroupName: "a b" }],
    ["InvalidParameterException", "putRetentionPolicy", { ...group, retentionInDays: 2 }],
    ["InvalidParameterException", "filterLogEvents", { ...group, filterPattern: "[a, b]" }],
    ["ResourceNotFoundException", "deleteLogGroup", { logGroupName: "b" }],
    ["ResourceNotFoundException", "getLogEvents", { ...group, logStreamName: "b" }],
  ]) {
    await refused(code, logs, method, input);
  }
  await logs.deleteLogGroup(group);
}
