"""Six of everything, read in pages."""
from aws import equal, filters, refused, run
from pages import agree

HOUSES = 6


def scenario(aws):
    account, neighbour = aws.account("111111111111"), aws.account("222222222222")
    ec2, elb, ecs = account.ec2, account.elb, account.ecs
    services = [house(account, number) for number in range(HOUSES)]
    first = services[0]
    ec2.modify_vpc_endpoint_service_permissions(
        ServiceId=first["ServiceId"], AddAllowedPrincipals=[f"arn:aws:iam::{neighbour.id}:role/r{number}" for number in range(HOUSES)])

    for method in (
            "describe_vpcs", "describe_subnets", "describe_security_groups", "describe_security_group_rules", "describe_route_tables",
            "describe_network_acls", "describe_internet_gateways", "describe_network_interfaces", "describe_instances", "describe_instance_status",
            "describe_nat_gateways", "describe_tags", "describe_vpc_endpoints", "describe_vpc_endpoint_services",
            "describe_vpc_endpoint_service_configurations", "describe_vpc_endpoint_connections"):
        agree(ec2, method, 5, at_least=2)
        refused("InvalidNextToken", getattr(ec2, method), NextToken="no-such-token")
        refused_outside_the_bounds(ec2, method, "MaxResults", "InvalidParameterValue")
    agree(ec2, "describe_vpc_endpoint_service_permissions", 5, at_least=2, ServiceId=first["ServiceId"])
    equal(len(agree(ec2, "describe_subnets", 5, Filters=filters(cidr_block="10.*.0.0/24"))), HOUSES)

    for method, parameters in (
            ("describe_load_balancers", {}), ("describe_target_groups", {}), ("describe_listeners", {"LoadBalancerArn": first["NetworkLoadBalancerArns"][0]})):
        agree(elb, method, 1, at_least=HOUSES, **parameters)
        refused_outside_the_bounds(elb, method, "PageSize", "ValidationError", **parameters)

    for method, parameters in (("list_clusters", {}), ("list_task_definitions", {}), ("list_task_definition_families", {})):
        agree(ecs, method, 1, at_least=HOUSES, **parameters)
        refused("InvalidParameterException", getattr(ecs, method), nextToken="no-such-token", **parameters)
        refused("InvalidParameterException", getattr(ecs, method), maxResults=101, **parameters)


def refused_outside_the_bounds(client, method, parameter, code, **others):
    model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method])
    bounds = model.input_shape.members[parameter].metadata
    for number in [bounds[bound] + step for bound, step in (("min", -1), ("max", 1)) if bound in bounds]:
        refused(code, getattr(client, method), **{parameter: number}, **others)


def house(account, number):
    """A VPC with one of everything, its own endpoint service among it, and an endpoint for that."""
    ec2, elb, ecs = account.ec2, account.elb, account.ecs
    vpc = ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{number}.0.0/24", AvailabilityZone="eu-west-1a")["Subnet"]["SubnetId"]
    ec2.create_tags(Resources=[vpc], Tags=[{"Key": "Name", "Value": f"house {number}"}])
    ec2.create_security_group(GroupName="house", Description="house", VpcId=vpc)
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.create_nat_gateway(SubnetId=subnet, AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"])
    ec2.run_instances(ImageId="ami-0123456789abcdef0", InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=subnet)

    balancer = elb.create_load_balancer(Name=f"house-{number}", Type="network", Scheme="internal", Subnets=[subnet])["LoadBalancers"][0]["LoadBalancerArn"]
    elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[balancer])
    targets = elb.create_target_group(Name=f"house-{number}", Protocol="TCP", Port=80, VpcId=vpc, TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
    for port in range(80, 80 + HOUSES):
        elb.create_listener(LoadBalancerArn=balancer, Protocol="TCP", Port=port, DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}])

    service = ec2.create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=[balancer], AcceptanceRequired=False)["ServiceConfiguration"]
    ec2.create_vpc_endpoint(
        VpcEndpointType="Interface", VpcId=vpc, ServiceName=service["ServiceName"], SubnetIds=[subnet], PrivateDnsEnabled=False)

    ecs.create_cluster(clusterName=f"house-{number}")
    ecs.register_task_definition(
        family=f"house-{number}", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
        containerDefinitions=[{"name": "a", "image": "a"}])
    return service


run(scenario)
