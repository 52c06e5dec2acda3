// Changes everything that can be changed.
import assert from "node:assert/strict";
import { filters, until } from "./aws.js";
import { EVERYWHERE, permission } from "./network.js";
import { agree } from "./pages.js";
import { IMAGE } from "./provider.js";
import { state } from "./read.js";

export async function changeNetwork({ ec2, network }) {
  const [subnet] = network.public;
  await ec2.modifySubnetAttribute({ SubnetId: subnet, MapPublicIpOnLaunch: { Value: true } });
  assert.equal((await ec2.describeSubnets({ SubnetIds: [subnet] })).Subnets[0].MapPublicIpOnLaunch, true);
  const Resources = [network.vpc, subnet];
  await ec2.createTags({ Resources, Tags: [{ Key: "team", Value: "a & b" }, { Key: "empty", Value: "" }] });
  const { Tags } = (await ec2.describeVpcs({ VpcIds: [network.vpc] })).Vpcs[0];
  assert.deepEqual(Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])), { Name: "task-api", team: "a & b", empty: "" });
  await ec2.deleteTags({ Resources, Tags: [{ Key: "team" }, { Key: "empty" }] });

  const route = { RouteTableId: network.tables[0], DestinationCidrBlock: "192.0.2.0/24" };
  assert.equal((await ec2.createRoute({ ...route, GatewayId: network.gateway })).Return, true);
  await ec2.replaceRoute({ ...route, NatGatewayId: network.nat });
  await ec2.deleteRoute(route);
  const replaced = await ec2.replaceRouteTableAssociation({ AssociationId: network.associations[3], RouteTableId: network.tables[0] });
  assert.equal(replaced.AssociationState.State, "associated");
  network.associations[3] = replaced.NewAssociationId;
}

export async function changeGroups({ ec2, network }) {
  const GroupId = await network.group("spare");
  const added = await ec2.authorizeSecurityGroupIngress({
    GroupId, IpPermissions: [permission(443, { IpRanges: [{ CidrIp: EVERYWHERE, Description: "old" }] })],
  });
  const { SecurityGroupRuleId } = added.SecurityGroupRules[0];
  await ec2.updateSecurityGroupRuleDescriptionsIngress({ GroupId, SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: "new" }] });
  await ec2.updateSecurityGroupRuleDescriptionsEgress({
    GroupId, IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: EVERYWHERE, Description: "out" }] }],
  });
  await ec2.modifySecurityGroupRules({ GroupId, SecurityGroupRules: [{
    SecurityGroupRuleId, SecurityGroupRule: { IpProtocol: "tcp", FromPort: 444, ToPort: 444, CidrIpv4: "10.0.0.0/8", Description: "newest" },
  }] });
  const rules = await agree(ec2, "DescribeSecurityGroupRules", 5, { Filters: filters({ "group-id": GroupId }) });
  const [ingress, egress] = [false, true].map((way) => rules.find(({ IsEgress }) => IsEgress === way));
  assert.deepEqual([ingress.FromPort, ingress.Description, egress.Description], [444, "newest", "out"]);
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] });
  await ec2.deleteSecurityGroup({ GroupId });
}

export async function changeInterfaces({ ec2, network, group, instance }) {
  const { NetworkInterfaceId } = (await ec2.createNetworkInterface({ SubnetId: network.public[0], Groups: [group], Description: "old" })).NetworkInterface;
  await ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Description: { Value: "new" } });
  await until(ec2, "NetworkInterfaceAvailable", { NetworkInterfaceIds: [NetworkInterfaceId] });
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [NetworkInterfaceId] });
  assert.equal(NetworkInterfaces[0].Description, "new");
  const { AllocationId } = await ec2.allocateAddress({ Domain: "vpc" });
  const { AssociationId } = await ec2.associateAddress({ AllocationId, NetworkInterfaceId });
  assert.equal((await ec2.describeAddresses({ AllocationIds: [AllocationId] })).Addresses[0].NetworkInterfaceId, NetworkInterfaceId);
  await ec2.disassociateAddress({ AssociationId });
  await ec2.releaseAddress({ AllocationId });
  await ec2.deleteNetworkInterface({ NetworkInterfaceId });
  await ec2.modifyInstanceAttribute({ InstanceId: instance, Groups: [group] });
}

