"""Address blocks of VPCs and subnets, prefix lists, egress-only gateways, flow logs, and endpoints of AWS's own services."""
from aws import equal, filters, tagged


def walk(ec2):
    """Calls every operation in a VPC of its own, and leaves nothing behind."""
    vpc = ec2.create_vpc(CidrBlock="10.50.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
    own = filters(vpc_id=vpc)
    subnet = change_blocks(ec2, vpc)
    table = ec2.describe_route_tables(Filters=own)["RouteTables"][0]["RouteTableId"]
    change_lists(ec2, vpc, table)
    change_gateways(ec2, vpc, table)
    change_endpoints(ec2, vpc, table)
    change_logs(ec2, vpc)
    ec2.delete_subnet(SubnetId=subnet)
    ec2.delete_vpc(VpcId=vpc)


def change_blocks(ec2, vpc):
    second = ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.51.0.0/16")["CidrBlockAssociation"]
    equal((second["CidrBlock"], second["CidrBlockState"]), ("10.51.0.0/16", {"State": "associating"}))
    ipv6 = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]
    equal((ipv6["Ipv6CidrBlockState"], ipv6["Ipv6Pool"]), ({"State": "associated"}, "Amazon"))
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.51.1.0/24")["Subnet"]["SubnetId"]
    block = ipv6["Ipv6CidrBlock"].replace("/56", "/64")
    associated = ec2.associate_subnet_cidr_block(SubnetId=subnet, Ipv6CidrBlock=block)["Ipv6CidrBlockAssociation"]
    ec2.modify_subnet_attribute(SubnetId=subnet, AssignIpv6AddressOnCreation={"Value": True})
    eni = ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]
    equal(len(eni["Ipv6Addresses"]), 1)
    ec2.delete_network_interface(NetworkInterfaceId=eni["NetworkInterfaceId"])
    ec2.disassociate_subnet_cidr_block(AssociationId=associated["AssociationId"])
    ec2.delete_subnet(SubnetId=subnet)
    ec2.disassociate_vpc_cidr_block(AssociationId=second["AssociationId"])
    ec2.disassociate_vpc_cidr_block(AssociationId=ipv6["AssociationId"])
    equal([one["CidrBlock"] for one in ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["CidrBlockAssociationSet"]], ["10.50.0.0/16"])
    return ec2.create_subnet(VpcId=vpc, CidrBlock="10.50.1.0/24")["Subnet"]["SubnetId"]


def change_lists(ec2, vpc, table):
    created = ec2.create_managed_prefix_list(
        PrefixListName="offices", AddressFamily="IPv4", MaxEntries=3, Entries=[{"Cidr": "198.18.0.0/24", "Description": "first"}],
        TagSpecifications=tagged("prefix-list", Name="offices"))["PrefixList"]
    equal((created["State"], created["Version"]), ("create-in-progress", 1))
    which = {"PrefixListId": created["PrefixListId"]}
    changed = ec2.modify_managed_prefix_list(CurrentVersion=1, AddEntries=[{"Cidr": "198.18.1.0/24"}], **which)["PrefixList"]
    equal(changed["State"], "modify-in-progress")
    equal(ec2.describe_managed_prefix_lists(PrefixListIds=[created["PrefixListId"]])["PrefixLists"][0]["Version"], 2)
    equal([entry["Cidr"] for entry in ec2.get_managed_prefix_list_entries(**which)["Entries"]], ["198.18.0.0/24", "198.18.1.0/24"])
    equal(len(ec2.get_managed_prefix_list_entries(TargetVersion=1, **which)["Entries"]), 1)
    ec2.restore_managed_prefix_list_version(PreviousVersion=1, CurrentVersion=2, **which)
    group = ec2.describe_security_groups(Filters=filters(vpc_id=vpc))["SecurityGroups"][0]["GroupId"]
    rule = {"GroupId": group, "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "PrefixListIds": [which]}]}
    ec2.authorize_security_group_ingress(**rule)
    equal(ec2.get_managed_prefix_list_associations(**which)["PrefixListAssociations"][0]["ResourceId"], group)
    ec2.revoke_security_group_ingress(**rule)
    equal(ec2.delete_managed_prefix_list(**which)["PrefixList"]["State"], "delete-in-progress")


def change_gateways(ec2, vpc, table):
    gateway = ec2.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    which = {"RouteTableId": table, "DestinationIpv6CidrBlock": "::/0"}
    ec2.create_route(EgressOnlyInternetGatewayId=gateway, **which)
    described = ec2.describe_egress_only_internet_gateways(EgressOnlyInternetGatewayIds=[gateway])["EgressOnlyInternetGateways"][0]
    equal(described["Attachments"], [{"State": "attached", "VpcId": vpc}])
    ec2.delete_route(**which)
    equal(ec2.delete_egress_only_internet_gateway(EgressOnlyInternetGatewayId=gateway)["ReturnCode"], True)


def change_endpoints(ec2, vpc, table):
    offered = ec2.describe_vpc_endpoint_services(Filters=filters(service_type="Gateway"))["ServiceNames"]
    equal(offered, ["com.amazonaws.eu-west-1.dynamodb", "com.amazonaws.eu-west-1.s3"])
    endpoint = ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=offered[1], RouteTableIds=[table])["VpcEndpoint"]
    equal((endpoint["State"], endpoint["RouteTableIds"]), ("available", [table]))
    which = {"VpcEndpointId": endpoint["VpcEndpointId"]}
    ec2.modify_vpc_endpoint(RemoveRouteTableIds=[table], ResetPolicy=True, **which)
    equal(ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint["VpcEndpointId"]])["Unsuccessful"], [])


def change_logs(ec2, vpc):
    log = ec2.create_flow_logs(
        ResourceIds=[vpc], ResourceType="VPC", TrafficType="ALL", LogDestinationType="s3", LogDestination="arn:aws:s3:::flows/here")["FlowLogIds"][0]
    described = ec2.describe_flow_logs(Filter=filters(resource_id=vpc))["FlowLogs"][0]
    equal((described["FlowLogId"], described["FlowLogStatus"], described["MaxAggregationInterval"]), (log, "ACTIVE", 600))
    equal(ec2.delete_flow_logs(FlowLogIds=[log])["Unsuccessful"], [])
