// Errors of AWS with their codes: unknown ids, malformed values, wrong order, resources of other accounts.
import assert from "node:assert/strict";
import { ClusterContainsServicesException } from "@aws-sdk/client-ecs";
import { ResourceInUseException } from "@aws-sdk/client-elastic-load-balancing-v2";
import { account, filters, refused, until } from "./aws.js";
import { Customer } from "./customer.js";
import { EVERYWHERE, permission } from "./network.js";
import { refuse } from "./parameters.js";
import { Provider } from "./provider.js";
import * as buckets from "./buckets.js";
import * as certificates from "./certificates.js";
import * as databases from "./databases.js";
import * as fileSystems from "./fileSystems.js";
import * as logs from "./logs.js";
import * as registry from "./registry.js";
import * as resources from "./resources.js";
import * as roles from "./roles.js";
import * as gateways from "./gateways.js";
import * as scaling from "./scaling.js";
import * as secretsAndKeys from "./secretsAndKeys.js";
import * as zones from "./zones.js";
import * as messages from "./messages.js";

const NOBODY = "0123456789abcdef0";
const [provider, customer, stranger] = ["1", "2", "3"].map((digit) => account(digit.repeat(12)));
const ours = await Provider.build(provider, customer.id);
const theirs = await Customer.build(customer, ours.serviceName);
await unknown(provider);
await network(ours);
await groups(ours);
await balancers(ours);
await tasks(ours);
await services(ours, theirs);
await endpoints(ours, theirs);
await identities(provider);
await refuse(provider);
await roles.refuse(provider);
await logs.refuse(provider);
await secretsAndKeys.refuse(provider);
await certificates.refuse(provider);
await scaling.refuse(provider);
await gateways.refuse(provider);
await registry.refuse(provider);
await zones.refuse(provider);
await messages.refuse(provider);
await buckets.refuse(provider);
await fileSystems.refuse(provider);
await databases.refuse(provider);
await resources.refuse(provider);