export async function changeBalancers({ elb, network, alb, nlb, nlbGroup, nlbListener }) {
  const { TargetGroupArn } = (await elb.createTargetGroup({
    Name: "spare", TargetType: "ip", Protocol: "HTTP", Port: 8080, VpcId: network.vpc,
  })).TargetGroups[0];
  await elb.modifyTargetGroup({ TargetGroupArn, HealthCheckPath: "/health", HealthCheckIntervalSeconds: 15, Matcher: { HttpCode: "200-299" } });
  await elb.modifyTargetGroupAttributes({ TargetGroupArn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "0" }] });
  assert.equal(attributes(await elb.describeTargetGroupAttributes({ TargetGroupArn }))["deregistration_delay.timeout_seconds"], "0");
  assert.equal(attributes(await elb.describeLoadBalancerAttributes({ LoadBalancerArn: alb }))["routing.http.drop_invalid_header_fields.enabled"], "true");
  for (const EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic of ["off", "on"]) {
    const set = await elb.setSecurityGroups({ LoadBalancerArn: nlb, SecurityGroups: [nlbGroup], EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic });
    assert.equal(set.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
  }
  assert.equal((await elb.setSubnets({ LoadBalancerArn: alb, Subnets: network.private })).AvailabilityZones.length, 2);
  await elb.modifyListenerAttributes({ ListenerArn: nlbListener, Attributes: [{ Key: "tcp.idle_timeout.seconds", Value: "400" }] });
  assert.equal(attributes(await elb.describeListenerAttributes({ ListenerArn: nlbListener }))["tcp.idle_timeout.seconds"], "400");
  await changeListener(elb, alb, TargetGroupArn);

  const Targets = [{ Id: "10.100.100.200", Port: 81 }];
  await elb.registerTargets({ TargetGroupArn, Targets });
  assert.equal((await elb.describeTargetHealth({ TargetGroupArn })).TargetHealthDescriptions.length, 1);
  await elb.deregisterTargets({ TargetGroupArn, Targets });
  await elb.deleteTargetGroup({ TargetGroupArn });
}

