"""Builds both sides of the Task API, reads everything back, changes everything, and takes them down: every operation is called."""
import re
import sys

import blocks
import buckets
import certificates
import databases
import file_systems
import gateways
import hosts
import instances
import launch_templates
import logs
import messages
import network_acls
import registry
import resources
import roles
import scaling
import secrets_and_keys
import zones
from aws import SOON, equal, filters, run
from pages import agree
from parameters import remember
from task_api import EVERYWHERE, IMAGE, Customer, Provider, permission


def scenario(aws):
    provider, customer = aws.account("111111111111"), aws.account("222222222222")
    ours = Provider(provider, customer.id)
    theirs = Customer(customer, ours.service_name)
    connect(provider, customer, ours, theirs)
    read(provider, customer, ours, theirs)
    read_around(provider, customer, ours, theirs)
    read_all(provider, sys.argv[2:])
    change_network(provider.ec2, ours.network)
    network_acls.walk(provider.ec2, ours.network)
    blocks.walk(provider.ec2)
    change_groups(provider.ec2, ours)
    change_interfaces(customer.ec2, theirs)
    instances.walk(provider.ec2, ours.network, ours.task_group)
    launch_templates.walk(provider.ec2)
    change_balancers(provider.elb, ours)
    change_tasks(provider.ecs, ours)
    change_endpoint(provider.ec2, customer.ec2, ours, theirs)
    assume(aws, provider)
    remember(provider.ssm, provider.id)
    roles.live(provider.iam, provider.id)
    logs.live(provider.logs, provider.id)
    secrets_and_keys.live(provider)
    registry.live(provider.ecr, provider.id)
    zones.live(provider, customer, theirs)
    certificates.live(provider, ours.alb_listener, ours.alb)
    messages.live(provider, customer, ours, theirs)
    scaling.live(provider, ours.network)
    hosts.live(provider, ours.network)
    buckets.live(provider)
    file_systems.live(provider, ours.network)
    databases.live(provider, ours.network)
    gateways.live(provider, ours.network, ours.task_group, ours.alb_listener)
    resources.live(provider)
    theirs.delete()
    ours.delete()
    for account in (provider, customer):
        nothing_left(account)


def connect(provider, customer, ours, theirs):
    equal(state(customer.ec2, theirs.endpoint), "pendingAcceptance")
    equal(provider.ec2.accept_vpc_endpoint_connections(ServiceId=ours.service, VpcEndpointIds=[theirs.endpoint])["Unsuccessful"], [])
    equal(state(customer.ec2, theirs.endpoint), "available")


