"""Route 53; a line for each command."""
import json
import re

from cli import NOTHING

CHANGE = re.compile(r"/change/C[A-Z0-9]+")
TEXT = {"Name": "_vpce.example.com.", "Type": "TXT", "TTL": 60, "ResourceRecords": [{"Value": '"vpce:a b"'}]}


def live(aws, theirs):
    """Makes a public zone, and a private one that a VPC of another account shares; nothing is left behind."""
    zone = aws("route53 create-hosted-zone --name example.com --caller-reference public --hosted-zone-config Comment=ours",
               {"HostedZone.Name": "example.com.", "length(DelegationSet.NameServers)": 4}, "HostedZone.Id").rsplit("/", 1)[1]
    aws(f"route53 get-hosted-zone --id {zone}", {"HostedZone.Config": {"Comment": "ours", "PrivateZone": False}})
    aws(f"route53 update-hosted-zone-comment --id {zone} --comment new", {"HostedZone.Config.Comment": "new"})
    aws("route53 get-hosted-zone-count", {"HostedZoneCount": 1})
    aws(f"route53 get-dnssec --hosted-zone-id {zone}", {"Status.ServeSignature": "NOT_SIGNING", "KeySigningKeys": []})
    submitted = change(aws, zone, "UPSERT", TEXT)
    aws(f"route53 wait resource-record-sets-changed --id {submitted}", NOTHING)
    aws(f"route53 get-change --id {submitted}", {"ChangeInfo.Status": "INSYNC"})
    aws(f"route53 test-dns-answer --hosted-zone-id {zone} --record-name _vpce.example.com --record-type TXT", {"RecordData": ['"vpce:a b"']})
    aws("route53 list-reusable-delegation-sets", {"DelegationSets": []})
    aws(f"route53 list-resource-record-sets --hosted-zone-id {zone} --page-size 1", {"ResourceRecordSets[].Type": ["NS", "SOA", "TXT"]})

    vpc = aws("ec2 create-vpc --cidr-block 10.77.0.0/16", {}, "Vpc.VpcId")
    of_vpc, other = f"VPCRegion=eu-west-1,VPCId={vpc}", f"VPCRegion=eu-west-1,VPCId={theirs.network.vpc}"
    own = aws(f"route53 create-hosted-zone --name shop.internal --caller-reference private --vpc {of_vpc}",
              {"HostedZone.Config.PrivateZone": True}, "HostedZone.Id").rsplit("/", 1)[1]
    association = f"--hosted-zone-id {own} --vpc {other}"
    aws(f"route53 create-vpc-association-authorization {association}", {"HostedZoneId": own})
    aws(f"route53 list-vpc-association-authorizations --hosted-zone-id {own}", {"VPCs[].VPCId": [theirs.network.vpc]})
    theirs.aws(f"route53 associate-vpc-with-hosted-zone {association}", {"ChangeInfo.Id": CHANGE})
    aws(f"route53 delete-vpc-association-authorization {association}", NOTHING)
    theirs.aws(f"route53 list-hosted-zones-by-vpc --vpc-id {theirs.network.vpc} --vpc-region eu-west-1", {"HostedZoneSummaries[].HostedZoneId": [own]})
    aws(f"route53 disassociate-vpc-from-hosted-zone {association}", {"ChangeInfo.Id": CHANGE})

    aws("route53 list-hosted-zones --page-size 1", {"HostedZones[].Name": ["example.com.", "shop.internal."]})
    aws("route53 list-hosted-zones-by-name --dns-name shop.internal", {"HostedZones[].Id": [f"/hostedzone/{own}"]})
    tags = f"--resource-type hostedzone --resource-id {zone}"
    aws(f"route53 change-tags-for-resource {tags} --add-tags Key=team,Value=a", NOTHING)
    aws(f"route53 list-tags-for-resource {tags}", {"ResourceTagSet.Tags": [{"Key": "team", "Value": "a"}]})
    aws(f"route53 list-tags-for-resources --resource-type hostedzone --resource-ids {zone}", {"ResourceTagSets[].ResourceId": [zone]})
    change(aws, zone, "DELETE", TEXT)
    for known in (zone, own):
        aws(f"route53 delete-hosted-zone --id {known}", {"ChangeInfo.Id": CHANGE})
    aws("route53 list-hosted-zones", {"HostedZones": []})
    aws(f"ec2 delete-vpc --vpc-id {vpc}", NOTHING)


def change(aws, zone, action, record):
    batch = json.dumps({"Changes": [{"Action": action, "ResourceRecordSet": record}]})
    return aws(f"route53 change-resource-record-sets --hosted-zone-id {zone} --change-batch '{batch}'",
               {"ChangeInfo.[Id,Status]": re.compile(r"\['/change/C[A-Z0-9]+', 'PENDING'\]")}, "ChangeInfo.Id")


def refuse(aws):
    for code, command in (
            ("InvalidDomainName", "route53 create-hosted-zone --name a..b --caller-reference a"),
            ("InvalidVPCId", "route53 create-hosted-zone --name a.b --caller-reference a --vpc VPCRegion=eu-west-1,VPCId=vpc-1"),
            ("NoSuchHostedZone", "route53 get-hosted-zone --id Z1"),
            ("NoSuchHostedZone", "route53 list-resource-record-sets --hosted-zone-id Z1"),
            ("NoSuchChange", "route53 get-change --id C1"),
            ("NoSuchHealthCheck", "route53 list-tags-for-resource --resource-type healthcheck --resource-id 1"),
    ):
        aws.refused(code, command)