async function changeListener(elb, LoadBalancerArn, TargetGroupArn) {
  const { ListenerArn } = (await elb.createListener({
    LoadBalancerArn, Protocol: "HTTP", Port: 81,
    DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain", MessageBody: "no" } }],
  })).Listeners[0];
  await elb.modifyListener({
    ListenerArn, Port: 82, DefaultActions: [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Port: "443", Protocol: "HTTPS" } }],
  });
  const { RuleArn } = (await elb.createRule({
    ListenerArn, Priority: 5, Tags: [{ Key: "Name", Value: "spare" }],
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/a/*"] } }, { Field: "host-header", HostHeaderConfig: { Values: ["a.test"] } }],
    Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }] } }],
  })).Rules[0];
  await elb.modifyRule({ RuleArn, Conditions: [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } }] });
  await elb.setRulePriorities({ RulePriorities: [{ RuleArn, Priority: 6 }] });
  assert.deepEqual((await agree(elb, "DescribeRules", 1, { ListenerArn })).map(({ Priority }) => Priority), ["6", "default"]);

  const ResourceArns = [TargetGroupArn, RuleArn];
  await elb.addTags({ ResourceArns, Tags: [{ Key: "team", Value: "<a>" }] });
  const { TagDescriptions } = await elb.describeTags({ ResourceArns: [...ResourceArns, LoadBalancerArn] });
  assert.deepEqual(TagDescriptions.map(({ Tags }) => Tags.length), [1, 2, 0]);
  await elb.removeTags({ ResourceArns, TagKeys: ["team"] });
  await elb.deleteRule({ RuleArn });
  await elb.deleteListener({ ListenerArn });
}

export async function changeTasks({ ecs, cluster, definition, placement }) {
  await ecs.updateCluster({ cluster, settings: [{ name: "containerInsights", value: "enabled" }] });
  const { serviceArn: resourceArn } = (await ecs.describeServices({ cluster, services: ["task-api"], include: ["TAGS"] })).services[0];
  await ecs.tagResource({ resourceArn, tags: [{ key: "team", value: "a" }] });
  assert.deepEqual((await ecs.listTagsForResource({ resourceArn })).tags, [{ key: "team", value: "a" }]);
  await ecs.untagResource({ resourceArn, tagKeys: ["team"] });
  const task = (await ecs.runTask({
    cluster, taskDefinition: definition, launchType: "FARGATE", networkConfiguration: placement, startedBy: "us",
  })).tasks[0].taskArn;
  await until(ecs, "TasksRunning", { cluster, tasks: [task] });
  assert.deepEqual(await agree(ecs, "ListTasks", 1, { cluster, startedBy: "us" }), [task]);
  await ecs.stopTask({ cluster, task, reason: "enough" });
  await until(ecs, "TasksStopped", { cluster, tasks: [task] });
  assert.equal((await ecs.describeTasks({ cluster, tasks: [task] })).tasks[0].stoppedReason, "enough");

  const { taskDefinitionArn: taskDefinition } = (await ecs.registerTaskDefinition({
    family: "task-api", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "512", memory: "1024", tags: [{ key: "Name", value: "second" }],
    executionRoleArn: "arn:aws:iam::111111111111:role/pull",
    containerDefinitions: [{
      name: "demo", image: IMAGE, essential: true, environment: [{ name: "A", value: "b" }], command: ["run"],
      portMappings: [{ containerPort: 8080, protocol: "tcp" }],
      logConfiguration: {
        logDriver: "awslogs", options: { "awslogs-group": "task-api", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "task" },
      },
    }],
  })).taskDefinition;
  assert.deepEqual((await ecs.describeTaskDefinition({ taskDefinition, include: ["TAGS"] })).tags, [{ key: "Name", value: "second" }]);
  await ecs.deregisterTaskDefinition({ taskDefinition });
  assert.deepEqual(await agree(ecs, "ListTaskDefinitions", 1, { status: "INACTIVE" }), [taskDefinition]);
  assert.equal((await ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinition] })).taskDefinitions[0].status, "DELETE_IN_PROGRESS");
}

export async function changeEndpoint({ ec2, service: ServiceId }, theirs) {
  const [leave, stay] = theirs.network.public;
  await theirs.ec2.modifyVpcEndpoint({ VpcEndpointId: theirs.endpoint, RemoveSubnetIds: [leave] });
  assert.deepEqual((await theirs.ec2.describeVpcEndpoints({ VpcEndpointIds: [theirs.endpoint] })).VpcEndpoints[0].SubnetIds, [stay]);
  await ec2.modifyVpcEndpointServiceConfiguration({ ServiceId, PrivateDnsName: "tasks.example.com" });
  await ec2.startVpcEndpointServicePrivateDnsVerification({ ServiceId });
  await ec2.modifyVpcEndpointServicePayerResponsibility({ ServiceId, PayerResponsibility: "ServiceOwner" });
  const [service] = (await ec2.describeVpcEndpointServiceConfigurations({ ServiceIds: [ServiceId] })).ServiceConfigurations;
  assert.deepEqual([service.PrivateDnsName, service.PayerResponsibility], ["tasks.example.com", "ServiceOwner"]);
  assert.deepEqual((await ec2.rejectVpcEndpointConnections({ ServiceId, VpcEndpointIds: [theirs.endpoint] })).Unsuccessful, []);
  assert.equal(await state(theirs), "rejected");
}

const attributes = ({ Attributes }) => Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