async function unknown({ ec2, elb, ecs }) {
  for (const [code, client, method, input] of [
    ["InvalidVpcID.NotFound", ec2, "describeVpcs", { VpcIds: [`vpc-${NOBODY}`] }],
    ["InvalidVpcID.NotFound", ec2, "deleteVpc", { VpcId: `vpc-${NOBODY}` }],
    ["InvalidVpcID.NotFound", ec2, "createSubnet", { VpcId: `vpc-${NOBODY}`, CidrBlock: "10.0.0.0/24" }],
    ["InvalidVpcID.NotFound", ec2, "createSecurityGroup", { VpcId: `vpc-${NOBODY}`, GroupName: "a", Description: "a" }],
    ["InvalidSubnetID.NotFound", ec2, "describeSubnets", { SubnetIds: [`subnet-${NOBODY}`] }],
    ["InvalidSubnetID.NotFound", ec2, "deleteSubnet", { SubnetId: `subnet-${NOBODY}` }],
    ["InvalidInternetGatewayID.NotFound", ec2, "deleteInternetGateway", { InternetGatewayId: `igw-${NOBODY}` }],
    ["InvalidAllocationID.NotFound", ec2, "describeAddresses", { AllocationIds: [`eipalloc-${NOBODY}`] }],
    ["InvalidAllocationID.NotFound", ec2, "releaseAddress", { AllocationId: `eipalloc-${NOBODY}` }],
    ["NatGatewayNotFound", ec2, "describeNatGateways", { NatGatewayIds: [`nat-${NOBODY}`] }],
    ["NatGatewayNotFound", ec2, "deleteNatGateway", { NatGatewayId: `nat-${NOBODY}` }],
    ["InvalidRouteTableID.NotFound", ec2, "describeRouteTables", { RouteTableIds: [`rtb-${NOBODY}`] }],
    ["InvalidRouteTableID.NotFound", ec2, "deleteRouteTable", { RouteTableId: `rtb-${NOBODY}` }],
    ["InvalidAssociationID.NotFound", ec2, "disassociateRouteTable", { AssociationId: `rtbassoc-${NOBODY}` }],
    ["InvalidGroup.NotFound", ec2, "describeSecurityGroups", { GroupIds: [`sg-${NOBODY}`] }],
    ["InvalidGroup.NotFound", ec2, "deleteSecurityGroup", { GroupId: `sg-${NOBODY}` }],
    ["InvalidSecurityGroupRuleId.NotFound", ec2, "describeSecurityGroupRules", { SecurityGroupRuleIds: [`sgr-${NOBODY}`] }],
    ["InvalidNetworkInterfaceID.NotFound", ec2, "describeNetworkInterfaces", { NetworkInterfaceIds: [`eni-${NOBODY}`] }],
    ["InvalidInstanceID.NotFound", ec2, "describeInstances", { InstanceIds: [`i-${NOBODY}`] }],
    ["InvalidVpcEndpointServiceId.NotFound", ec2, "describeVpcEndpointServiceConfigurations", { ServiceIds: [`vpce-svc-${NOBODY}`] }],
    ["InvalidVpcEndpointServiceId.NotFound", ec2, "describeVpcEndpointServicePermissions", { ServiceId: `vpce-svc-${NOBODY}` }],
    ["InvalidVpcEndpointServiceId.NotFound", ec2, "acceptVpcEndpointConnections", { ServiceId: `vpce-svc-${NOBODY}`, VpcEndpointIds: [`vpce-${NOBODY}`] }],
    ["InvalidServiceName", ec2, "describeVpcEndpointServices", { ServiceNames: [`com.amazonaws.vpce.eu-west-1.vpce-svc-${NOBODY}`] }],
    ["InvalidVpcEndpointId.NotFound", ec2, "describeVpcEndpoints", { VpcEndpointIds: [`vpce-${NOBODY}`] }],
    ["InvalidInternetGatewayId.Malformed", ec2, "describeInternetGateways", { InternetGatewayIds: ["igw-1"] }],
    ["NatGatewayMalformed", ec2, "describeNatGateways", { NatGatewayIds: ["nat-1"] }],
    ["InvalidRouteTableId.Malformed", ec2, "describeRouteTables", { RouteTableIds: ["rtb-1"] }],
    ["InvalidGroupId.Malformed", ec2, "describeSecurityGroups", { GroupIds: ["sg-1"] }],
    ["InvalidNetworkInterfaceId.Malformed", ec2, "describeNetworkInterfaces", { NetworkInterfaceIds: ["eni-1"] }],
    ["InvalidInstanceID.Malformed", ec2, "describeInstances", { InstanceIds: ["i-1"] }],
    ["InvalidVpcEndpointId.Malformed", ec2, "describeVpcEndpoints", { VpcEndpointIds: ["vpce-1"] }],
    ["InvalidAMIID.Malformed", ec2, "runInstances", { ImageId: "ami-1", MinCount: 1, MaxCount: 1 }],
    ["FilterLimitExceeded", ec2, "describeVpcs", { Filters: filters({ "vpc-id": Array.from({ length: 201 }, (_, number) => `vpc-${number}`) }) }],
    ["LoadBalancerNotFound", elb, "describeLoadBalancers", { Names: ["nobody"] }],
    ["TargetGroupNotFound", elb, "describeTargetGroups", { Names: ["nobody"] }],
    ["ClusterNotFoundException", ecs, "listServices", { cluster: "nobody" }],
    ["ClusterNotFoundException", ecs, "deleteCluster", { cluster: "nobody" }],
    ["ClientException", ecs, "describeTaskDefinition", { taskDefinition: "nobody" }],
  ]) {
    await refused(code, client, method, input);
  }
  assert.equal((await ecs.describeClusters({ clusters: ["nobody"] })).failures[0].reason, "MISSING");
  assert.deepEqual((await ec2.describeVpcs({ Filters: filters({ "vpc-id": `vpc-${NOBODY}` }) })).Vpcs, []);
  await refused("InvalidParameterValue", ec2, "describeVpcs", { Filters: filters({ "no-such-filter": "a" }) });
  await refused("MissingParameter", ec2, "createSubnet", { CidrBlock: "10.0.0.0/24" });
}

