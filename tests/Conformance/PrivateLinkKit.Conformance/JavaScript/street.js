// Six of everything, read in pages.
import { account, filters, refused, until } from "./aws.js";
import { agree } from "./pages.js";

const HOUSES = 6;
const { ec2, elb, ecs } = account("111111111111");

const services = [];
for (let number = 0; number < HOUSES; number++) {
  services.push(await house(number));
}
const [{ ServiceId, NetworkLoadBalancerArns: [LoadBalancerArn] }] = services;
await ec2.modifyVpcEndpointServicePermissions({
  ServiceId, AddAllowedPrincipals: services.map((_, number) => `arn:aws:iam::222222222222:role/r${number}`),
});

for (const operation of [
  "DescribeVpcs", "DescribeSubnets", "DescribeSecurityGroups", "DescribeSecurityGroupRules", "DescribeRouteTables", "DescribeNetworkAcls",
  "DescribeInternetGateways", "DescribeNetworkInterfaces", "DescribeInstances", "DescribeInstanceStatus", "DescribeNatGateways", "DescribeTags",
  "DescribeVpcEndpoints", "DescribeVpcEndpointServiceConfigurations", "DescribeVpcEndpointConnections",
]) {
  await agree(ec2, operation, 5, {}, 2);
  await refused("InvalidNextToken", ec2, operation[0].toLowerCase() + operation.slice(1), { NextToken: "no-such-token" });
}
await agree(ec2, "DescribeVpcEndpointServicePermissions", 5, { ServiceId }, 2);
await agree(ec2, "DescribeSubnets", 5, { Filters: filters({ "cidr-block": "10.*.0.0/24" }) }, 2);

for (const [operation, input] of [["DescribeLoadBalancers"], ["DescribeTargetGroups"], ["DescribeListeners", { LoadBalancerArn }]]) {
  await agree(elb, operation, 1, input, HOUSES);
}

for (const operation of ["ListClusters", "ListTaskDefinitions", "ListTaskDefinitionFamilies"]) {
  await agree(ecs, operation, 1, {}, HOUSES);
  await refused("InvalidParameterException", ecs, operation[0].toLowerCase() + operation.slice(1), { nextToken: "no-such-token" });
}

// A VPC with one of everything, its own endpoint service among it, and an endpoint for that.
async function house(number) {
  const { VpcId } = (await ec2.createVpc({ CidrBlock: `10.${number}.0.0/16` })).Vpc;
  const { SubnetId } = (await ec2.createSubnet({ VpcId, CidrBlock: `10.${number}.0.0/24`, AvailabilityZone: "eu-west-1a" })).Subnet;
  await ec2.createTags({ Resources: [VpcId], Tags: [{ Key: "Name", Value: `house ${number}` }] });
  await ec2.createSecurityGroup({ GroupName: "house", Description: "house", VpcId });
  const { InternetGatewayId } = (await ec2.createInternetGateway({})).InternetGateway;
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId });
  await ec2.createNatGateway({ SubnetId, AllocationId: (await ec2.allocateAddress({ Domain: "vpc" })).AllocationId });
  await ec2.runInstances({ ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, SubnetId });

  const name = `house-${number}`;
  const balancer = await elb.createLoadBalancer({ Name: name, Type: "network", Scheme: "internal", Subnets: [SubnetId] });
  const { LoadBalancerArn } = balancer.LoadBalancers[0];
  await until(elb, "LoadBalancerAvailable", { LoadBalancerArns: [LoadBalancerArn] });
  const { TargetGroupArn } = (await elb.createTargetGroup({ Name: name, Protocol: "TCP", Port: 80, VpcId, TargetType: "ip" })).TargetGroups[0];
  for (let Port = 80; Port < 80 + HOUSES; Port++) {
    await elb.createListener({ LoadBalancerArn, Protocol: "TCP", Port, DefaultActions: [{ Type: "forward", TargetGroupArn }] });
  }

  const service = await ec2.createVpcEndpointServiceConfiguration({ NetworkLoadBalancerArns: [LoadBalancerArn], AcceptanceRequired: false });
  const { ServiceName } = service.ServiceConfiguration;
  await ec2.createVpcEndpoint({ VpcEndpointType: "Interface", VpcId, ServiceName, SubnetIds: [SubnetId], PrivateDnsEnabled: false });

  await ecs.createCluster({ clusterName: name });
  await ecs.registerTaskDefinition({
    family: name, networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512", containerDefinitions: [{ name: "a", image: "a" }],
  });
  return service.ServiceConfiguration;
}
