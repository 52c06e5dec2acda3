"""Route 53; every operation is called, and nothing is left behind."""
from aws import SOON, equal, filters, refused
from pages import agree

REGION = "eu-west-1"


def live(provider, customer, theirs):
    """Makes a public zone, and a private one that a VPC of another account shares; its alias leads to the endpoint."""
    zones, endpoint = provider.zones, customer.ec2.describe_vpc_endpoints(VpcEndpointIds=[theirs.endpoint])["VpcEndpoints"][0]["DnsEntries"][0]
    public = zones.create_hosted_zone(Name="Example.com", CallerReference="public", HostedZoneConfig={"Comment": "of us"})
    zone = public["HostedZone"]["Id"]
    equal((public["HostedZone"]["Name"], len(public["DelegationSet"]["NameServers"])), ("example.com.", 4))
    equal(public["Location"], f"https://route53.amazonaws.com/2013-04-01{zone}")
    equal(zones.get_hosted_zone(Id=zone)["DelegationSet"], public["DelegationSet"])
    equal(zones.update_hosted_zone_comment(Id=zone, Comment="ours")["HostedZone"]["Config"], {"Comment": "ours", "PrivateZone": False})
    equal(zones.get_hosted_zone_count()["HostedZoneCount"], 1)
    equal(zones.get_dnssec(HostedZoneId=zone)["Status"], {"ServeSignature": "NOT_SIGNING"})
    change(zones, zone, "UPSERT", text("_vpce.example.com", '"vpce:a b"'))
    answer = zones.test_dns_answer(HostedZoneId=zone, RecordName="_vpce.example.com", RecordType="TXT")
    equal((answer["ResponseCode"], answer["RecordData"]), ("NOERROR", ['"vpce:a b"']))
    equal(zones.list_reusable_delegation_sets()["DelegationSets"], [])
    equal([record["Type"] for record in agree(zones, "list_resource_record_sets", 1, at_least=3, HostedZoneId=zone)], ["NS", "SOA", "TXT"])

    vpc = {"VPCRegion": REGION, "VPCId": provider.ec2.create_vpc(CidrBlock="10.77.0.0/16")["Vpc"]["VpcId"]}
    other = {"VPCRegion": REGION, "VPCId": theirs.network.vpc}
    own = zones.create_hosted_zone(Name="shop.internal", CallerReference="private", VPC=vpc)["HostedZone"]["Id"]
    alias = {"Name": "tasks.shop.internal.", "Type": "A", "AliasTarget": {
        "HostedZoneId": endpoint["HostedZoneId"], "DNSName": f"{endpoint['DnsName']}.", "EvaluateTargetHealth": True}}
    change(zones, own, "CREATE", alias)
    equal(zones.list_resource_record_sets(HostedZoneId=own, StartRecordName="tasks.shop.internal", MaxItems="1")["ResourceRecordSets"], [alias])
    zones.create_vpc_association_authorization(HostedZoneId=own, VPC=other)
    equal(zones.list_vpc_association_authorizations(HostedZoneId=own)["VPCs"], [other])
    customer.zones.associate_vpc_with_hosted_zone(HostedZoneId=own, VPC=other)
    zones.delete_vpc_association_authorization(HostedZoneId=own, VPC=other)
    equal(zones.get_hosted_zone(Id=own)["VPCs"], [vpc, other])
    equal([summary["Name"] for summary in customer.zones.list_hosted_zones_by_vpc(VPCId=other["VPCId"], VPCRegion=REGION)["HostedZoneSummaries"]],
          ["shop.internal."])
    customer.zones.disassociate_vpc_from_hosted_zone(HostedZoneId=own, VPC=other)

    equal([known["Id"] for known in agree(zones, "list_hosted_zones", 1, at_least=2)], [zone, own])
    equal([known["Name"] for known in zones.list_hosted_zones_by_name(DNSName="example.com")["HostedZones"]], ["example.com.", "shop.internal."])
    tags(zones, zone.rsplit("/", 1)[1])
    change(zones, own, "DELETE", alias)
    change(zones, zone, "DELETE", text("_vpce.example.com", '"vpce:a b"'))
    for known in (zone, own):
        zones.delete_hosted_zone(Id=known)
    equal(zones.list_hosted_zones()["HostedZones"], [])
    provider.ec2.delete_vpc(VpcId=vpc["VPCId"])


