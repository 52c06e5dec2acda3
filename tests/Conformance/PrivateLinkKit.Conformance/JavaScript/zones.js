// Route 53.
import assert from "node:assert/strict";
import { filters, refused, until } from "./aws.js";
import { agree } from "./pages.js";

const VPCRegion = "eu-west-1";
const text = (Name, Value) => ({ Name, Type: "TXT", TTL: 60, ResourceRecords: [{ Value }] });

// Makes a public zone, and a private one that a VPC of another account shares; calls every operation, and leaves nothing behind.
export async function live({ zones, ec2 }, { customer, endpoint, network }) {
  const { HostedZone: { Id }, DelegationSet } = await zones.createHostedZone({ Name: "example.com", CallerReference: "public" });
  assert.equal(DelegationSet.NameServers.length, 4);
  assert.deepEqual((await zones.getHostedZone({ Id })).DelegationSet, DelegationSet);
  assert.equal((await zones.updateHostedZoneComment({ Id, Comment: "ours" })).HostedZone.Config.Comment, "ours");
  assert.equal((await zones.getHostedZoneCount({})).HostedZoneCount, 1);
  assert.equal((await zones.getDNSSEC({ HostedZoneId: Id })).Status.ServeSignature, "NOT_SIGNING");
  await change(zones, Id, "UPSERT", text("_vpce.example.com", '"vpce:a b"'));
  const answer = await zones.testDNSAnswer({ HostedZoneId: Id, RecordName: "_vpce.example.com", RecordType: "TXT" });
  assert.deepEqual(answer.RecordData, ['"vpce:a b"']);
  assert.deepEqual((await zones.listReusableDelegationSets({})).DelegationSets, []);
  const { ResourceRecordSets } = await zones.listResourceRecordSets({ HostedZoneId: Id });
  assert.deepEqual(ResourceRecordSets.map(({ Type }) => Type), ["NS", "SOA", "TXT"]);

  const VPC = { VPCRegion, VPCId: (await ec2.createVpc({ CidrBlock: "10.77.0.0/16" })).Vpc.VpcId };
  const other = { VPCRegion, VPCId: network.vpc };
  const own = (await zones.createHostedZone({ Name: "shop.internal", CallerReference: "private", VPC })).HostedZone.Id;
  const { DnsEntries: [{ HostedZoneId, DnsName }] } = (await customer.ec2.describeVpcEndpoints({ VpcEndpointIds: [endpoint] })).VpcEndpoints[0];
  const alias = { Name: "tasks.shop.internal.", Type: "A", AliasTarget: { HostedZoneId, DNSName: `${DnsName}.`, EvaluateTargetHealth: true } };
  await change(zones, own, "CREATE", alias);
  await zones.createVPCAssociationAuthorization({ HostedZoneId: own, VPC: other });
  assert.deepEqual((await zones.listVPCAssociationAuthorizations({ HostedZoneId: own })).VPCs, [other]);
  await customer.zones.associateVPCWithHostedZone({ HostedZoneId: own, VPC: other });
  await zones.deleteVPCAssociationAuthorization({ HostedZoneId: own, VPC: other });
  assert.deepEqual((await zones.getHostedZone({ Id: own })).VPCs, [VPC, other]);
  const { HostedZoneSummaries } = await customer.zones.listHostedZonesByVPC(other);
  assert.deepEqual(HostedZoneSummaries.map(({ Name }) => Name), ["shop.internal."]);
  await customer.zones.disassociateVPCFromHostedZone({ HostedZoneId: own, VPC: other });

  assert.deepEqual((await agree(zones, "ListHostedZones", 1, {}, 2)).map((zone) => zone.Id), [Id, own]);
  assert.equal((await zones.listHostedZonesByName({ DNSName: "shop.internal" })).HostedZones[0].Id, own);
  await tags(zones, Id.split("/").at(-1));
  await change(zones, own, "DELETE", alias);
  await change(zones, Id, "DELETE", text("_vpce.example.com", '"vpce:a b"'));
  await zones.deleteHostedZone({ Id });
  await zones.deleteHostedZone({ Id: own });
  assert.deepEqual((await zones.listHostedZones({})).HostedZones, []);
  await ec2.deleteVpc({ VpcId: VPC.VPCId });
}

async function tags(zones, ResourceId) {
  const ours = { ResourceType: "hostedzone", ResourceId };
  await zones.changeTagsForResource({ ...ours, AddTags: [{ Key: "team", Value: "a & b" }] });
  assert.deepEqual((await zones.listTagsForResource(ours)).ResourceTagSet.Tags, [{ Key: "team", Value: "a & b" }]);
  const { ResourceTagSets } = await zones.listTagsForResources({ ResourceType: "hostedzone", ResourceIds: [ResourceId] });
  assert.deepEqual(ResourceTagSets.map((set) => set.ResourceId), [ResourceId]);
}

async function change(zones, HostedZoneId, Action, ResourceRecordSet) {
  const { ChangeInfo } = await zones.changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes: [{ Action, ResourceRecordSet }] } });
  assert.ok(ChangeInfo.SubmittedAt instanceof Date);
  await until(zones, "ResourceRecordSetsChanged", { Id: ChangeInfo.Id });
  assert.equal((await zones.getChange({ Id: ChangeInfo.Id })).ChangeInfo.Status, "INSYNC");
}

export async function refuse({ zones, ec2 }) {
  const { HostedZone: { Id } } = await zones.createHostedZone({ Name: "example.com", CallerReference: "a" });
  const [{ VpcId }] = (await ec2.describeVpcs({ Filters: filters({ "is-default": "true" }) })).Vpcs;
  const VPC = { VPCRegion, VPCId: VpcId };
  await refused("HostedZoneAlreadyExists", zones, "createHostedZone", { Name: "example.com", CallerReference: "a" });
  await refused("InvalidDomainName", zones, "createHostedZone", { Name: "a..b", CallerReference: "c" });
  await refused("NoSuchHostedZone", zones, "getHostedZone", { Id: "Z1" });
  await refused("NoSuchChange", zones, "getChange", { Id: "C1" });
  await refused("PublicZoneVPCAssociation", zones, "associateVPCWithHostedZone", { HostedZoneId: Id, VPC });
  const Changes = [{ Action: "DELETE", ResourceRecordSet: text("a.example.com", '"a"') }];
  const error = await refused("InvalidChangeBatch", zones, "changeResourceRecordSets", { HostedZoneId: Id, ChangeBatch: { Changes } });
  assert.match(error.message, /was not found/);
  await zones.deleteHostedZone({ Id });
}
