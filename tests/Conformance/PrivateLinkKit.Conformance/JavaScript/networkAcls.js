// Network ACLs: one with rules takes a subnet over from the default one, and gives it back.
import assert from "node:assert/strict";
import { filters, tagged } from "./aws.js";

export async function changeAcls({ ec2, network }) {
  const { NetworkAclId } = (await ec2.createNetworkAcl({ VpcId: network.vpc, TagSpecifications: tagged("network-acl", { Name: "spare" }) })).NetworkAcl;
  const rule = { NetworkAclId, RuleNumber: 100, Egress: false, Protocol: "6", CidrBlock: "10.0.0.0/8" };
  await ec2.createNetworkAclEntry({ ...rule, RuleAction: "allow", PortRange: { From: 443, To: 443 } });
  await ec2.createNetworkAclEntry({ NetworkAclId, RuleNumber: 100, Egress: true, Protocol: "-1", RuleAction: "allow", Ipv6CidrBlock: "::/0" });
  await ec2.replaceNetworkAclEntry({ ...rule, RuleAction: "deny", PortRange: { From: 22, To: 23 } });
  const [found] = (await ec2.describeNetworkAcls({ Filters: filters({ "entry.port-range.from": "22" }) })).NetworkAcls;
  assert.deepEqual(found.Entries.map(({ Egress, RuleNumber, RuleAction }) => [Egress, RuleNumber, RuleAction]),
    [[true, 100, "allow"], [true, 32767, "deny"], [false, 100, "deny"], [false, 32767, "deny"]]);

  const [standard] = (await ec2.describeNetworkAcls({ Filters: filters({ "vpc-id": network.vpc, default: "true" }) })).NetworkAcls;
  const association = standard.Associations.find(({ SubnetId }) => SubnetId === network.subnets[0]);
  const moved = await ec2.replaceNetworkAclAssociation({ AssociationId: association.NetworkAclAssociationId, NetworkAclId });
  await ec2.replaceNetworkAclAssociation({ AssociationId: moved.NewAssociationId, NetworkAclId: standard.NetworkAclId });
  await ec2.deleteNetworkAclEntry({ NetworkAclId, RuleNumber: 100, Egress: false });
  await ec2.deleteNetworkAcl({ NetworkAclId });
}