async function network({ ec2, network: { vpc: VpcId, tables: [RouteTableId], gateway, public: [subnet], private: [inside], address } }) {
  await refused("InvalidVpc.Range", ec2, "createVpc", { CidrBlock: "10.0.0.0/8" });
  await refused("InvalidVpc.Range", ec2, "createVpc", { CidrBlock: "10.0.0.0/29" });
  await refused("InvalidSubnet.Range", ec2, "createSubnet", { VpcId, CidrBlock: "10.9.0.0/24" });
  await refused("InvalidSubnet.Conflict", ec2, "createSubnet", { VpcId, CidrBlock: "10.100.100.128/27" });
  await refused("InvalidParameterValue", ec2, "createSubnet", { VpcId, CidrBlock: "10.100.100.0/28", AvailabilityZone: "eu-west-1z" });
  await refused("RouteAlreadyExists", ec2, "createRoute", { RouteTableId, DestinationCidrBlock: EVERYWHERE, GatewayId: gateway });
  await refused("InvalidRoute.NotFound", ec2, "deleteRoute", { RouteTableId, DestinationCidrBlock: "192.0.2.0/24" });
  await refused("DependencyViolation", ec2, "deleteVpc", { VpcId });
  await refused("DependencyViolation", ec2, "deleteSubnet", { SubnetId: inside });
  await refused("DependencyViolation", ec2, "deleteRouteTable", { RouteTableId });
  await refused("DependencyViolation", ec2, "detachInternetGateway", { InternetGatewayId: gateway, VpcId });
  await refused("InvalidIPAddress.InUse", ec2, "releaseAddress", { AllocationId: address });
  await refused("DryRunOperation", ec2, "createVpc", { CidrBlock: "10.0.0.0/16", DryRun: true });
  await refused("InvalidParameterValue", ec2, "createTags", { Resources: [VpcId], Tags: [{ Key: "aws:a", Value: "b" }] });
  const tooMany = Array.from({ length: 51 }, (_, number) => ({ Key: `${number}`, Value: "" }));
  await refused("TagLimitExceeded", ec2, "createTags", { Resources: [VpcId], Tags: tooMany });
  await repeated(ec2, subnet);
}

// Creates a NAT gateway twice with one token, and waits in vain for it after its deletion.
async function repeated(ec2, SubnetId) {
  const { AllocationId } = await ec2.allocateAddress({ Domain: "vpc" });
  const again = { SubnetId, AllocationId, ClientToken: "again" };
  const made = [await ec2.createNatGateway(again), await ec2.createNatGateway(again)].map(({ NatGateway }) => NatGateway.NatGatewayId);
  assert.equal(made[0], made[1]);
  await refused("IdempotentParameterMismatch", ec2, "createNatGateway", { ...again, ConnectivityType: "private", AllocationId: undefined });
  await ec2.deleteNatGateway({ NatGatewayId: made[0] });
  await until(ec2, "NatGatewayDeleted", { NatGatewayIds: [made[0]] });
  await assert.rejects(until(ec2, "NatGatewayAvailable", { NatGatewayIds: [made[0]] }), /FAILURE/);
}

async function groups({ ec2, albGroup: GroupId, nlbGroup, network: { vpc: VpcId } }) {
  const rule = permission(8888, { UserIdGroupPairs: [{ GroupId: nlbGroup }] });
  await refused("InvalidGroup.Duplicate", ec2, "createSecurityGroup", { GroupName: "ALB", Description: "a", VpcId });
  await refused("InvalidParameterValue", ec2, "createSecurityGroup", { GroupName: "sg-a", Description: "a", VpcId });
  await refused("InvalidPermission.Duplicate", ec2, "authorizeSecurityGroupIngress", { GroupId, IpPermissions: [rule] });
  await refused("InvalidPermission.NotFound", ec2, "revokeSecurityGroupIngress", {
    GroupId, IpPermissions: [permission(1, { IpRanges: [{ CidrIp: EVERYWHERE }] })],
  });
  await refused("InvalidGroup.NotFound", ec2, "authorizeSecurityGroupIngress", {
    GroupId, IpPermissions: [permission(1, { UserIdGroupPairs: [{ GroupId: `sg-${NOBODY}` }] })],
  });
  await refused("DependencyViolation", ec2, "deleteSecurityGroup", { GroupId: nlbGroup });
  const [standard] = (await ec2.describeSecurityGroups({ Filters: filters({ "vpc-id": VpcId, "group-name": "default" }) })).SecurityGroups;
  await refused("CannotDelete", ec2, "deleteSecurityGroup", { GroupId: standard.GroupId });
}

