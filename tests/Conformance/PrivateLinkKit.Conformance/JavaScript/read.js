// Reads the resources of both sides, page by page if the SDK has a paginator.
import assert from "node:assert/strict";
import { filters, sameItems, until } from "./aws.js";
import { agree } from "./pages.js";

export async function readNetwork({ ec2, id, network, taskGroup }) {
  const [vpc] = await agree(ec2, "DescribeVpcs", 5, { Filters: filters({ "tag:Name": ["task-api", "other"] }) });
  assert.deepEqual([vpc.VpcId, vpc.State, vpc.CidrBlock, vpc.OwnerId], [network.vpc, "available", "10.100.100.0/24", id]);
  assert.deepEqual((await ec2.describeVpcAttribute({ VpcId: vpc.VpcId, Attribute: "enableDnsHostnames" })).EnableDnsHostnames, { Value: true });

  const mine = { Filters: filters({ "vpc-id": vpc.VpcId }) };
  sameItems((await agree(ec2, "DescribeSubnets", 5, mine)).map(({ SubnetId }) => SubnetId), network.subnets);
  assert.equal((await agree(ec2, "DescribeRouteTables", 5, mine)).length, 3);
  assert.equal((await agree(ec2, "DescribeSecurityGroups", 5, mine)).length, 4);
  assert.equal((await agree(ec2, "DescribeNetworkAcls", 5, mine)).length, 1);
  const [nat] = await agree(ec2, "DescribeNatGateways", 5, { Filter: filters({ "vpc-id": vpc.VpcId, "state": "available" }) });
  assert.equal(nat.NatGatewayId, network.nat);
  assert.ok(nat.CreateTime instanceof Date);
  const [gateway] = await agree(ec2, "DescribeInternetGateways", 5, { Filters: filters({ "attachment.vpc-id": vpc.VpcId }) });
  assert.equal(gateway.InternetGatewayId, network.gateway);
  assert.equal((await ec2.describeAddresses({ AllocationIds: [network.address] })).Addresses[0].Domain, "vpc");
  const rules = await agree(ec2, "DescribeSecurityGroupRules", 5, { Filters: filters({ "group-id": taskGroup }) });
  sameItems(rules.map(({ IsEgress }) => IsEgress), [false, true]);
  const tags = await agree(ec2, "DescribeTags", 5, { Filters: filters({ "key": "Name", "resource-type": "vpc" }) });
  assert.deepEqual(tags, [{ Key: "Name", ResourceId: vpc.VpcId, ResourceType: "vpc", Value: "task-api" }]);
  assert.equal((await ec2.describeAvailabilityZones({})).AvailabilityZones.length, 3);
  assert.equal((await ec2.describeRegions({ RegionNames: ["eu-west-1"] })).Regions[0].RegionName, "eu-west-1");
}

export async function readBalancers({ elb, nlb, albTargets, albListener, taskTargets }) {
  const balancers = await agree(elb, "DescribeLoadBalancers", 1);
  sameItems(balancers.map(({ Type, State, Scheme }) => `${Type} ${State.Code} ${Scheme}`), ["application active internal", "network active internal"]);
  assert.equal((await agree(elb, "DescribeListeners", 1, { LoadBalancerArn: nlb }))[0].DefaultActions[0].TargetGroupArn, albTargets);
  assert.deepEqual((await agree(elb, "DescribeRules", 1, { ListenerArn: albListener })).map(({ IsDefault }) => IsDefault), [true]);
  sameItems((await agree(elb, "DescribeTargetGroups", 1)).map(({ TargetType }) => TargetType), ["ip", "alb"]);
  const { TargetHealthDescriptions } = await elb.describeTargetHealth({ TargetGroupArn: taskTargets });
  assert.deepEqual(TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth.State), ["healthy", "healthy"]);
  await agree(elb, "DescribeAccountLimits", 5);
}

export async function readTasks({ ecs, elb, cluster, definition, taskTargets }) {
  assert.deepEqual(await agree(ecs, "ListClusters", 1), [cluster]);
  assert.equal((await ecs.describeClusters({ clusters: [cluster], include: ["TAGS", "SETTINGS"] })).clusters.length, 1);
  assert.equal((await agree(ecs, "ListServices", 1, { cluster })).length, 1);
  assert.deepEqual(await agree(ecs, "ListTaskDefinitions", 1), [definition]);
  assert.deepEqual(await agree(ecs, "ListTaskDefinitionFamilies", 1), ["task-api"]);
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: "task-api" });
  assert.equal(taskDefinition.revision, 1);
  assert.ok(taskDefinition.registeredAt instanceof Date);
  const tasks = await agree(ecs, "ListTasks", 1, { cluster, serviceName: "task-api" });
  await until(ecs, "TasksRunning", { cluster, tasks });
  const described = (await ecs.describeTasks({ cluster, tasks })).tasks;
  const { TargetHealthDescriptions } = await elb.describeTargetHealth({ TargetGroupArn: taskTargets });
  sameItems(
    described.map(({ containers }) => containers[0].networkInterfaces[0].privateIpv4Address), TargetHealthDescriptions.map(({ Target }) => Target.Id));
}

