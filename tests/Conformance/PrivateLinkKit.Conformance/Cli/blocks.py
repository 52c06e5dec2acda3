"""Address blocks of VPCs and subnets, prefix lists, egress-only gateways and flow logs, in a VPC that leaves nothing behind."""
from cli import an


def change_blocks(aws):
    vpc = aws("ec2 create-vpc --cidr-block 10.50.0.0/16", {"Vpc.VpcId": an("vpc")}, "Vpc.VpcId")
    second = aws(
        f"ec2 associate-vpc-cidr-block --vpc-id {vpc} --cidr-block 10.51.0.0/16",
        {"CidrBlockAssociation.[CidrBlock,CidrBlockState.State]": ["10.51.0.0/16", "associating"]}, "CidrBlockAssociation.AssociationId")
    sixth = aws(
        f"ec2 associate-vpc-cidr-block --vpc-id {vpc} --amazon-provided-ipv6-cidr-block", {"Ipv6CidrBlockAssociation.Ipv6Pool": "Amazon"},
        "Ipv6CidrBlockAssociation.[AssociationId,Ipv6CidrBlock]")
    subnet = aws(f"ec2 create-subnet --vpc-id {vpc} --cidr-block 10.51.1.0/24", {"Subnet.SubnetId": an("subnet")}, "Subnet.SubnetId")
    block = sixth[1].replace("/56", "/64")
    associated = aws(
        f"ec2 associate-subnet-cidr-block --subnet-id {subnet} --ipv6-cidr-block {block}", {"Ipv6CidrBlockAssociation.Ipv6CidrBlock": block},
        "Ipv6CidrBlockAssociation.AssociationId")
    aws(f"ec2 disassociate-subnet-cidr-block --association-id {associated}", {"SubnetId": subnet})
    aws(f"ec2 delete-subnet --subnet-id {subnet}", None)
    for association in (second, sixth[0]):
        aws(f"ec2 disassociate-vpc-cidr-block --association-id {association}", {"VpcId": vpc})
    change_lists(aws)
    change_around(aws, vpc)
    aws(f"ec2 delete-vpc --vpc-id {vpc}", None)


def change_lists(aws):
    listed = aws(
        "ec2 create-managed-prefix-list --prefix-list-name offices --address-family IPv4 --max-entries 3 --entries Cidr=198.18.0.0/24",
        {"PrefixList.[State,Version]": ["create-in-progress", 1]}, "PrefixList.PrefixListId")
    which = f"--prefix-list-id {listed}"
    aws(f"ec2 modify-managed-prefix-list {which} --current-version 1 --add-entries Cidr=198.18.1.0/24", {"PrefixList.Version": 2})
    aws(f"ec2 get-managed-prefix-list-entries {which} --target-version 1", {"Entries[].Cidr": ["198.18.0.0/24"]})
    aws(f"ec2 restore-managed-prefix-list-version {which} --previous-version 1 --current-version 2", {"PrefixList.State": "restore-in-progress"})
    aws(f"ec2 get-managed-prefix-list-associations {which}", {"PrefixListAssociations": []})
    aws(f"ec2 delete-managed-prefix-list {which}", {"PrefixList.State": "delete-in-progress"})


def change_around(aws, vpc):
    gateway = aws(
        f"ec2 create-egress-only-internet-gateway --vpc-id {vpc}", {"EgressOnlyInternetGateway.Attachments[].VpcId": [vpc]},
        "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId")
    aws("ec2 describe-egress-only-internet-gateways", {"EgressOnlyInternetGateways[].EgressOnlyInternetGatewayId": [gateway]})
    aws(f"ec2 delete-egress-only-internet-gateway --egress-only-internet-gateway-id {gateway}", {"ReturnCode": True})
    log = aws(
        f"ec2 create-flow-logs --resource-ids {vpc} --resource-type VPC --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::flows",
        {"Unsuccessful": []}, "FlowLogIds[0]")
    aws(f"ec2 describe-flow-logs --filter Name=resource-id,Values={vpc}", {"FlowLogs[].[FlowLogId,TrafficType]": [[log, "ALL"]]})
    aws(f"ec2 delete-flow-logs --flow-log-ids {log}", {"Unsuccessful": []})
