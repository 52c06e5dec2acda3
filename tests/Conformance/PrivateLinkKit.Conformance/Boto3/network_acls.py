"""Network ACLs: one with rules takes a subnet over from the default one, and gives it back."""
from aws import equal, filters, tagged


def walk(ec2, network):
    """Calls every operation, and leaves nothing behind."""
    acl = ec2.create_network_acl(VpcId=network.vpc, TagSpecifications=tagged("network-acl", Name="spare"))["NetworkAcl"]["NetworkAclId"]
    rule = {"NetworkAclId": acl, "RuleNumber": 100, "Egress": False, "Protocol": "6", "CidrBlock": "10.0.0.0/8"}
    ec2.create_network_acl_entry(RuleAction="allow", PortRange={"From": 443, "To": 443}, **rule)
    ec2.create_network_acl_entry(
        NetworkAclId=acl, RuleNumber=110, Egress=False, Protocol="1", RuleAction="allow", CidrBlock="0.0.0.0/0", IcmpTypeCode={"Type": -1, "Code": -1})
    ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Egress=True, Protocol="-1", RuleAction="allow", Ipv6CidrBlock="::/0")
    ec2.replace_network_acl_entry(RuleAction="deny", PortRange={"From": 22, "To": 23}, **rule)
    found = ec2.describe_network_acls(Filters=filters(**{"entry.port-range.from": "22"}))["NetworkAcls"][0]
    equal([(entry["Egress"], entry["RuleNumber"], entry["RuleAction"]) for entry in found["Entries"]],
          [(True, 100, "allow"), (True, 32767, "deny"), (False, 100, "deny"), (False, 110, "allow"), (False, 32767, "deny")])
    equal(found["Tags"], [{"Key": "Name", "Value": "spare"}])

    standard = ec2.describe_network_acls(Filters=filters(vpc_id=network.vpc, default="true"))["NetworkAcls"][0]
    association = next(one for one in standard["Associations"] if one["SubnetId"] == network.subnets[0])
    moved = ec2.replace_network_acl_association(AssociationId=association["NetworkAclAssociationId"], NetworkAclId=acl)["NewAssociationId"]
    equal(ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"][0]["Associations"],
          [{"NetworkAclAssociationId": moved, "NetworkAclId": acl, "SubnetId": network.subnets[0]}])
    ec2.replace_network_acl_association(AssociationId=moved, NetworkAclId=standard["NetworkAclId"])
    ec2.delete_network_acl_entry(NetworkAclId=acl, RuleNumber=110, Egress=False)
    ec2.delete_network_acl(NetworkAclId=acl)
