// The SDK recognizes throttling errors and broken connections of every service, retries, and finally gives up.
import assert from "node:assert/strict";
import { account, refused } from "./aws.js";

const { ec2, elb, ecs, sts } = account("111111111111", { maxAttempts: 3 });
const answers = await Promise.all([
  ec2.describeVpcs({}), elb.describeLoadBalancers({}), ecs.listClusters({}), sts.getCallerIdentity({}), ec2.describeRegions({}),
]);
for (const { $metadata } of answers) {
  assert.equal($metadata.attempts, 2);
}
assert.equal((await refused("RequestLimitExceeded", ec2, "describeSubnets")).$metadata.attempts, 3);
