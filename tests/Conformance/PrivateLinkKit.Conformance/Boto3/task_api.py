"""The two sides of the Task API: Fargate behind an ALB behind an NLB behind an endpoint service, and a customer's endpoint for it."""
from aws import SOON, equal, tagged

EVERYWHERE = "0.0.0.0/0"
IMAGE = "lvthillo/python-flask-api"


class Network:
    """A VPC with public and private subnets in two zones, an internet gateway and a NAT gateway."""

    def __init__(self, account, prefix, zones):
        ec2 = self.ec2 = account.ec2
        self.cidr = f"{prefix}.0/24"
        self.vpc = ec2.create_vpc(CidrBlock=self.cidr, TagSpecifications=tagged("vpc", Name="task-api"))["Vpc"]["VpcId"]
        ec2.get_waiter("vpc_exists").wait(VpcIds=[self.vpc], WaiterConfig=SOON)
        ec2.get_waiter("vpc_available").wait(VpcIds=[self.vpc], WaiterConfig=SOON)
        ec2.modify_vpc_attribute(VpcId=self.vpc, EnableDnsHostnames={"Value": True})
        self.subnets = [
            self._subnet(f"{prefix}.{start}/26", zone) for start, zone in zip((0, 64, 128, 192), zones * 2)]
        self.public, self.private = self.subnets[:2], self.subnets[2:]
        ec2.get_waiter("subnet_available").wait(SubnetIds=self.subnets, WaiterConfig=SOON)

        self.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.get_waiter("internet_gateway_exists").wait(InternetGatewayIds=[self.gateway], WaiterConfig=SOON)
        ec2.attach_internet_gateway(InternetGatewayId=self.gateway, VpcId=self.vpc)
        self.address = ec2.allocate_address(Domain="vpc")["AllocationId"]
        self.nat = ec2.create_nat_gateway(SubnetId=self.public[0], AllocationId=self.address)["NatGateway"]["NatGatewayId"]
        ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[self.nat], WaiterConfig=SOON)
        self.tables, self.associations = [], []
        self._table(self.public, GatewayId=self.gateway)
        self._table(self.private, NatGatewayId=self.nat)

    def group(self, name):
        group = self.ec2.create_security_group(GroupName=name, Description=f"Task API: {name}", VpcId=self.vpc)["GroupId"]
        self.ec2.get_waiter("security_group_exists").wait(GroupIds=[group], WaiterConfig=SOON)
        return group

    def delete(self):
        ec2 = self.ec2
        ec2.delete_nat_gateway(NatGatewayId=self.nat)
        ec2.get_waiter("nat_gateway_deleted").wait(NatGatewayIds=[self.nat], WaiterConfig=SOON)
        ec2.release_address(AllocationId=self.address)
        for association in self.associations:
            ec2.disassociate_route_table(AssociationId=association)
        for table in self.tables:
            ec2.delete_route_table(RouteTableId=table)
        for subnet in self.subnets:
            ec2.delete_subnet(SubnetId=subnet)
        ec2.detach_internet_gateway(InternetGatewayId=self.gateway, VpcId=self.vpc)
        ec2.delete_internet_gateway(InternetGatewayId=self.gateway)
        ec2.delete_vpc(VpcId=self.vpc)

    def _subnet(self, cidr, zone):
        return self.ec2.create_subnet(VpcId=self.vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]

    def _table(self, subnets, **way_out):
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock=EVERYWHERE, **way_out)
        self.tables.append(table)
        self.associations += [self.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)["AssociationId"] for subnet in subnets]


