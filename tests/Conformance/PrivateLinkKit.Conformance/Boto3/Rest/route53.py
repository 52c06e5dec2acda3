"""Route 53: a location in a header, and errors in a wrapper."""
from client import client, same

VPC = {"VPCRegion": "eu-west-1", "VPCId": "vpc-1"}
route53 = client("route53")
made = route53.create_hosted_zone(Name="a.example", VPC=VPC, CallerReference="r")
same(201, made["ResponseMetadata"]["HTTPStatusCode"])
same("https://route53.amazonaws.com/2013-04-01/hostedzone/Z1", made["Location"])
same((VPC, ["ns-1.example", "ns-2.example"]), (made["VPC"], made["DelegationSet"]["NameServers"]))
same("INSYNC", route53.get_change(Id=made["ChangeInfo"]["Id"])["ChangeInfo"]["Status"])
same(
    [{"HostedZoneId": "Z1", "Name": "vpc-1.eu-west-1.", "Owner": {"OwningService": "vpce.amazonaws.com"}}],
    route53.list_hosted_zones_by_vpc(**VPC)["HostedZoneSummaries"])
try:
    raise AssertionError(route53.associate_vpc_with_hosted_zone(HostedZoneId="Z1", VPC=VPC))
except route53.exceptions.NotAuthorizedException as error:
    same(401, error.response["ResponseMetadata"]["HTTPStatusCode"])
