// Launch templates with two versions, and an instance that starts by one.
import assert from "node:assert/strict";
import { tagged, until } from "./aws.js";
import { agree } from "./pages.js";

export async function changeTemplates({ ec2 }) {
  const LaunchTemplateData = {
    ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", UserData: "aGVsbG8=", TagSpecifications: tagged("instance", { Name: "spare" }),
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 20 } }], NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
  };
  const { LaunchTemplateId } = (await ec2.createLaunchTemplate({ LaunchTemplateName: "spare", LaunchTemplateData })).LaunchTemplate;
  const { LaunchTemplateVersion: second } = await ec2.createLaunchTemplateVersion({
    LaunchTemplateId, SourceVersion: "1", LaunchTemplateData: { InstanceType: "t3.small" },
  });
  assert.deepEqual([second.VersionNumber, second.LaunchTemplateData.UserData], [2, "aGVsbG8="]);
  await ec2.modifyLaunchTemplate({ LaunchTemplateId, DefaultVersion: "2" });
  assert.deepEqual((await agree(ec2, "DescribeLaunchTemplates", 5)).map(({ DefaultVersionNumber }) => DefaultVersionNumber), [2]);
  assert.equal((await agree(ec2, "DescribeLaunchTemplateVersions", 1, { LaunchTemplateId }, 2)).length, 2);
  const { Instances: [{ InstanceId, InstanceType }] } = await ec2.runInstances({ LaunchTemplate: { LaunchTemplateId }, MinCount: 1, MaxCount: 1 });
  assert.equal(InstanceType, "t3.small");
  await ec2.terminateInstances({ InstanceIds: [InstanceId] });
  await until(ec2, "InstanceTerminated", { InstanceIds: [InstanceId] });
  const deleted = await ec2.deleteLaunchTemplateVersions({ LaunchTemplateId, Versions: ["1", "2"] });
  assert.deepEqual(deleted.SuccessfullyDeletedLaunchTemplateVersions.map(({ VersionNumber }) => VersionNumber), [1]);
  await ec2.deleteLaunchTemplate({ LaunchTemplateId });
}
