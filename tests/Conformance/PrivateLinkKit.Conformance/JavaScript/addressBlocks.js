// Address blocks of VPCs and subnets, prefix lists, egress-only gateways and flow logs, in a VPC that leaves nothing behind.
import assert from "node:assert/strict";
import { filters } from "./aws.js";

export async function changeBlocks({ ec2 }) {
  const { VpcId } = (await ec2.createVpc({ CidrBlock: "10.50.0.0/16" })).Vpc;
  const second = (await ec2.associateVpcCidrBlock({ VpcId, CidrBlock: "10.51.0.0/16" })).CidrBlockAssociation;
  await ec2.associateVpcCidrBlock({ VpcId, AmazonProvidedIpv6CidrBlock: true });
  const [{ AssociationId, Ipv6CidrBlock }] = (await ec2.describeVpcs({ VpcIds: [VpcId] })).Vpcs[0].Ipv6CidrBlockAssociationSet;
  const { SubnetId } = (await ec2.createSubnet({ VpcId, CidrBlock: "10.51.1.0/24" })).Subnet;
  const associated = await ec2.associateSubnetCidrBlock({ SubnetId, Ipv6CidrBlock: Ipv6CidrBlock.replace("/56", "/64") });
  await ec2.disassociateSubnetCidrBlock({ AssociationId: associated.Ipv6CidrBlockAssociation.AssociationId });
  await ec2.deleteSubnet({ SubnetId });
  await ec2.disassociateVpcCidrBlock({ AssociationId });
  await ec2.disassociateVpcCidrBlock({ AssociationId: second.AssociationId });

  await changeLists(ec2);
  const gateway = (await ec2.createEgressOnlyInternetGateway({ VpcId })).EgressOnlyInternetGateway;
  const { EgressOnlyInternetGatewayId } = gateway;
  assert.equal((await ec2.describeEgressOnlyInternetGateways({})).EgressOnlyInternetGateways.length, 1);
  assert.equal((await ec2.deleteEgressOnlyInternetGateway({ EgressOnlyInternetGatewayId })).ReturnCode, true);
  const { FlowLogIds } = await ec2.createFlowLogs({
    ResourceIds: [VpcId], ResourceType: "VPC", TrafficType: "REJECT", LogDestinationType: "s3", LogDestination: "arn:aws:s3:::flows",
  });
  const [log] = (await ec2.describeFlowLogs({ Filter: filters({ "resource-id": VpcId }) })).FlowLogs;
  assert.deepEqual([log.FlowLogId, log.DeliverLogsStatus], [FlowLogIds[0], "SUCCESS"]);
  await ec2.deleteFlowLogs({ FlowLogIds });
  await ec2.deleteVpc({ VpcId });
}

async function changeLists(ec2) {
  const created = await ec2.createManagedPrefixList({ PrefixListName: "offices", AddressFamily: "IPv4", MaxEntries: 3, Entries: [{ Cidr: "198.18.0.0/24" }] });
  const { PrefixListId } = created.PrefixList;
  await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, AddEntries: [{ Cidr: "198.18.1.0/24" }] });
  assert.equal((await ec2.getManagedPrefixListEntries({ PrefixListId })).Entries.length, 2);
  await ec2.restoreManagedPrefixListVersion({ PrefixListId, PreviousVersion: 1, CurrentVersion: 2 });
  assert.deepEqual((await ec2.getManagedPrefixListAssociations({ PrefixListId })).PrefixListAssociations, []);
  assert.equal((await ec2.deleteManagedPrefixList({ PrefixListId })).PrefixList.State, "delete-in-progress");
}
