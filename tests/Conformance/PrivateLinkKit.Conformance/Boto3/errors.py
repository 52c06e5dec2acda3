"""Errors of AWS with their codes: unknown ids, malformed values, wrong order, resources of other accounts."""
from botocore.exceptions import WaiterError

import buckets
import certificates
import databases
import file_systems
import gateways
import logs
import messages
import registry
import resources
import roles
import scaling
import secrets_and_keys
import zones
from aws import SOON, equal, filters, refused, run
from parameters import refuse
from task_api import EVERYWHERE, Customer, Provider, permission

NOBODY = "0123456789abcdef0"


def scenario(aws):
    provider, customer, stranger = (aws.account(account * 12) for account in "123")
    ours = Provider(provider, customer.id)
    theirs = Customer(customer, ours.service_name)
    unknown(provider)
    network(provider.ec2, ours)
    groups(provider.ec2, ours)
    balancers(provider.elb, ours)
    tasks(provider.ecs, ours)
    services(provider, ours, theirs)
    endpoints(customer.ec2, stranger.ec2, ours, theirs)
    identities(aws, provider)
    refuse(provider.ssm)
    roles.refuse(provider.iam)
    logs.refuse(provider.logs)
    secrets_and_keys.refuse(provider)
    certificates.refuse(provider)
    scaling.refuse(provider.scaling)
    gateways.refuse(provider)
    registry.refuse(provider.ecr)
    zones.refuse(provider)
    messages.refuse(provider, customer)
    buckets.refuse(provider, customer)
    file_systems.refuse(provider.efs)
    databases.refuse(provider.rds)
    resources.refuse(provider)