export async function readEndpoints(ours, theirs) {
  const { ec2, service: ServiceId, serviceName, nlb } = ours;
  const [service] = await agree(ec2, "DescribeVpcEndpointServiceConfigurations", 5, { Filters: filters({ "service-name": serviceName }) });
  assert.deepEqual([service.ServiceState, service.NetworkLoadBalancerArns], ["Available", [nlb]]);
  const allowed = await agree(ec2, "DescribeVpcEndpointServicePermissions", 5, { ServiceId });
  assert.deepEqual(allowed.map(({ Principal }) => Principal), [`arn:aws:iam::${theirs.id}:root`]);
  const [connection] = await agree(ec2, "DescribeVpcEndpointConnections", 5, { Filters: filters({ "service-id": ServiceId }) });
  assert.deepEqual([connection.VpcEndpointId, connection.VpcEndpointOwner], [theirs.endpoint, theirs.id]);

  const [endpoint] = await agree(theirs.ec2, "DescribeVpcEndpoints", 5, { Filters: filters({ "vpc-id": theirs.network.vpc }) });
  assert.deepEqual([endpoint.VpcEndpointType, endpoint.Groups], ["Interface", [{ GroupId: theirs.group, GroupName: "endpoint" }]]);
  assert.ok(endpoint.CreationTimestamp instanceof Date);
  assert.match(endpoint.DnsEntries[0].DnsName, new RegExp(`^${theirs.endpoint}-[a-z0-9]{8}\\.${ServiceId}\\.eu-west-1\\.vpce\\.amazonaws\\.com$`));
  const interfaces = await agree(theirs.ec2, "DescribeNetworkInterfaces", 5, { Filters: filters({ "interface-type": "vpc_endpoint" }) });
  sameItems(interfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId), endpoint.NetworkInterfaceIds);
  assert.equal((await agree(theirs.ec2, "DescribeInstances", 5))[0].Instances[0].InstanceId, theirs.instance);
  assert.equal((await agree(theirs.ec2, "DescribeInstanceStatus", 5))[0].InstanceState.Name, "running");
}

// Additional reads of infrastructure tools for the kinds that they manage; reads without parameters are covered elsewhere.
export async function readAround({ ec2, elb, ecs, nlb, albListener, cluster }, theirs) {
  const [{ PrefixListId, Cidrs }] = await agree(ec2, "DescribePrefixLists", 5);
  assert.deepEqual((await agree(ec2, "GetManagedPrefixListEntries", 1, { PrefixListId })).map(({ Cidr }) => Cidr), Cidrs);
  assert.deepEqual((await elb.describeCapacityReservation({ LoadBalancerArn: nlb })).CapacityReservationState, []);
  assert.deepEqual((await elb.describeListenerCertificates({ ListenerArn: albListener })).Certificates, []);
  assert.deepEqual((await ecs.listAttributes({ cluster, targetType: "container-instance" })).attributes, []);

  const InstanceId = theirs.instance;
  assert.deepEqual((await theirs.ec2.describeInstanceAttribute({ InstanceId, Attribute: "instanceType" })).InstanceType, { Value: "t3.micro" });
  const [{ Instances: [{ NetworkInterfaces: [{ NetworkInterfaceId }] }] }] = await agree(theirs.ec2, "DescribeInstances", 5);
  const { Attachment } = await theirs.ec2.describeNetworkInterfaceAttribute({ NetworkInterfaceId, Attribute: "attachment" });
  assert.deepEqual([Attachment.InstanceId, Attachment.DeviceIndex], [InstanceId, 0]);
}

// ECS uses the cluster "default" if none is named.
const WANTS_MORE = ["MissingParameter", "ValidationError", "ValidationException", "InvalidParameterException", "ClusterNotFoundException"];

// The SDK refuses requests of REST APIs without the parameters of their paths.
const WANTS_LABEL = /^No value provided for input HTTP label/;

// Calls all reads, so that operations added later are covered too; those with required parameters are called elsewhere.
export async function readAll({ acm, ec2, elb, ecs, ecr, iam, kms, logs, scaling, secrets, sns, sqs, ssm, sts, zones }, operations) {
  const clients = {
    acm, ec2, ecs, ecr, iam, kms, logs, sns, sqs, ssm, sts, autoscaling: scaling, elasticloadbalancing: elb, secretsmanager: secrets, route53: zones,
  };
  for (const [service, name] of operations.map((operation) => operation.split(":"))) {
    if (/^(Describe|List|Get)/.test(name) && service in clients) {
      const method = name[0].toLowerCase() + name.slice(1);
      await clients[service][method]({}).catch((error) =>
        assert.ok(WANTS_MORE.includes(error.Code ?? error.name) || WANTS_LABEL.test(error.message), `${name}: ${error}`));
    }
  }
}

export async function state({ ec2, endpoint }) {
  return (await ec2.describeVpcEndpoints({ VpcEndpointIds: [endpoint] })).VpcEndpoints[0].State;
}