class Provider:
    """The provider's side; the customer's account is allowed."""

    def __init__(self, account, customer):
        self.ec2, self.elb, self.ecs = account.ec2, account.elb, account.ecs
        self.network = Network(account, "10.100.100", ["eu-west-1a", "eu-west-1b"])
        self._groups()
        self._balancers()
        self._tasks()
        self._offer(customer)

    def _groups(self):
        self.nlb_group, self.alb_group, self.task_group = (self.network.group(name) for name in ("nlb", "alb", "task"))
        self._admit(self.nlb_group, 80, IpRanges=[{"CidrIp": "10.1.1.0/24"}])
        self._admit(self.alb_group, 8888, UserIdGroupPairs=[{"GroupId": self.nlb_group}])
        self._admit(self.task_group, 8080, UserIdGroupPairs=[{"GroupId": self.alb_group}])
        self.ec2.revoke_security_group_egress(GroupId=self.alb_group, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": EVERYWHERE}]}])
        self.ec2.authorize_security_group_egress(
            GroupId=self.alb_group, IpPermissions=[permission(8080, UserIdGroupPairs=[{"GroupId": self.task_group}])])

    def _admit(self, group, port, **source):
        self.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission(port, **source)])

    def _balancers(self):
        create, vpc = self.elb.create_load_balancer, self.network.vpc
        self.alb = create(Name="alb", Scheme="internal", Subnets=self.network.private, SecurityGroups=[self.alb_group])["LoadBalancers"][0]["LoadBalancerArn"]
        self.nlb = create(Name="nlb", Type="network", Scheme="internal", Subnets=self.network.private, SecurityGroups=[self.nlb_group])[
            "LoadBalancers"][0]["LoadBalancerArn"]
        self.elb.get_waiter("load_balancer_exists").wait(Names=["alb", "nlb"], WaiterConfig=SOON)
        self.elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[self.alb, self.nlb], WaiterConfig=SOON)
        self.elb.modify_load_balancer_attributes(
            LoadBalancerArn=self.alb, Attributes=[{"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"}])
        self.task_targets = self._targets("tasks", "ip", Protocol="HTTP", Port=8080, VpcId=vpc, HealthCheckPath="/api/tasks")
        self.alb_targets = self._targets("albs", "alb", Protocol="TCP", Port=8888, VpcId=vpc, HealthCheckProtocol="HTTP", HealthCheckPath="/api/tasks")
        self.alb_listener = self._listener(self.alb, "HTTP", 8888, self.task_targets)
        self.elb.register_targets(TargetGroupArn=self.alb_targets, Targets=[{"Id": self.alb}])
        self.nlb_listener = self._listener(self.nlb, "TCP", 80, self.alb_targets)

    def _targets(self, name, target_type, **settings):
        return self.elb.create_target_group(Name=name, TargetType=target_type, **settings)["TargetGroups"][0]["TargetGroupArn"]

    def _listener(self, balancer, protocol, port, targets):
        return self.elb.create_listener(
            LoadBalancerArn=balancer, Protocol=protocol, Port=port, DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}],
        )["Listeners"][0]["ListenerArn"]

    def _tasks(self):
        self.cluster = self.ecs.create_cluster(clusterName="task-api")["cluster"]["clusterArn"]
        self.definition = self.ecs.register_task_definition(
            family="task-api", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
            containerDefinitions=[{"name": "demo", "image": IMAGE, "essential": True, "portMappings": [{"containerPort": 8080}]}],
        )["taskDefinition"]["taskDefinitionArn"]
        self.placement = {"awsvpcConfiguration": {"subnets": self.network.private, "securityGroups": [self.task_group], "assignPublicIp": "DISABLED"}}
        self.ecs.create_service(
            cluster=self.cluster, serviceName="task-api", taskDefinition=self.definition, desiredCount=2, launchType="FARGATE",
            loadBalancers=[{"targetGroupArn": self.task_targets, "containerName": "demo", "containerPort": 8080}], networkConfiguration=self.placement)
        self.ecs.get_waiter("services_stable").wait(cluster=self.cluster, services=["task-api"], WaiterConfig=SOON)
        self.elb.get_waiter("target_in_service").wait(TargetGroupArn=self.task_targets, WaiterConfig=SOON)
        self.elb.get_waiter("target_in_service").wait(TargetGroupArn=self.alb_targets, WaiterConfig=SOON)

    def _offer(self, customer):
        service = self.ec2.create_vpc_endpoint_service_configuration(AcceptanceRequired=True, NetworkLoadBalancerArns=[self.nlb])["ServiceConfiguration"]
        self.service, self.service_name = service["ServiceId"], service["ServiceName"]
        self.ec2.modify_vpc_endpoint_service_permissions(ServiceId=self.service, AddAllowedPrincipals=[f"arn:aws:iam::{customer}:root"])

    def delete(self):
        equal(self.ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[self.service])["Unsuccessful"], [])
        self.ecs.update_service(cluster=self.cluster, service="task-api", desiredCount=0)
        self.ecs.delete_service(cluster=self.cluster, service="task-api")
        self.ecs.get_waiter("services_inactive").wait(cluster=self.cluster, services=["task-api"], WaiterConfig=SOON)
        self.ecs.delete_cluster(cluster=self.cluster)
        self.ecs.deregister_task_definition(taskDefinition=self.definition)
        self.ecs.delete_task_definitions(taskDefinitions=[self.definition])
        self.elb.deregister_targets(TargetGroupArn=self.alb_targets, Targets=[{"Id": self.alb}])
        self.elb.get_waiter("target_deregistered").wait(TargetGroupArn=self.alb_targets, Targets=[{"Id": self.alb}], WaiterConfig=SOON)
        self.elb.delete_listener(ListenerArn=self.nlb_listener)
        for balancer in (self.nlb, self.alb):
            self.elb.delete_load_balancer(LoadBalancerArn=balancer)
        self.elb.get_waiter("load_balancers_deleted").wait(LoadBalancerArns=[self.nlb, self.alb], WaiterConfig=SOON)
        for targets in (self.alb_targets, self.task_targets):
            self.elb.delete_target_group(TargetGroupArn=targets)
        self.ec2.revoke_security_group_ingress(
            GroupId=self.task_group, IpPermissions=[permission(8080, UserIdGroupPairs=[{"GroupId": self.alb_group}])])
        for group in (self.alb_group, self.task_group, self.nlb_group):
            self.ec2.delete_security_group(GroupId=group)
        self.network.delete()


