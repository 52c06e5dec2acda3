// EFS.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

// Calls every operation, and leaves nothing behind.
export async function live({ efs }, { network }) {
  const created = await efs.createFileSystem({ CreationToken: "orders", Tags: [{ Key: "Name", Value: "orders" }] });
  assert.deepEqual([created.LifeCycleState, created.Name, created.CreationTime instanceof Date], ["creating", "orders", true]);
  const { FileSystemId } = created;
  assert.equal((await agree(efs, "DescribeFileSystems", 1))[0].LifeCycleState, "available");
  assert.equal((await efs.updateFileSystem({ FileSystemId, ThroughputMode: "elastic" })).ThroughputMode, "elastic");
  const { MountTargetId } = await efs.createMountTarget({ FileSystemId, SubnetId: network.subnets[0] });
  assert.equal((await agree(efs, "DescribeMountTargets", 1, { FileSystemId }))[0].MountTargetId, MountTargetId);
  const { SecurityGroups } = await efs.describeMountTargetSecurityGroups({ MountTargetId });
  await efs.modifyMountTargetSecurityGroups({ MountTargetId, SecurityGroups });
  const { AccessPointId } = await efs.createAccessPoint({ FileSystemId, ClientToken: "orders" });
  assert.deepEqual((await agree(efs, "DescribeAccessPoints", 1, { FileSystemId }))[0].RootDirectory, { Path: "/" });
  const LifecyclePolicies = [{ TransitionToIA: "AFTER_30_DAYS" }];
  await efs.putLifecycleConfiguration({ FileSystemId, LifecyclePolicies });
  assert.deepEqual((await efs.describeLifecycleConfiguration({ FileSystemId })).LifecyclePolicies, LifecyclePolicies);
  await efs.putBackupPolicy({ FileSystemId, BackupPolicy: { Status: "ENABLED" } });
  assert.equal((await efs.describeBackupPolicy({ FileSystemId })).BackupPolicy.Status, "ENABLED");
  const Policy = '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"elasticfilesystem:ClientMount"}]}';
  await efs.putFileSystemPolicy({ FileSystemId, Policy });
  assert.equal((await efs.describeFileSystemPolicy({ FileSystemId })).Policy, Policy);
  await efs.deleteFileSystemPolicy({ FileSystemId });
  await efs.tagResource({ ResourceId: AccessPointId, Tags: [{ Key: "team", Value: "a & b" }, { Key: "stage", Value: "test" }] });
  await efs.untagResource({ ResourceId: AccessPointId, TagKeys: ["stage"] });
  assert.deepEqual((await efs.listTagsForResource({ ResourceId: AccessPointId })).Tags, [{ Key: "team", Value: "a & b" }]);
  await refused("FileSystemInUse", efs, "deleteFileSystem", { FileSystemId });
  await efs.deleteMountTarget({ MountTargetId });
  await efs.deleteAccessPoint({ AccessPointId });
  await efs.deleteFileSystem({ FileSystemId });
  assert.deepEqual((await efs.describeFileSystems({})).FileSystems, []);
}

export async function refuse({ efs }) {
  const FileSystemId = "fs-0123456789abcdef0";
  await refused("FileSystemNotFound", efs, "describeFileSystems", { FileSystemId });
  await refused("MountTargetNotFound", efs, "deleteMountTarget", { MountTargetId: "fsmt-0123456789abcdef0" });
  await refused("AccessPointNotFound", efs, "deleteAccessPoint", { AccessPointId: "fsap-0123456789abcdef0" });
  const error = await refused("BadRequest", efs, "describeMountTargets");
  assert.match(error.message, /Exactly one/);
}