def unknown(account):
    ec2, elb, ecs = account.ec2, account.elb, account.ecs
    for code, call, parameters in (
            ("InvalidVpcID.NotFound", ec2.describe_vpcs, {"VpcIds": [f"vpc-{NOBODY}"]}),
            ("InvalidVpcID.NotFound", ec2.delete_vpc, {"VpcId": f"vpc-{NOBODY}"}),
            ("InvalidVpcID.NotFound", ec2.create_subnet, {"VpcId": f"vpc-{NOBODY}", "CidrBlock": "10.0.0.0/24"}),
            ("InvalidVpcID.NotFound", ec2.create_security_group, {"VpcId": f"vpc-{NOBODY}", "GroupName": "a", "Description": "a"}),
            ("InvalidSubnetID.NotFound", ec2.describe_subnets, {"SubnetIds": [f"subnet-{NOBODY}"]}),
            ("InvalidSubnetID.NotFound", ec2.delete_subnet, {"SubnetId": f"subnet-{NOBODY}"}),
            ("InvalidInternetGatewayID.NotFound", ec2.delete_internet_gateway, {"InternetGatewayId": f"igw-{NOBODY}"}),
            ("InvalidAllocationID.NotFound", ec2.describe_addresses, {"AllocationIds": [f"eipalloc-{NOBODY}"]}),
            ("InvalidAllocationID.NotFound", ec2.release_address, {"AllocationId": f"eipalloc-{NOBODY}"}),
            ("NatGatewayNotFound", ec2.describe_nat_gateways, {"NatGatewayIds": [f"nat-{NOBODY}"]}),
            ("NatGatewayNotFound", ec2.delete_nat_gateway, {"NatGatewayId": f"nat-{NOBODY}"}),
            ("InvalidRouteTableID.NotFound", ec2.describe_route_tables, {"RouteTableIds": [f"rtb-{NOBODY}"]}),
            ("InvalidRouteTableID.NotFound", ec2.delete_route_table, {"RouteTableId": f"rtb-{NOBODY}"}),
            ("InvalidAssociationID.NotFound", ec2.disassociate_route_table, {"AssociationId": f"rtbassoc-{NOBODY}"}),
            ("InvalidGroup.NotFound", ec2.describe_security_groups, {"GroupIds": [f"sg-{NOBODY}"]}),
            ("InvalidGroup.NotFound", ec2.delete_security_group, {"GroupId": f"sg-{NOBODY}"}),
            ("InvalidSecurityGroupRuleId.NotFound", ec2.describe_security_group_rules, {"SecurityGroupRuleIds": [f"sgr-{NOBODY}"]}),
            ("InvalidNetworkInterfaceID.NotFound", ec2.describe_network_interfaces, {"NetworkInterfaceIds": [f"eni-{NOBODY}"]}),
            ("InvalidInstanceID.NotFound", ec2.describe_instances, {"InstanceIds": [f"i-{NOBODY}"]}),
            ("InvalidVpcEndpointServiceId.NotFound", ec2.describe_vpc_endpoint_service_configurations, {"ServiceIds": [f"vpce-svc-{NOBODY}"]}),
            ("InvalidVpcEndpointServiceId.NotFound", ec2.describe_vpc_endpoint_service_permissions, {"ServiceId": f"vpce-svc-{NOBODY}"}),
            ("InvalidVpcEndpointServiceId.NotFound", ec2.accept_vpc_endpoint_connections,
             {"ServiceId": f"vpce-svc-{NOBODY}", "VpcEndpointIds": [f"vpce-{NOBODY}"]}),
            ("InvalidServiceName", ec2.describe_vpc_endpoint_services, {"ServiceNames": [f"com.amazonaws.vpce.eu-west-1.vpce-svc-{NOBODY}"]}),
            ("InvalidVpcEndpointId.NotFound", ec2.describe_vpc_endpoints, {"VpcEndpointIds": [f"vpce-{NOBODY}"]}),
            ("InvalidInternetGatewayId.Malformed", ec2.describe_internet_gateways, {"InternetGatewayIds": ["igw-1"]}),
            ("NatGatewayMalformed", ec2.describe_nat_gateways, {"NatGatewayIds": ["nat-1"]}),
            ("InvalidRouteTableId.Malformed", ec2.describe_route_tables, {"RouteTableIds": ["rtb-1"]}),
            ("InvalidGroupId.Malformed", ec2.describe_security_groups, {"GroupIds": ["sg-1"]}),
            ("InvalidNetworkInterfaceId.Malformed", ec2.describe_network_interfaces, {"NetworkInterfaceIds": ["eni-1"]}),
            ("InvalidInstanceID.Malformed", ec2.describe_instances, {"InstanceIds": ["i-1"]}),
            ("InvalidVpcEndpointId.Malformed", ec2.describe_vpc_endpoints, {"VpcEndpointIds": ["vpce-1"]}),
            ("InvalidAMIID.Malformed", ec2.run_instances, {"ImageId": "ami-1", "MinCount": 1, "MaxCount": 1}),
            ("FilterLimitExceeded", ec2.describe_vpcs, {"Filters": filters(vpc_id=[f"vpc-{number}" for number in range(201)])}),
            ("LoadBalancerNotFound", elb.describe_load_balancers, {"Names": ["nobody"]}),
            ("TargetGroupNotFound", elb.describe_target_groups, {"Names": ["nobody"]}),
            ("ClusterNotFoundException", ecs.list_services, {"cluster": "nobody"}),
            ("ClusterNotFoundException", ecs.delete_cluster, {"cluster": "nobody"}),
            ("ClientException", ecs.describe_task_definition, {"taskDefinition": "nobody"})):
        refused(code, call, **parameters)
    equal(ecs.describe_clusters(clusters=["nobody"])["failures"][0]["reason"], "MISSING")
    equal(ec2.describe_vpcs(Filters=filters(vpc_id=f"vpc-{NOBODY}"))["Vpcs"], [])
    refused("InvalidParameterValue", ec2.describe_vpcs, Filters=filters(no_such_filter="a"))
    refused("MissingParameter", ec2.create_subnet, CidrBlock="10.0.0.0/24")