class Customer:
    """The customer's side, whose endpoint the provider has yet to accept."""

    def __init__(self, account, service_name):
        self.ec2 = account.ec2
        offer = self.ec2.describe_vpc_endpoint_services(ServiceNames=[service_name])["ServiceDetails"][0]
        self.network = Network(account, "10.1.1", offer["AvailabilityZones"])
        self.group = self.network.group("endpoint")
        self.ec2.authorize_security_group_ingress(
            GroupId=self.group, IpPermissions=[permission(80, IpRanges=[{"CidrIp": self.network.cidr, "Description": "us"}])])
        self.endpoint = self.ec2.create_vpc_endpoint(
            VpcEndpointType="Interface", VpcId=self.network.vpc, ServiceName=service_name, SubnetIds=self.network.public, SecurityGroupIds=[self.group],
            PrivateDnsEnabled=False, TagSpecifications=tagged("vpc-endpoint", Name="task-api"))["VpcEndpoint"]["VpcEndpointId"]
        self.instance = self.ec2.run_instances(
            ImageId="ami-0123456789abcdef0", InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=self.network.public[0],
        )["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_exists").wait(InstanceIds=[self.instance], WaiterConfig=SOON)
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[self.instance], WaiterConfig=SOON)
        self.ec2.get_waiter("instance_status_ok").wait(InstanceIds=[self.instance], WaiterConfig=SOON)

    def delete(self):
        equal(self.ec2.delete_vpc_endpoints(VpcEndpointIds=[self.endpoint])["Unsuccessful"], [])
        self.ec2.terminate_instances(InstanceIds=[self.instance])
        self.ec2.get_waiter("instance_terminated").wait(InstanceIds=[self.instance], WaiterConfig=SOON)
        self.ec2.delete_security_group(GroupId=self.group)
        self.network.delete()


def permission(port, **source):
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **source}
