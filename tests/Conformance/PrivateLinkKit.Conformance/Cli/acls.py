"""Network ACLs: one with rules takes a subnet over from the default one, and gives it back."""
from cli import NOTHING, an


def change_acls(aws, network):
    acl = aws(
        f"ec2 create-network-acl --vpc-id {network.vpc}", {"NetworkAcl.NetworkAclId": an("acl"), "NetworkAcl.IsDefault": False},
        "NetworkAcl.NetworkAclId")
    rule = f"--network-acl-id {acl} --ingress --rule-number 100 --protocol tcp --cidr-block 10.0.0.0/8"
    aws(f"ec2 create-network-acl-entry {rule} --rule-action allow --port-range From=443,To=443", NOTHING)
    aws(f"ec2 replace-network-acl-entry {rule} --rule-action deny --port-range From=22,To=23", NOTHING)
    aws(f"ec2 describe-network-acls --filters Name=network-acl-id,Values={acl}",
        {"NetworkAcls[].Entries[?!Egress][].[RuleNumber,Protocol,RuleAction]": [[100, "6", "deny"], [32767, "-1", "deny"]]})
    subnet = network.subnets[0]
    standard, association = aws(
        f"ec2 describe-network-acls --filters Name=association.subnet-id,Values={subnet}", {"NetworkAcls[].IsDefault": [True]},
        f"NetworkAcls[0].[NetworkAclId,Associations[?SubnetId=='{subnet}']|[0].NetworkAclAssociationId]")
    for other in (acl, standard):
        association = aws(
            f"ec2 replace-network-acl-association --association-id {association} --network-acl-id {other}", {"NewAssociationId": an("aclassoc")},
            "NewAssociationId")
    aws(f"ec2 delete-network-acl-entry --network-acl-id {acl} --ingress --rule-number 100", NOTHING)
    aws(f"ec2 delete-network-acl --network-acl-id {acl}", NOTHING)