def network(ec2, ours):
    vpc, table = ours.network.vpc, ours.network.tables[0]
    refused("InvalidVpc.Range", ec2.create_vpc, CidrBlock="10.0.0.0/8")
    refused("InvalidVpc.Range", ec2.create_vpc, CidrBlock="10.0.0.0/29")
    refused("InvalidSubnet.Range", ec2.create_subnet, VpcId=vpc, CidrBlock="10.9.0.0/24")
    refused("InvalidSubnet.Conflict", ec2.create_subnet, VpcId=vpc, CidrBlock="10.100.100.128/27")
    refused("InvalidParameterValue", ec2.create_subnet, VpcId=vpc, CidrBlock="10.100.100.0/28", AvailabilityZone="eu-west-1z")
    refused("RouteAlreadyExists", ec2.create_route, RouteTableId=table, DestinationCidrBlock=EVERYWHERE, GatewayId=ours.network.gateway)
    refused("InvalidRoute.NotFound", ec2.delete_route, RouteTableId=table, DestinationCidrBlock="192.0.2.0/24")
    refused("DependencyViolation", ec2.delete_vpc, VpcId=vpc)
    refused("DependencyViolation", ec2.delete_subnet, SubnetId=ours.network.private[0])
    refused("DependencyViolation", ec2.delete_route_table, RouteTableId=table)
    refused("DependencyViolation", ec2.detach_internet_gateway, InternetGatewayId=ours.network.gateway, VpcId=vpc)
    refused("InvalidIPAddress.InUse", ec2.release_address, AllocationId=ours.network.address)
    refused("DryRunOperation", ec2.create_vpc, CidrBlock="10.0.0.0/16", DryRun=True)
    refused("IdempotentParameterMismatch", ec2.create_nat_gateway, SubnetId=ours.network.public[1], AllocationId=repeated(ec2, ours), ClientToken="again")
    refused("InvalidParameterValue", ec2.create_tags, Resources=[vpc], Tags=[{"Key": "aws:a", "Value": "b"}])
    refused("TagLimitExceeded", ec2.create_tags, Resources=[vpc], Tags=[{"Key": str(number), "Value": ""} for number in range(51)])


def repeated(ec2, ours):
    """Creates a NAT gateway twice with one token, and waits in vain for it after its deletion."""
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    made = [
        ec2.create_nat_gateway(SubnetId=ours.network.public[0], AllocationId=address, ClientToken="again")["NatGateway"]["NatGatewayId"]
        for _ in range(2)]
    equal(made[0], made[1])
    ec2.delete_nat_gateway(NatGatewayId=made[0])
    ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=made[:1], WaiterConfig=SOON)
    try:
        ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=made[:1], WaiterConfig=SOON)
    except WaiterError as error:
        equal("terminal failure" in str(error), True)
        return address
    raise AssertionError("the waiter takes a deleted NAT gateway for available")


