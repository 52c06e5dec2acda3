// Instances with everything that a launch takes: keys, interfaces, volumes and options, stopped, changed and started again.
import assert from "node:assert/strict";
import { filters, refused, tagged, until } from "./aws.js";
import { agree } from "./pages.js";

export async function changeInstances({ ec2, network, group }) {
  await keys(ec2);
  const { InstanceId, Placement } = await launch(ec2, network, group);
  await volumes(ec2, InstanceId, Placement.AvailabilityZone);
  await options(ec2, InstanceId);
  const InstanceIds = [InstanceId];
  await ec2.rebootInstances({ InstanceIds });
  const [{ PreviousState, CurrentState }] = (await ec2.stopInstances({ InstanceIds })).StoppingInstances;
  assert.deepEqual([PreviousState.Name, CurrentState.Name], ["running", "stopping"]);
  await until(ec2, "InstanceStopped", { InstanceIds });
  await ec2.modifyInstanceAttribute({ InstanceId, UserData: { Value: Buffer.from("#!/bin/sh\n") } });
  const { UserData } = await ec2.describeInstanceAttribute({ InstanceId, Attribute: "userData" });
  assert.equal(Buffer.from(UserData.Value, "base64").toString(), "#!/bin/sh\n");
  await ec2.startInstances({ InstanceIds });
  await until(ec2, "InstanceRunning", { InstanceIds });
  await ec2.terminateInstances({ InstanceIds });
  await until(ec2, "InstanceTerminated", { InstanceIds });
  for (const KeyName of ["created", "imported"]) {
    await ec2.deleteKeyPair({ KeyName });
  }
}

async function keys(ec2) {
  const created = await ec2.createKeyPair({ KeyName: "created", KeyType: "ed25519", TagSpecifications: tagged("key-pair", { Name: "spare" }) });
  const [{ PublicKey }] = (await ec2.describeKeyPairs({ KeyNames: ["created"], IncludePublicKey: true })).KeyPairs;
  const imported = await ec2.importKeyPair({ KeyName: "imported", PublicKeyMaterial: Buffer.from(PublicKey) });
  assert.equal(imported.KeyFingerprint, created.KeyFingerprint);
}

async function launch(ec2, network, group) {
  const { Images: [image] } = await ec2.describeImages({ Owners: ["amazon"], Filters: filters({ name: "al2023-ami-2023*", architecture: "x86_64" }) });
  const { Instances: [{ InstanceId }] } = await ec2.runInstances({
    ImageId: image.ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, KeyName: "created", UserData: Buffer.from("#!/bin/sh\n").toString("base64"),
    IamInstanceProfile: { Name: "web" }, Monitoring: { Enabled: true }, MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
    NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: network.public[0], Groups: [group], AssociatePublicIpAddress: true }],
    BlockDeviceMappings: [{ DeviceName: image.RootDeviceName, Ebs: { VolumeSize: 20, VolumeType: "gp3", Encrypted: true } }],
    TagSpecifications: [...tagged("instance", { Name: "spare" }), ...tagged("volume", { Name: "disk" })],
  });
  await until(ec2, "InstanceRunning", { InstanceIds: [InstanceId] });
  const [disk] = await agree(ec2, "DescribeVolumes", 5, { Filters: filters({ "attachment.instance-id": InstanceId, "tag:Name": "disk" }) });
  assert.deepEqual([disk.Size, disk.Iops, disk.State], [20, 3000, "in-use"]);
  return (await ec2.describeInstances({ InstanceIds: [InstanceId] })).Reservations[0].Instances[0];
}

async function volumes(ec2, InstanceId, AvailabilityZone) {
  const { VolumeId } = await ec2.createVolume({ AvailabilityZone, Size: 4, TagSpecifications: tagged("volume", { Name: "spare" }) });
  await until(ec2, "VolumeAvailable", { VolumeIds: [VolumeId] });
  assert.equal((await ec2.attachVolume({ VolumeId, InstanceId, Device: "/dev/sdf" })).State, "attaching");
  await until(ec2, "VolumeInUse", { VolumeIds: [VolumeId] });
  await refused("VolumeInUse", ec2, "deleteVolume", { VolumeId });
  assert.equal((await ec2.modifyVolume({ VolumeId, Size: 8, VolumeType: "gp3" })).VolumeModification.TargetIops, 3000);
  assert.equal((await agree(ec2, "DescribeVolumesModifications", 5, { Filters: filters({ "volume-id": VolumeId }) }))[0].OriginalSize, 4);
  assert.equal((await ec2.detachVolume({ VolumeId })).State, "detaching");
  await until(ec2, "VolumeAvailable", { VolumeIds: [VolumeId] });
  await ec2.deleteVolume({ VolumeId });
  await until(ec2, "VolumeDeleted", { VolumeIds: [VolumeId] });
}

async function options(ec2, InstanceId) {
  const { InstanceMetadataOptions } = await ec2.modifyInstanceMetadataOptions({ InstanceId, HttpTokens: "optional", HttpEndpoint: "enabled" });
  assert.deepEqual([InstanceMetadataOptions.State, InstanceMetadataOptions.HttpTokens], ["pending", "optional"]);
  await ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: true } });
  await refused("OperationNotPermitted", ec2, "stopInstances", { InstanceIds: [InstanceId] });
  await ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: false } });
}