async function balancers({ elb, alb, nlb, albGroup, albListener, albTargets, taskTargets, network: { vpc: VpcId, private: Subnets } }) {
  const forward = [{ Type: "forward", TargetGroupArn: taskTargets }];
  const same = await elb.createLoadBalancer({ Name: "alb", Scheme: "internal", Subnets, SecurityGroups: [albGroup] });
  assert.equal(same.LoadBalancers[0].LoadBalancerArn, alb);
  await refused("DuplicateLoadBalancerName", elb, "createLoadBalancer", { Name: "alb", Subnets });
  await refused("ValidationError", elb, "createLoadBalancer", { Name: "internal-alb", Subnets });
  await refused("SubnetNotFound", elb, "createLoadBalancer", { Name: "other", Subnets: [`subnet-${NOBODY}`], Type: "network" });
  await refused("ValidationError", elb, "createLoadBalancer", { Name: "other", Subnets: Subnets.slice(1) });
  await refused("DuplicateTargetGroupName", elb, "createTargetGroup", { Name: "tasks", TargetType: "ip", Protocol: "HTTP", Port: 81, VpcId });
  await refused("ValidationError", elb, "createTargetGroup", { Name: "other", TargetType: "ip" });
  await refused("IncompatibleProtocols", elb, "createListener", { LoadBalancerArn: nlb, Protocol: "TCP", Port: 81, DefaultActions: forward });
  await refused("DuplicateListener", elb, "createListener", {
    LoadBalancerArn: alb, Protocol: "HTTP", Port: 8888, DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
  });
  const other = (await elb.createLoadBalancer({ Name: "other", Scheme: "internal", Subnets, SecurityGroups: [albGroup] })).LoadBalancers[0].LoadBalancerArn;
  await refused("TargetGroupAssociationLimit", elb, "createListener", { LoadBalancerArn: other, Protocol: "HTTP", Port: 80, DefaultActions: forward });
  await refused("ValidationError", elb, "registerTargets", { TargetGroupArn: albTargets, Targets: [{ Id: alb, Port: 9999 }] });
  const rule = { ListenerArn: albListener, Priority: 7, Actions: forward };
  await elb.createRule({ ...rule, Conditions: [{ Field: "path-pattern", Values: ["/a"] }] });
  await refused("PriorityInUse", elb, "createRule", { ...rule, Conditions: [{ Field: "path-pattern", Values: ["/b"] }] });
  await refused("InvalidConfigurationRequest", elb, "setSecurityGroups", { LoadBalancerArn: nlb, SecurityGroups: [] });
  const attribute = (Key, Value) => ({ LoadBalancerArn: nlb, Attributes: [{ Key, Value }] });
  await refused("ValidationError", elb, "modifyLoadBalancerAttributes", attribute("no.such.key", "true"));
  await elb.modifyLoadBalancerAttributes(attribute("deletion_protection.enabled", "true"));
  await refused("OperationNotPermitted", elb, "deleteLoadBalancer", { LoadBalancerArn: nlb });
  await elb.modifyLoadBalancerAttributes(attribute("deletion_protection.enabled", "false"));
  assert.ok(await refused("ResourceInUse", elb, "deleteLoadBalancer", { LoadBalancerArn: nlb }) instanceof ResourceInUseException);
  await refused("ResourceInUse", elb, "deleteLoadBalancer", { LoadBalancerArn: alb });
  await refused("ResourceInUse", elb, "deleteTargetGroup", { TargetGroupArn: taskTargets });
  await elb.deleteLoadBalancer({ LoadBalancerArn: alb.replace("/alb/", "/nobody/") });
}