def groups(ec2, ours):
    group, vpc = ours.alb_group, ours.network.vpc
    rule = permission(8888, UserIdGroupPairs=[{"GroupId": ours.nlb_group}])
    refused("InvalidGroup.Duplicate", ec2.create_security_group, GroupName="ALB", Description="a", VpcId=vpc)
    refused("InvalidParameterValue", ec2.create_security_group, GroupName="sg-a", Description="a", VpcId=vpc)
    refused("InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=[rule])
    refused("InvalidPermission.NotFound", ec2.revoke_security_group_ingress, GroupId=group, IpPermissions=[permission(1, IpRanges=[{"CidrIp": EVERYWHERE}])])
    refused("InvalidGroup.NotFound", ec2.authorize_security_group_ingress,
            GroupId=group, IpPermissions=[permission(1, UserIdGroupPairs=[{"GroupId": f"sg-{NOBODY}"}])])
    refused("DependencyViolation", ec2.delete_security_group, GroupId=ours.nlb_group)
    default = ec2.describe_security_groups(Filters=filters(vpc_id=vpc, group_name="default"))["SecurityGroups"][0]["GroupId"]
    refused("CannotDelete", ec2.delete_security_group, GroupId=default)


def balancers(elb, ours):
    subnets, vpc = ours.network.private, ours.network.vpc
    forward = [{"Type": "forward", "TargetGroupArn": ours.task_targets}]
    again = elb.create_load_balancer(Name="alb", Scheme="internal", Subnets=subnets, SecurityGroups=[ours.alb_group])
    equal(again["LoadBalancers"][0]["LoadBalancerArn"], ours.alb)
    refused("DuplicateLoadBalancerName", elb.create_load_balancer, Name="alb", Subnets=subnets)
    refused("ValidationError", elb.create_load_balancer, Name="internal-alb", Subnets=subnets)
    refused("SubnetNotFound", elb.create_load_balancer, Name="other", Subnets=[f"subnet-{NOBODY}"], Type="network")
    refused("ValidationError", elb.create_load_balancer, Name="other", Subnets=subnets[:1])
    refused("DuplicateTargetGroupName", elb.create_target_group, Name="tasks", TargetType="ip", Protocol="HTTP", Port=81, VpcId=vpc)
    refused("ValidationError", elb.create_target_group, Name="other", TargetType="ip")
    refused("IncompatibleProtocols", elb.create_listener, LoadBalancerArn=ours.nlb, Protocol="TCP", Port=81, DefaultActions=forward)
    refused("DuplicateListener", elb.create_listener, LoadBalancerArn=ours.alb, Protocol="HTTP", Port=8888,
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}])
    refused("TargetGroupAssociationLimit", elb.create_listener, LoadBalancerArn=other(elb, ours), Protocol="HTTP", Port=80, DefaultActions=forward)
    refused("ValidationError", elb.register_targets, TargetGroupArn=ours.alb_targets, Targets=[{"Id": ours.alb, "Port": 9999}])
    refused("PriorityInUse", elb.create_rule, ListenerArn=ours.alb_listener, Priority=ruled(elb, ours, forward), Actions=forward,
            Conditions=[{"Field": "path-pattern", "Values": ["/b"]}])
    refused("InvalidConfigurationRequest", elb.set_security_groups, LoadBalancerArn=ours.nlb, SecurityGroups=[])
    refused("ValidationError", elb.modify_load_balancer_attributes, LoadBalancerArn=ours.nlb, Attributes=[{"Key": "no.such.key", "Value": "true"}])
    elb.modify_load_balancer_attributes(LoadBalancerArn=ours.nlb, Attributes=[{"Key": "deletion_protection.enabled", "Value": "true"}])
    refused("OperationNotPermitted", elb.delete_load_balancer, LoadBalancerArn=ours.nlb)
    elb.modify_load_balancer_attributes(LoadBalancerArn=ours.nlb, Attributes=[{"Key": "deletion_protection.enabled", "Value": "false"}])
    refused("ResourceInUse", elb.delete_load_balancer, LoadBalancerArn=ours.nlb)
    refused("ResourceInUse", elb.delete_load_balancer, LoadBalancerArn=ours.alb)
    refused("ResourceInUse", elb.delete_target_group, TargetGroupArn=ours.task_targets)
    elb.delete_load_balancer(LoadBalancerArn=ours.alb.replace("/alb/", "/nobody/"))


def other(elb, ours):
    return elb.create_load_balancer(Name="other", Scheme="internal", Subnets=ours.network.private, SecurityGroups=[ours.alb_group])[
        "LoadBalancers"][0]["LoadBalancerArn"]


def ruled(elb, ours, actions):
    elb.create_rule(ListenerArn=ours.alb_listener, Priority=7, Conditions=[{"Field": "path-pattern", "Values": ["/a"]}], Actions=actions)
    return 7


def tasks(ecs, ours):
    again = {
        "cluster": ours.cluster, "taskDefinition": ours.definition, "desiredCount": 0, "launchType": "FARGATE", "networkConfiguration": ours.placement}
    container = {"name": "a", "image": "a"}
    refused("InvalidParameterException", ecs.create_service, serviceName="task-api", **again)
    refused("InvalidParameterException", ecs.delete_service, cluster=ours.cluster, service="task-api")
    refused("ServiceNotFoundException", ecs.update_service, cluster=ours.cluster, service="nobody", desiredCount=1)
    refused("ClusterContainsServicesException", ecs.delete_cluster, cluster=ours.cluster)
    refused("ClientException", ecs.register_task_definition, family="a", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="4096",
            containerDefinitions=[container])
    equal(ecs.describe_services(cluster=ours.cluster, services=["nobody"])["failures"][0]["reason"], "MISSING")
    equal(ecs.describe_tasks(cluster=ours.cluster, tasks=["0" * 32])["failures"][0]["reason"], "MISSING")


