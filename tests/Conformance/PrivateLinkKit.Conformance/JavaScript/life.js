// Builds both sides of the Task API, reads everything back, changes everything, and takes them down: every operation is called.
import assert from "node:assert/strict";
import { changeBlocks } from "./addressBlocks.js";
import { account } from "./aws.js";
import { changeBalancers, changeEndpoint, changeGroups, changeInterfaces, changeNetwork, changeTasks } from "./change.js";
import { Customer } from "./customer.js";
import { changeInstances } from "./instances.js";
import { changeTemplates } from "./launchTemplates.js";
import { changeAcls } from "./networkAcls.js";
import { remember } from "./parameters.js";
import { Provider } from "./provider.js";
import * as buckets from "./buckets.js";
import * as certificates from "./certificates.js";
import * as gateways from "./gateways.js";
import * as hosts from "./hosts.js";
import * as databases from "./databases.js";
import * as fileSystems from "./fileSystems.js";
import * as logs from "./logs.js";
import * as messages from "./messages.js";
import * as registry from "./registry.js";
import * as resources from "./resources.js";
import * as roles from "./roles.js";
import * as scaling from "./scaling.js";
import * as secretsAndKeys from "./secretsAndKeys.js";
import * as zones from "./zones.js";
import { readAll, readAround, readBalancers, readEndpoints, readNetwork, readTasks, state } from "./read.js";

const [provider, customer] = [account("111111111111"), account("222222222222")];
const ours = await Provider.build(provider, customer.id);
const theirs = await Customer.build(customer, ours.serviceName);
await connect();
await readNetwork(ours);
await readBalancers(ours);
await readTasks(ours);
await readEndpoints(ours, theirs);
await readAround(ours, theirs);
await readAll(provider, process.argv.slice(3));
await changeNetwork(ours);
await changeAcls(ours);
await changeBlocks(ours);
await changeGroups(ours);
await changeInterfaces(theirs);
await changeInstances(theirs);
await changeTemplates(theirs);
await changeBalancers(ours);
await changeTasks(ours);
await changeEndpoint(ours, theirs);
await assume();
await remember(provider);
await roles.live(provider);
await logs.live(provider);
await secretsAndKeys.live(provider);
await registry.live(provider);
await zones.live(provider, { customer, ...theirs });
await certificates.live(provider, ours.albListener, ours.alb);
await messages.live(provider, customer, ours, theirs);
await scaling.live(provider, ours.network);
await hosts.live(provider, ours.network);
await buckets.live(provider);
await fileSystems.live(provider, ours);
await databases.live(provider, ours);
await gateways.live(provider, ours.network, ours.taskGroup, ours.albListener);
await resources.live(provider);
await theirs.delete();
await ours.delete();
await nothingLeft(provider);
await nothingLeft(customer);

async function connect() {
  assert.equal(await state(theirs), "pendingAcceptance");
  const { Unsuccessful } = await provider.ec2.acceptVpcEndpointConnections({ ServiceId: ours.service, VpcEndpointIds: [theirs.endpoint] });
  assert.deepEqual(Unsuccessful, []);
  assert.equal(await state(theirs), "available");
}

async function assume() {
  const { Credentials } = await provider.sts.assumeRole({ RoleArn: "arn:aws:iam::444444444444:role/ops", RoleSessionName: "javascript" });
  assert.ok(Credentials.Expiration instanceof Date);
  const session = account(Credentials.AccessKeyId, { sessionToken: Credentials.SessionToken });
  assert.equal((await session.sts.getCallerIdentity({})).Arn, "arn:aws:sts::444444444444:assumed-role/ops/javascript");
}

async function nothingLeft({ ec2, elb, ecs }) {
  // A new account has a VPC of its own.
  assert.deepEqual((await ec2.describeVpcs({ Filters: [{ Name: "is-default", Values: ["false"] }] })).Vpcs, []);
  assert.deepEqual((await ec2.describeNetworkInterfaces({})).NetworkInterfaces, []);
  assert.deepEqual((await ec2.describeAddresses({})).Addresses, []);
  assert.deepEqual((await ec2.describeVpcEndpointServiceConfigurations({})).ServiceConfigurations, []);
  const { VpcEndpoints } = await ec2.describeVpcEndpoints({});
  assert.deepEqual(VpcEndpoints.filter(({ State }) => !["deleting", "deleted"].includes(State)), []);
  assert.deepEqual((await elb.describeLoadBalancers({})).LoadBalancers, []);
  assert.deepEqual((await elb.describeTargetGroups({})).TargetGroups, []);
  assert.deepEqual((await ecs.listClusters({})).clusterArns, []);
}