async function tasks({ ecs, cluster, definition, placement }) {
  await refused("InvalidParameterException", ecs, "createService", {
    cluster, serviceName: "task-api", taskDefinition: definition, desiredCount: 0, launchType: "FARGATE", networkConfiguration: placement,
  });
  await refused("InvalidParameterException", ecs, "deleteService", { cluster, service: "task-api" });
  await refused("ServiceNotFoundException", ecs, "updateService", { cluster, service: "nobody", desiredCount: 1 });
  assert.ok(await refused("ClusterContainsServicesException", ecs, "deleteCluster", { cluster }) instanceof ClusterContainsServicesException);
  await refused("ClientException", ecs, "registerTaskDefinition", {
    family: "a", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "4096", containerDefinitions: [{ name: "a", image: "a" }],
  });
  assert.equal((await ecs.describeServices({ cluster, services: ["nobody"] })).failures[0].reason, "MISSING");
  assert.equal((await ecs.describeTasks({ cluster, tasks: ["0".repeat(32)] })).failures[0].reason, "MISSING");
}

async function services({ ec2, service: ServiceId, nlb }, { endpoint }) {
  const { message } = await refused("InvalidParameter", ec2, "createVpcEndpointServiceConfiguration", { NetworkLoadBalancerArns: [nlb] });
  assert.match(message, /already associated with another VPC Endpoint Service/);
  const deleted = await ec2.deleteVpcEndpointServiceConfigurations({ ServiceIds: [ServiceId, `vpce-svc-${NOBODY}`] });
  assert.deepEqual(
    Object.fromEntries(deleted.Unsuccessful.map(({ ResourceId, Error: { Code } }) => [ResourceId, Code])),
    { [ServiceId]: "ExistingVpcEndpointConnections", [`vpce-svc-${NOBODY}`]: "InvalidVpcEndpointService.NotFound" });
  const accepted = await ec2.acceptVpcEndpointConnections({ ServiceId, VpcEndpointIds: [`vpce-${NOBODY}`, endpoint] });
  assert.deepEqual(accepted.Unsuccessful.map(({ ResourceId }) => ResourceId), [`vpce-${NOBODY}`]);
  await refused("InvalidPrincipal", ec2, "modifyVpcEndpointServicePermissions", { ServiceId, AddAllowedPrincipals: ["nobody"] });
  await refused("ExistingVpcEndpointConnections", ec2, "modifyVpcEndpointServiceConfiguration", { ServiceId, RemoveNetworkLoadBalancerArns: [nlb] });
}

async function endpoints({ serviceName }, { ec2, network, endpoint }) {
  const wanted = { VpcEndpointType: "Interface", VpcId: network.vpc, ServiceName: serviceName, PrivateDnsEnabled: false };
  const [subnet] = network.public;
  await refused("DuplicateSubnetsInSameZone", ec2, "createVpcEndpoint", { ...wanted, SubnetIds: [subnet, network.private[0]] });
  await refused("InvalidParameter", ec2, "createVpcEndpoint", { ...wanted, SubnetIds: [subnet], PrivateDnsEnabled: true });
  await refused("InvalidSubnetID.NotFound", ec2, "createVpcEndpoint", { ...wanted, SubnetIds: [`subnet-${NOBODY}`] });

  const { VpcId } = (await stranger.ec2.createVpc({ CidrBlock: "10.3.0.0/24" })).Vpc;
  await refused("InvalidServiceName", stranger.ec2, "createVpcEndpoint", { ...wanted, VpcId });
  await refused("InvalidServiceName", stranger.ec2, "describeVpcEndpointServices", { ServiceNames: [serviceName] });
  const { Unsuccessful } = await ec2.deleteVpcEndpoints({ VpcEndpointIds: [`vpce-${NOBODY}`, endpoint] });
  assert.deepEqual(Unsuccessful.map(({ ResourceId, Error: { Code } }) => [ResourceId, Code]), [[`vpce-${NOBODY}`, "InvalidVpcEndpoint.NotFound"]]);
}

async function identities({ sts }) {
  const RoleArn = "arn:aws:iam::444444444444:role/ops";
  await refused("ValidationError", sts, "assumeRole", { RoleArn, RoleSessionName: "a" });
  await refused("ValidationError", sts, "assumeRole", { RoleArn, RoleSessionName: "ops", DurationSeconds: 60 });
  assert.equal((await account("AKIAIOSFODNN7EXAMPLE").sts.getCallerIdentity({})).Account, "000000000000");
}