def services(provider, ours, theirs):
    ec2 = provider.ec2
    message = refused("InvalidParameter", ec2.create_vpc_endpoint_service_configuration, NetworkLoadBalancerArns=[ours.nlb])
    equal("already associated with another VPC Endpoint Service" in message, True)
    deleted = ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[ours.service, f"vpce-svc-{NOBODY}"])["Unsuccessful"]
    equal({item["ResourceId"]: item["Error"]["Code"] for item in deleted},
          {ours.service: "ExistingVpcEndpointConnections", f"vpce-svc-{NOBODY}": "InvalidVpcEndpointService.NotFound"})
    accepted = ec2.accept_vpc_endpoint_connections(ServiceId=ours.service, VpcEndpointIds=[f"vpce-{NOBODY}", theirs.endpoint])["Unsuccessful"]
    equal([item["ResourceId"] for item in accepted], [f"vpce-{NOBODY}"])
    refused("InvalidPrincipal", ec2.modify_vpc_endpoint_service_permissions, ServiceId=ours.service, AddAllowedPrincipals=["nobody"])
    refused("ExistingVpcEndpointConnections", ec2.modify_vpc_endpoint_service_configuration,
            ServiceId=ours.service, RemoveNetworkLoadBalancerArns=[ours.nlb])


def endpoints(ec2, stranger, ours, theirs):
    wanted = {"VpcEndpointType": "Interface", "VpcId": theirs.network.vpc, "ServiceName": ours.service_name, "PrivateDnsEnabled": False}
    refused("DuplicateSubnetsInSameZone", ec2.create_vpc_endpoint, SubnetIds=[theirs.network.public[0], theirs.network.private[0]], **wanted)
    refused("InvalidParameter", ec2.create_vpc_endpoint, SubnetIds=theirs.network.public[:1], **wanted | {"PrivateDnsEnabled": True})
    refused("InvalidSubnetID.NotFound", ec2.create_vpc_endpoint, SubnetIds=[f"subnet-{NOBODY}"], **wanted)
    unserved = ({"eu-west-1a", "eu-west-1b", "eu-west-1c"} - {
        subnet["AvailabilityZone"] for subnet in ec2.describe_subnets(SubnetIds=theirs.network.public)["Subnets"]}).pop()
    vpc = ec2.create_vpc(CidrBlock="10.2.0.0/24")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.2.0.0/26", AvailabilityZone=unserved)["Subnet"]["SubnetId"]
    refused("InvalidParameter", ec2.create_vpc_endpoint, SubnetIds=[subnet], **wanted | {"VpcId": vpc})

    foreign = stranger.create_vpc(CidrBlock="10.3.0.0/24")["Vpc"]["VpcId"]
    refused("InvalidServiceName", stranger.create_vpc_endpoint, **wanted | {"VpcId": foreign})
    refused("InvalidServiceName", stranger.describe_vpc_endpoint_services, ServiceNames=[ours.service_name])
    deleted = ec2.delete_vpc_endpoints(VpcEndpointIds=[f"vpce-{NOBODY}", theirs.endpoint])["Unsuccessful"]
    equal([(item["ResourceId"], item["Error"]["Code"]) for item in deleted], [(f"vpce-{NOBODY}", "InvalidVpcEndpoint.NotFound")])


def identities(aws, account):
    refused("ValidationError", account.sts.assume_role, RoleArn="arn:aws:iam::444444444444:role/ops", RoleSessionName="a")
    refused("ValidationError", account.sts.assume_role, RoleArn="arn:aws:iam::444444444444:role/ops", RoleSessionName="ops", DurationSeconds=60)
    equal(aws.account("AKIAIOSFODNN7EXAMPLE").sts.get_caller_identity()["Account"], "000000000000")


run(scenario)