def tags(zones, zone):
    ours = {"ResourceType": "hostedzone", "ResourceId": zone}
    zones.change_tags_for_resource(**ours, AddTags=[{"Key": "team", "Value": "a & b"}, {"Key": "stage", "Value": "test"}])
    zones.change_tags_for_resource(**ours, RemoveTagKeys=["stage"])
    listed = {**ours, "Tags": [{"Key": "team", "Value": "a & b"}]}
    equal(zones.list_tags_for_resource(**ours)["ResourceTagSet"], listed)
    equal(zones.list_tags_for_resources(ResourceType="hostedzone", ResourceIds=[zone])["ResourceTagSets"], [listed])


def text(name, value):
    return {"Name": name, "Type": "TXT", "TTL": 60, "ResourceRecords": [{"Value": value}]}


def change(zones, zone, action, record):
    batch = {"Comment": action, "Changes": [{"Action": action, "ResourceRecordSet": record}]}
    submitted = zones.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)["ChangeInfo"]
    equal((submitted["Status"], submitted["Comment"]), ("PENDING", action))
    zones.get_waiter("resource_record_sets_changed").wait(Id=submitted["Id"], WaiterConfig=SOON)
    equal(zones.get_change(Id=submitted["Id"])["ChangeInfo"]["Status"], "INSYNC")


def refuse(provider):
    zones = provider.zones
    zone = zones.create_hosted_zone(Name="example.com", CallerReference="a")["HostedZone"]["Id"]
    vpc = {"VPCRegion": REGION, "VPCId": provider.ec2.describe_vpcs(Filters=filters(is_default="true"))["Vpcs"][0]["VpcId"]}
    own = zones.create_hosted_zone(Name="shop.internal", CallerReference="b", VPC=vpc)["HostedZone"]["Id"]
    record = text("a.example.com", '"a"')
    for code, call, parameters in (
            ("HostedZoneAlreadyExists", zones.create_hosted_zone, {"Name": "example.com", "CallerReference": "a"}),
            ("InvalidDomainName", zones.create_hosted_zone, {"Name": "a..b", "CallerReference": "c"}),
            ("InvalidVPCId", zones.create_hosted_zone, {"Name": "a.internal", "CallerReference": "c", "VPC": {"VPCRegion": REGION, "VPCId": "vpc-1"}}),
            ("ConflictingDomainExists", zones.create_hosted_zone, {"Name": "shop.internal", "CallerReference": "c", "VPC": vpc}),
            ("NoSuchHostedZone", zones.get_hosted_zone, {"Id": "Z1"}),
            ("NoSuchChange", zones.get_change, {"Id": "C1"}),
            ("InvalidInput", zones.list_hosted_zones, {"MaxItems": "none"}),
            ("InvalidChangeBatch", zones.change_resource_record_sets, {
                "HostedZoneId": zone, "ChangeBatch": {"Changes": [{"Action": "DELETE", "ResourceRecordSet": record}]}}),
            ("PublicZoneVPCAssociation", zones.associate_vpc_with_hosted_zone, {"HostedZoneId": zone, "VPC": vpc}),
            ("ConflictingDomainExists", zones.associate_vpc_with_hosted_zone, {"HostedZoneId": own, "VPC": vpc}),
            ("LastVPCAssociation", zones.disassociate_vpc_from_hosted_zone, {"HostedZoneId": own, "VPC": vpc}),
            ("VPCAssociationNotFound", zones.disassociate_vpc_from_hosted_zone, {"HostedZoneId": zone, "VPC": vpc}),
            ("VPCAssociationAuthorizationNotFound", zones.delete_vpc_association_authorization, {"HostedZoneId": own, "VPC": vpc}),
            ("InvalidPaginationToken", zones.list_vpc_association_authorizations, {"HostedZoneId": own, "NextToken": "none"}),
            ("NoSuchHealthCheck", zones.list_tags_for_resource, {"ResourceType": "healthcheck", "ResourceId": "1"}),
    ):
        refused(code, call, **parameters)
    change(zones, zone, "CREATE", record)
    refused("HostedZoneNotEmpty", zones.delete_hosted_zone, Id=zone)
    change(zones, zone, "DELETE", record)
    for known in (zone, own):
        zones.delete_hosted_zone(Id=known)
