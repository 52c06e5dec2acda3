"""A VPC with two subnets, an internet gateway and a NAT gateway: made, read, changed and deleted by the AWS CLI, a line for each command."""
from cli import NOTHING, an

EVERYWHERE = "0.0.0.0/0"


class Network:
    def __init__(self, aws, prefix, zones):
        self.aws, self.cidr = aws, f"{prefix}.0/24"
        self.vpc = aws(
            f"ec2 create-vpc --cidr-block {self.cidr} --tag-specifications 'ResourceType=vpc,Tags=[{{Key=Name,Value=task-api}}]'",
            {"Vpc.[CidrBlock,State,IsDefault,Tags[0].Value]": [self.cidr, "pending", False, "task-api"], "Vpc.VpcId": an("vpc")}, "Vpc.VpcId")
        aws(f"ec2 wait vpc-available --vpc-ids {self.vpc}", NOTHING)
        aws(f"ec2 modify-vpc-attribute --vpc-id {self.vpc} --enable-dns-hostnames", NOTHING)
        self.subnets = [
            aws(f"ec2 create-subnet --vpc-id {self.vpc} --cidr-block {cidr} --availability-zone {zone}",
                {"Subnet.[CidrBlock,AvailabilityZone,VpcId]": [cidr, zone, self.vpc], "Subnet.SubnetId": an("subnet")}, "Subnet.SubnetId")
            for cidr, zone in zip((f"{prefix}.0/26", f"{prefix}.64/26"), zones)]
        self.gateway = aws("ec2 create-internet-gateway", {"InternetGateway.Attachments": []}, "InternetGateway.InternetGatewayId")
        aws(f"ec2 attach-internet-gateway --internet-gateway-id {self.gateway} --vpc-id {self.vpc}", NOTHING)
        self.address = aws("ec2 allocate-address --domain vpc", {"Domain": "vpc", "AllocationId": an("eipalloc")}, "AllocationId")
        self.nat = aws(
            f"ec2 create-nat-gateway --subnet-id {self.subnets[0]} --allocation-id {self.address} --client-token {prefix}",
            {"NatGateway.[State,VpcId]": ["pending", self.vpc], "ClientToken": prefix}, "NatGateway.NatGatewayId")
        aws(f"ec2 wait nat-gateway-available --nat-gateway-ids {self.nat}", NOTHING)
        self.table = aws(
            f"ec2 create-route-table --vpc-id {self.vpc}", {"RouteTable.Routes[].[GatewayId,State]": [["local", "active"]]}, "RouteTable.RouteTableId")
        aws(f"ec2 create-route --route-table-id {self.table} --destination-cidr-block {EVERYWHERE} --gateway-id {self.gateway}", {"Return": True})
        self.associations = [
            aws(f"ec2 associate-route-table --route-table-id {self.table} --subnet-id {subnet}", {"AssociationState.State": "associated"}, "AssociationId")
            for subnet in self.subnets]

    def group(self, name):
        return self.aws(
            f"ec2 create-security-group --group-name {name} --description 'Task API: {name}' --vpc-id {self.vpc}", {"GroupId": an("sg")}, "GroupId")

    def read(self):
        aws, vpc, mine = self.aws, self.vpc, f"--filters Name=vpc-id,Values={self.vpc} --page-size 5"
        aws("ec2 describe-vpcs --page-size 5 --filters Name=tag:Name,Values=task-api,other", {"Vpcs[].[VpcId,State,OwnerId]": [[vpc, "available", aws.id]]})
        aws(f"ec2 describe-vpc-attribute --vpc-id {vpc} --attribute enableDnsHostnames", {"EnableDnsHostnames.Value": True, "VpcId": vpc})
        aws(f"ec2 describe-subnets {mine}", {"sort(Subnets[].SubnetId)": sorted(self.subnets), "Subnets[].State": ["available"] * 2})
        aws(f"ec2 describe-internet-gateways --page-size 5 --filters Name=attachment.vpc-id,Values={vpc}",
            {"InternetGateways[].InternetGatewayId": [self.gateway], "InternetGateways[0].Attachments[0].State": "available"})
        aws(f"ec2 describe-addresses --allocation-ids {self.address}", {"Addresses[].[AllocationId,Domain]": [[self.address, "vpc"]]})
        aws(f"ec2 describe-nat-gateways --page-size 5 --filter Name=vpc-id,Values={vpc} Name=state,Values=available",
            {"NatGateways[].NatGatewayId": [self.nat], "NatGateways[0].NatGatewayAddresses[0].AllocationId": self.address})
        aws(f"ec2 describe-route-tables {mine}",
            {"RouteTables[].Associations[?Main] | length([])": 1, f"RouteTables[?RouteTableId=='{self.table}'][].Routes[].GatewayId": ["local", self.gateway]})
        aws(f"ec2 describe-network-acls {mine}", {"NetworkAcls[].[IsDefault,length(Associations)]": [[True, 2]]})
        aws("ec2 describe-tags --page-size 5 --filters Name=key,Values=Name Name=resource-type,Values=vpc", {"Tags[].[ResourceId,Value]": [[vpc, "task-api"]]})
        aws("ec2 describe-availability-zones", {"AvailabilityZones[].ZoneName": ["eu-west-1a", "eu-west-1b", "eu-west-1c"]})
        aws("ec2 describe-regions --region-names eu-west-1", {"Regions[].RegionName": ["eu-west-1"]})

    def change(self):
        aws, subnet, table = self.aws, self.subnets[0], self.table
        aws(f"ec2 modify-subnet-attribute --subnet-id {subnet} --map-public-ip-on-launch", NOTHING)
        aws(f"ec2 describe-subnets --subnet-ids {subnet}", {"Subnets[].MapPublicIpOnLaunch": [True]})
        aws(f"ec2 create-tags --resources {self.vpc} {subnet} --tags 'Key=team,Value=a & b' Key=empty,Value=", NOTHING)
        aws(f"ec2 describe-subnets --subnet-ids {subnet}", {"sort_by(Subnets[0].Tags, &Key)[].[Key,Value]": [["empty", ""], ["team", "a & b"]]})
        aws(f"ec2 delete-tags --resources {self.vpc} {subnet} --tags Key=team Key=empty", NOTHING)
        elsewhere = f"--route-table-id {table} --destination-cidr-block 192.0.2.0/24"
        aws(f"ec2 create-route {elsewhere} --gateway-id {self.gateway}", {"Return": True})
        aws(f"ec2 replace-route {elsewhere} --nat-gateway-id {self.nat}", NOTHING)
        aws(f"ec2 describe-route-tables --route-table-ids {table}",
            {"RouteTables[].Routes[?DestinationCidrBlock=='192.0.2.0/24'][].NatGatewayId": [self.nat]})
        aws(f"ec2 delete-route {elsewhere}", NOTHING)
        self.associations[1] = aws(
            f"ec2 replace-route-table-association --association-id {self.associations[1]} --route-table-id {table}",
            {"AssociationState.State": "associated", "NewAssociationId": an("rtbassoc")}, "NewAssociationId")
        self._change_a_group()

    def _change_a_group(self):
        aws, group = self.aws, self.group("spare")
        rule = aws(
            f"ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port 443 --cidr {EVERYWHERE}",
            {"Return": True, "SecurityGroupRules[].[IsEgress,FromPort,CidrIpv4]": [[False, 443, EVERYWHERE]]}, "SecurityGroupRules[0].SecurityGroupRuleId")
        aws(f"ec2 update-security-group-rule-descriptions-ingress --group-id {group} "
            f"--security-group-rule-descriptions SecurityGroupRuleId={rule},Description=new", {"Return": True})
        everything = f"'IpProtocol=-1,IpRanges=[{{CidrIp={EVERYWHERE},Description=out}}]'"
        aws(f"ec2 update-security-group-rule-descriptions-egress --group-id {group} --ip-permissions {everything}", {"Return": True})
        aws(f"ec2 describe-security-group-rules --page-size 5 --filters Name=group-id,Values={group}",
            {"sort_by(SecurityGroupRules, &Description)[].[IsEgress,Description]": [[False, "new"], [True, "out"]]})
        aws(f"ec2 modify-security-group-rules --group-id {group} --security-group-rules "
            f"'SecurityGroupRuleId={rule},SecurityGroupRule={{IpProtocol=tcp,FromPort=444,ToPort=444,CidrIpv4=10.0.0.0/8}}'", {"Return": True})
        aws(f"ec2 describe-security-groups --page-size 5 --filters Name=group-id,Values={group}",
            {"SecurityGroups[].IpPermissions[].[FromPort,IpRanges[0].CidrIp]": [[444, "10.0.0.0/8"]]})
        aws(f"ec2 revoke-security-group-ingress --group-id {group} --security-group-rule-ids {rule}",
            {"Return": True, "RevokedSecurityGroupRules[].SecurityGroupRuleId": [rule]})
        aws(f"ec2 delete-security-group --group-id {group}", {"Return": True, "GroupId": group})

    def delete(self):
        aws = self.aws
        aws(f"ec2 delete-nat-gateway --nat-gateway-id {self.nat}", {"NatGatewayId": self.nat})
        aws(f"ec2 wait nat-gateway-deleted --nat-gateway-ids {self.nat}", NOTHING)
        aws(f"ec2 release-address --allocation-id {self.address}", NOTHING)
        for association in self.associations:
            aws(f"ec2 disassociate-route-table --association-id {association}", NOTHING)
        aws(f"ec2 delete-route-table --route-table-id {self.table}", NOTHING)
        for subnet in self.subnets:
            aws(f"ec2 delete-subnet --subnet-id {subnet}", NOTHING)
        aws(f"ec2 detach-internet-gateway --internet-gateway-id {self.gateway} --vpc-id {self.vpc}", NOTHING)
        aws(f"ec2 delete-internet-gateway --internet-gateway-id {self.gateway}", NOTHING)
        aws(f"ec2 delete-vpc --vpc-id {self.vpc}", NOTHING)