def read(provider, customer, ours, theirs):
    ec2, elb, ecs = provider.ec2, provider.elb, provider.ecs
    vpc = agree(ec2, "describe_vpcs", 5, Filters=filters(**{"tag:Name": ["task-api", "other"]}))[0]
    equal((vpc["VpcId"], vpc["State"], vpc["CidrBlock"], vpc["OwnerId"]), (ours.network.vpc, "available", "10.100.100.0/24", provider.id))
    equal(ec2.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute="enableDnsHostnames")["EnableDnsHostnames"], {"Value": True})
    mine = filters(vpc_id=ours.network.vpc)
    equal({subnet["SubnetId"] for subnet in agree(ec2, "describe_subnets", 5, Filters=mine)}, set(ours.network.subnets))
    equal(len(agree(ec2, "describe_route_tables", 5, Filters=mine)), 3)
    equal(len(agree(ec2, "describe_security_groups", 5, Filters=mine)), 4)
    equal(len(agree(ec2, "describe_network_acls", 5, Filters=mine)), 1)
    equal(agree(ec2, "describe_nat_gateways", 5, Filter=filters(vpc_id=ours.network.vpc, state="available"))[0]["NatGatewayId"], ours.network.nat)
    equal(agree(ec2, "describe_internet_gateways", 5, Filters=filters(**{"attachment.vpc-id": vpc["VpcId"]}))[0]["InternetGatewayId"], ours.network.gateway)
    equal(ec2.describe_addresses(AllocationIds=[ours.network.address])["Addresses"][0]["Domain"], "vpc")
    rules = agree(ec2, "describe_security_group_rules", 5, Filters=filters(group_id=ours.task_group))
    equal(sorted(rule["IsEgress"] for rule in rules), [False, True])
    equal({tag["ResourceId"] for tag in agree(ec2, "describe_tags", 5, Filters=filters(key="Name", resource_type="vpc"))}, {vpc["VpcId"]})
    equal(len(ec2.describe_availability_zones()["AvailabilityZones"]), 3)
    equal([region["RegionName"] for region in ec2.describe_regions(RegionNames=["eu-west-1"])["Regions"]], ["eu-west-1"])

    balancers = agree(elb, "describe_load_balancers", 1)
    equal({(balancer["Type"], balancer["State"]["Code"], balancer["Scheme"]) for balancer in balancers},
          {("application", "active", "internal"), ("network", "active", "internal")})
    equal(agree(elb, "describe_listeners", 1, LoadBalancerArn=ours.nlb)[0]["DefaultActions"][0]["TargetGroupArn"], ours.alb_targets)
    equal([rule["IsDefault"] for rule in agree(elb, "describe_rules", 1, ListenerArn=ours.alb_listener)], [True])
    equal({group["TargetType"] for group in agree(elb, "describe_target_groups", 1)}, {"ip", "alb"})
    health = elb.describe_target_health(TargetGroupArn=ours.task_targets)["TargetHealthDescriptions"]
    equal([target["TargetHealth"]["State"] for target in health], ["healthy", "healthy"])
    agree(elb, "describe_account_limits", 5)

    equal(agree(ecs, "list_clusters", 1), [ours.cluster])
    equal(len(ecs.describe_clusters(clusters=[ours.cluster], include=["TAGS", "SETTINGS"])["clusters"]), 1)
    equal(len(agree(ecs, "list_services", 1, cluster=ours.cluster)), 1)
    equal(agree(ecs, "list_task_definitions", 1), [ours.definition])
    equal(agree(ecs, "list_task_definition_families", 1), ["task-api"])
    equal(ecs.describe_task_definition(taskDefinition="task-api")["taskDefinition"]["revision"], 1)
    tasks = agree(ecs, "list_tasks", 1, cluster=ours.cluster, serviceName="task-api")
    ecs.get_waiter("tasks_running").wait(cluster=ours.cluster, tasks=tasks, WaiterConfig=SOON)
    described = ecs.describe_tasks(cluster=ours.cluster, tasks=tasks)["tasks"]
    equal({task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"] for task in described}, {target["Target"]["Id"] for target in health})

    service = agree(ec2, "describe_vpc_endpoint_service_configurations", 5, Filters=filters(service_name=ours.service_name))[0]
    equal((service["ServiceState"], service["NetworkLoadBalancerArns"]), ("Available", [ours.nlb]))
    allowed = agree(ec2, "describe_vpc_endpoint_service_permissions", 5, ServiceId=ours.service)
    equal([principal["Principal"] for principal in allowed], [f"arn:aws:iam::{customer.id}:root"])
    connection = agree(ec2, "describe_vpc_endpoint_connections", 5, Filters=filters(service_id=ours.service))[0]
    equal((connection["VpcEndpointId"], connection["VpcEndpointOwner"]), (theirs.endpoint, customer.id))

    endpoint = agree(customer.ec2, "describe_vpc_endpoints", 5, Filters=filters(vpc_id=theirs.network.vpc))[0]
    equal((endpoint["VpcEndpointType"], endpoint["Groups"]), ("Interface", [{"GroupId": theirs.group, "GroupName": "endpoint"}]))
    if not re.fullmatch(rf"{theirs.endpoint}-[a-z0-9]{{8}}\.{ours.service}\.eu-west-1\.vpce\.amazonaws\.com", endpoint["DnsEntries"][0]["DnsName"]):
        raise AssertionError(endpoint["DnsEntries"])
    interfaces = agree(customer.ec2, "describe_network_interfaces", 5, Filters=filters(interface_type="vpc_endpoint"))
    equal({interface["NetworkInterfaceId"] for interface in interfaces}, set(endpoint["NetworkInterfaceIds"]))
    equal(agree(customer.ec2, "describe_instances", 5)[0]["Instances"][0]["InstanceId"], theirs.instance)
    equal(agree(customer.ec2, "describe_instance_status", 5)[0]["InstanceState"]["Name"], "running")


def read_around(provider, customer, ours, theirs):
    """Additional reads of infrastructure tools for these kinds."""
    ec2, elb, ecs = provider.ec2, provider.elb, provider.ecs
    new_account(provider)
    options = agree(ec2, "describe_dhcp_options", 5)[0]
    equal(options["DhcpConfigurations"][1], {"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]})
    equal(ec2.describe_vpcs(VpcIds=[ours.network.vpc])["Vpcs"][0]["DhcpOptionsId"], options["DhcpOptionsId"])
    acl = ec2.describe_network_acls(Filters=filters(vpc_id=ours.network.vpc, default="true"))["NetworkAcls"][0]
    equal([(entry["RuleNumber"], entry["RuleAction"]) for entry in acl["Entries"] if not entry["Egress"]], [(100, "allow"), (32767, "deny")])
    equal({association["SubnetId"] for association in acl["Associations"]}, set(ours.network.subnets))
    equal(agree(ec2, "describe_addresses_attribute", 1, Attribute="domain-name")[0]["AllocationId"], ours.network.address)
    lists = agree(ec2, "describe_prefix_lists", 5)
    equal([entry["PrefixListName"] for entry in lists], ["com.amazonaws.eu-west-1.dynamodb", "com.amazonaws.eu-west-1.s3"])
    equal([entry["PrefixListId"] for entry in agree(ec2, "describe_managed_prefix_lists", 1)], [entry["PrefixListId"] for entry in lists])
    equal([entry["Cidr"] for entry in agree(ec2, "get_managed_prefix_list_entries", 1, PrefixListId=lists[0]["PrefixListId"])], lists[0]["Cidrs"])
    equal(ec2.describe_vpc_endpoint_associations()["VpcEndpointAssociations"], [])

    micro = ec2.describe_instance_types(InstanceTypes=["t3.micro"])["InstanceTypes"][0]
    equal((micro["VCpuInfo"]["DefaultVCpus"], micro["MemoryInfo"]["SizeInMiB"]), (2, 1024))
    agree(ec2, "describe_instance_types", 5, at_least=2)
    zones = agree(ec2, "describe_instance_type_offerings", 5, LocationType="availability-zone", Filters=filters(instance_type="t3.micro"))
    equal([zone["Location"] for zone in zones], ["eu-west-1a", "eu-west-1b", "eu-west-1c"])
    image = agree(ec2, "describe_images", 1, Owners=["amazon"], Filters=filters(name="al2023-ami-*", architecture="x86_64"))[0]
    equal((image["State"], image["OwnerId"]), ("available", "137112412989"))

    theirs_ec2, instance = customer.ec2, theirs.instance
    described = theirs_ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    equal((described["NetworkInterfaces"][0]["Attachment"]["DeviceIndex"], described["Monitoring"]["State"]), (0, "disabled"))
    equal(theirs_ec2.describe_images(ImageIds=[described["ImageId"]])["Images"][0]["ImageId"], described["ImageId"])
    for attribute in theirs_ec2.meta.service_model.shape_for("InstanceAttributeName").enum:
        equal(theirs_ec2.describe_instance_attribute(InstanceId=instance, Attribute=attribute)["InstanceId"], instance)
    agree(theirs_ec2, "describe_instance_credit_specifications", 5)
    own = described["NetworkInterfaces"][0]["NetworkInterfaceId"]
    for attribute in theirs_ec2.meta.service_model.shape_for("NetworkInterfaceAttribute").enum:
        equal(theirs_ec2.describe_network_interface_attribute(NetworkInterfaceId=own, Attribute=attribute)["NetworkInterfaceId"], own)
    for attribute in ec2.meta.service_model.shape_for("VpcAttributeName").enum:
        equal(ec2.describe_vpc_attribute(VpcId=ours.network.vpc, Attribute=attribute)["VpcId"], ours.network.vpc)

    for balancer in (ours.alb, ours.nlb):
        equal(elb.describe_capacity_reservation(LoadBalancerArn=balancer)["CapacityReservationState"], [])
    equal(elb.describe_listener_certificates(ListenerArn=ours.alb_listener)["Certificates"], [])
    equal(len(elb.describe_ssl_policies(Names=["ELBSecurityPolicy-TLS13-1-2-2021-06"])["SslPolicies"][0]["Ciphers"]), 11)

    providers = ecs.describe_capacity_providers(capacityProviders=["FARGATE", "mine"])
    equal(([found["name"] for found in providers["capacityProviders"]], [failure["reason"] for failure in providers["failures"]]), (["FARGATE"], ["MISSING"]))
    equal(ecs.list_account_settings()["settings"], [])
    equal(agree(ecs, "list_account_settings", 1, name="taskLongArnFormat", effectiveSettings=True)[0]["value"], "enabled")
    equal(agree(ecs, "list_attributes", 1, cluster=ours.cluster, targetType="container-instance"), [])


def new_account(account):
    """Resources of a new account."""
    ec2 = account.ec2
    vpc = ec2.describe_vpcs(Filters=filters(is_default="true"))["Vpcs"][0]
    equal(vpc["CidrBlock"], "172.31.0.0/16")
    mine = filters(vpc_id=vpc["VpcId"])
    subnets = ec2.describe_subnets(Filters=mine)["Subnets"]
    equal([(subnet["CidrBlock"], subnet["DefaultForAz"], subnet["MapPublicIpOnLaunch"]) for subnet in subnets],
          [(f"172.31.{block}.0/20", True, True) for block in (0, 16, 32)])
    gateway = ec2.describe_internet_gateways(Filters=filters(**{"attachment.vpc-id": vpc["VpcId"]}))["InternetGateways"][0]["InternetGatewayId"]
    table = ec2.describe_route_tables(Filters=mine + filters(**{"association.main": "true"}))["RouteTables"][0]
    equal([(route["DestinationCidrBlock"], route["GatewayId"]) for route in table["Routes"]], [("172.31.0.0/16", "local"), ("0.0.0.0/0", gateway)])
    equal([group["GroupName"] for group in ec2.describe_security_groups(Filters=mine)["SecurityGroups"]], ["default"])
    equal(len(ec2.describe_network_acls(Filters=mine)["NetworkAcls"][0]["Associations"]), 3)
    attributes = {found["AttributeName"]: found["AttributeValues"][0]["AttributeValue"] for found in ec2.describe_account_attributes()["AccountAttributes"]}
    equal((attributes["default-vpc"], attributes["supported-platforms"]), (vpc["VpcId"], "VPC"))


def read_all(account, operations):
    """Calls whatever only reads and needs no parameter, so that what is emulated tomorrow is compared too."""
    clients = {client.meta.service_model.signing_name: client for client in (account.ec2, account.elb, account.ecs, account.sts, account.ssm, account.iam,
        account.logs, account.secrets, account.kms, account.ecr, account.zones, account.acm, account.sqs, account.sns,
        account.scaling)}
    for service, name in (operation.split(":") for operation in operations):
        client = clients.get(service)
        methods = {} if client is None else {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
        if name in methods and name.startswith(("Describe", "List", "Get")) and name not in NEED_MORE:
            shape = client.meta.service_model.operation_model(name).input_shape
            if shape is None or not shape.required_members:
                getattr(client, methods[name])()


# Their models require nothing, AWS does.
NEED_MORE = {"DescribeLaunchTemplateVersions", "DescribeLogStreams", "DescribeListeners", "DescribeRules", "ListContainerInstances", "ListServices",
             "ListTasks", "DescribeTasks"}


def change_network(ec2, network):
    ec2.modify_subnet_attribute(SubnetId=network.public[0], MapPublicIpOnLaunch={"Value": True})
    equal(ec2.describe_subnets(SubnetIds=[network.public[0]])["Subnets"][0]["MapPublicIpOnLaunch"], True)
    ec2.create_tags(Resources=[network.vpc, network.public[0]], Tags=[{"Key": "team", "Value": "a & b"}, {"Key": "empty", "Value": ""}])
    tags = ec2.describe_vpcs(VpcIds=[network.vpc])["Vpcs"][0]["Tags"]
    equal({tag["Key"]: tag["Value"] for tag in tags}, {"Name": "task-api", "team": "a & b", "empty": ""})
    ec2.delete_tags(Resources=[network.vpc, network.public[0]], Tags=[{"Key": "team"}, {"Key": "empty"}])

    ec2.create_route(RouteTableId=network.tables[0], DestinationCidrBlock="192.0.2.0/24", GatewayId=network.gateway)
    ec2.replace_route(RouteTableId=network.tables[0], DestinationCidrBlock="192.0.2.0/24", NatGatewayId=network.nat)
    ec2.delete_route(RouteTableId=network.tables[0], DestinationCidrBlock="192.0.2.0/24")
    replaced = ec2.replace_route_table_association(AssociationId=network.associations[3], RouteTableId=network.tables[0])
    equal(replaced["AssociationState"]["State"], "associated")
    network.associations[3] = replaced["NewAssociationId"]


def change_groups(ec2, ours):
    group = ours.network.group("spare")
    added = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission(443, IpRanges=[{"CidrIp": EVERYWHERE, "Description": "old"}])])
    rule = added["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    egress = ec2.describe_security_group_rules(Filters=filters(group_id=group))["SecurityGroupRules"]
    ec2.update_security_group_rule_descriptions_ingress(
        GroupId=group, SecurityGroupRuleDescriptions=[{"SecurityGroupRuleId": rule, "Description": "new"}])
    ec2.update_security_group_rule_descriptions_egress(
        GroupId=group, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": EVERYWHERE, "Description": "out"}]}])
    ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=[{
        "SecurityGroupRuleId": rule,
        "SecurityGroupRule": {"IpProtocol": "tcp", "FromPort": 444, "ToPort": 444, "CidrIpv4": "10.0.0.0/8", "Description": "newest"}}])
    changed = {rule["IsEgress"]: rule for rule in ec2.describe_security_group_rules(Filters=filters(group_id=group))["SecurityGroupRules"]}
    equal((changed[False]["FromPort"], changed[False]["Description"], changed[True]["Description"]), (444, "newest", "out"))
    ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=[rule])
    equal(len(egress), 2)
    ec2.delete_security_group(GroupId=group)


def change_interfaces(ec2, theirs):
    created = ec2.create_network_interface(SubnetId=theirs.network.public[0], Groups=[theirs.group], Description="old")
    interface = created["NetworkInterface"]["NetworkInterfaceId"]
    ec2.modify_network_interface_attribute(NetworkInterfaceId=interface, Description={"Value": "new"})
    ec2.get_waiter("network_interface_available").wait(NetworkInterfaceIds=[interface], WaiterConfig=SOON)
    equal(ec2.describe_network_interfaces(NetworkInterfaceIds=[interface])["NetworkInterfaces"][0]["Description"], "new")
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    association = ec2.associate_address(AllocationId=address, NetworkInterfaceId=interface)["AssociationId"]
    equal(ec2.describe_addresses(AllocationIds=[address])["Addresses"][0]["NetworkInterfaceId"], interface)
    ec2.disassociate_address(AssociationId=association)
    ec2.release_address(AllocationId=address)
    ec2.delete_network_interface(NetworkInterfaceId=interface)
    ec2.modify_instance_attribute(InstanceId=theirs.instance, Groups=[theirs.group])


def change_balancers(elb, ours):
    spare = elb.create_target_group(Name="spare", TargetType="ip", Protocol="HTTP", Port=8080, VpcId=ours.network.vpc)["TargetGroups"][0]["TargetGroupArn"]
    elb.modify_target_group(TargetGroupArn=spare, HealthCheckPath="/health", HealthCheckIntervalSeconds=15, Matcher={"HttpCode": "200-299"})
    elb.modify_target_group_attributes(TargetGroupArn=spare, Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "0"}])
    equal(attributes(elb.describe_target_group_attributes(TargetGroupArn=spare))["deregistration_delay.timeout_seconds"], "0")
    equal(attributes(elb.describe_load_balancer_attributes(LoadBalancerArn=ours.alb))["routing.http.drop_invalid_header_fields.enabled"], "true")
    elb.set_security_groups(
        LoadBalancerArn=ours.nlb, SecurityGroups=[ours.nlb_group], EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic="off")
    elb.set_security_groups(LoadBalancerArn=ours.nlb, SecurityGroups=[ours.nlb_group], EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic="on")
    equal(len(elb.set_subnets(LoadBalancerArn=ours.alb, Subnets=ours.network.private)["AvailabilityZones"]), 2)

    listener = elb.create_listener(
        LoadBalancerArn=ours.alb, Protocol="HTTP", Port=81,
        DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain", "MessageBody": "no"}}],
    )["Listeners"][0]["ListenerArn"]
    elb.modify_listener(ListenerArn=listener, Port=82, DefaultActions=[
        {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Port": "443", "Protocol": "HTTPS"}}])
    elb.modify_listener_attributes(ListenerArn=ours.nlb_listener, Attributes=[{"Key": "tcp.idle_timeout.seconds", "Value": "400"}])
    equal(attributes(elb.describe_listener_attributes(ListenerArn=ours.nlb_listener))["tcp.idle_timeout.seconds"], "400")
    rule = elb.create_rule(
        ListenerArn=listener, Priority=5, Tags=[{"Key": "Name", "Value": "spare"}],
        Conditions=[{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/a/*"]}}, {"Field": "host-header", "HostHeaderConfig": {"Values": ["a.test"]}}],
        Actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": spare, "Weight": 1}]}}])["Rules"][0]["RuleArn"]
    elb.modify_rule(RuleArn=rule, Conditions=[{"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}}])
    elb.set_rule_priorities(RulePriorities=[{"RuleArn": rule, "Priority": 6}])
    equal([rule["Priority"] for rule in agree(elb, "describe_rules", 1, ListenerArn=listener)], ["6", "default"])
    elb.register_targets(TargetGroupArn=spare, Targets=[{"Id": "10.100.100.200", "Port": 81}])
    equal(len(elb.describe_target_health(TargetGroupArn=spare)["TargetHealthDescriptions"]), 1)
    elb.deregister_targets(TargetGroupArn=spare, Targets=[{"Id": "10.100.100.200", "Port": 81}])

    elb.add_tags(ResourceArns=[spare, rule], Tags=[{"Key": "team", "Value": "<a>"}])
    described = elb.describe_tags(ResourceArns=[spare, rule, ours.nlb])["TagDescriptions"]
    equal([len(resource["Tags"]) for resource in described], [1, 2, 0])
    elb.remove_tags(ResourceArns=[spare, rule], TagKeys=["team"])
    elb.delete_rule(RuleArn=rule)
    elb.delete_listener(ListenerArn=listener)
    elb.delete_target_group(TargetGroupArn=spare)


def change_tasks(ecs, ours):
    ecs.update_cluster(cluster=ours.cluster, settings=[{"name": "containerInsights", "value": "enabled"}])
    service = ecs.describe_services(cluster=ours.cluster, services=["task-api"], include=["TAGS"])["services"][0]
    ecs.tag_resource(resourceArn=service["serviceArn"], tags=[{"key": "team", "value": "a"}])
    equal(ecs.list_tags_for_resource(resourceArn=service["serviceArn"])["tags"], [{"key": "team", "value": "a"}])
    ecs.untag_resource(resourceArn=service["serviceArn"], tagKeys=["team"])
    started = ecs.run_task(
        cluster=ours.cluster, taskDefinition=ours.definition, launchType="FARGATE", networkConfiguration=ours.placement, startedBy="us")["tasks"][0]["taskArn"]
    ecs.get_waiter("tasks_running").wait(cluster=ours.cluster, tasks=[started], WaiterConfig=SOON)
    equal(agree(ecs, "list_tasks", 1, cluster=ours.cluster, startedBy="us"), [started])
    ecs.stop_task(cluster=ours.cluster, task=started, reason="enough")
    ecs.get_waiter("tasks_stopped").wait(cluster=ours.cluster, tasks=[started], WaiterConfig=SOON)
    equal(ecs.describe_tasks(cluster=ours.cluster, tasks=[started])["tasks"][0]["stoppedReason"], "enough")

    second = ecs.register_task_definition(
        family="task-api", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="512", memory="1024", tags=[{"key": "Name", "value": "second"}],
        executionRoleArn="arn:aws:iam::111111111111:role/pull",
        containerDefinitions=[{
            "name": "demo", "image": IMAGE, "essential": True, "environment": [{"name": "A", "value": "b"}], "command": ["run"],
            "portMappings": [{"containerPort": 8080, "protocol": "tcp"}],
            "logConfiguration": {"logDriver": "awslogs", "options": {
                "awslogs-group": "task-api", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "task"}}}])["taskDefinition"]["taskDefinitionArn"]
    equal(ecs.describe_task_definition(taskDefinition=second, include=["TAGS"])["tags"], [{"key": "Name", "value": "second"}])
    ecs.deregister_task_definition(taskDefinition=second)
    equal(agree(ecs, "list_task_definitions", 1, status="INACTIVE"), [second])
    equal(ecs.delete_task_definitions(taskDefinitions=[second])["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS")


def change_endpoint(provider, customer, ours, theirs):
    customer.modify_vpc_endpoint(VpcEndpointId=theirs.endpoint, RemoveSubnetIds=[theirs.network.public[0]])
    equal(customer.describe_vpc_endpoints(VpcEndpointIds=[theirs.endpoint])["VpcEndpoints"][0]["SubnetIds"], [theirs.network.public[1]])
    provider.modify_vpc_endpoint_service_configuration(ServiceId=ours.service, PrivateDnsName="tasks.example.com")
    provider.start_vpc_endpoint_service_private_dns_verification(ServiceId=ours.service)
    provider.modify_vpc_endpoint_service_payer_responsibility(ServiceId=ours.service, PayerResponsibility="ServiceOwner")
    service = provider.describe_vpc_endpoint_service_configurations(ServiceIds=[ours.service])["ServiceConfigurations"][0]
    equal((service["PrivateDnsName"], service["PayerResponsibility"]), ("tasks.example.com", "ServiceOwner"))
    equal(provider.reject_vpc_endpoint_connections(ServiceId=ours.service, VpcEndpointIds=[theirs.endpoint])["Unsuccessful"], [])
    equal(state(customer, theirs.endpoint), "rejected")


def assume(aws, account):
    credentials = account.sts.assume_role(RoleArn="arn:aws:iam::444444444444:role/ops", RoleSessionName="boto3")["Credentials"]
    session = aws.account(credentials["AccessKeyId"], credentials["SessionToken"])
    equal(session.sts.get_caller_identity()["Arn"], "arn:aws:sts::444444444444:assumed-role/ops/boto3")


def nothing_left(account):
    ec2, elb, ecs = account.ec2, account.elb, account.ecs
    # A new account has a VPC of its own.
    equal([vpc["VpcId"] for vpc in ec2.describe_vpcs(Filters=filters(is_default="false"))["Vpcs"]], [])
    equal(ec2.describe_network_interfaces()["NetworkInterfaces"], [])
    equal(ec2.describe_addresses()["Addresses"], [])
    equal(ec2.describe_vpc_endpoint_service_configurations()["ServiceConfigurations"], [])
    equal({endpoint["State"] for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]} - {"deleting", "deleted"}, set())
    equal(elb.describe_load_balancers()["LoadBalancers"] + elb.describe_target_groups()["TargetGroups"], [])
    equal(ecs.list_clusters()["clusterArns"], [])


def attributes(answer):
    return {attribute["Key"]: attribute["Value"] for attribute in answer["Attributes"]}


def state(ec2, endpoint):
    return ec2.describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"][0]["State"]


run(scenario)
