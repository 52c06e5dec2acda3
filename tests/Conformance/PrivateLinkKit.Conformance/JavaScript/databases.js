// RDS.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const DBSubnetGroupName = "orders";
const DBInstanceIdentifier = "orders";
const wanted = {
  DBInstanceIdentifier, DBSubnetGroupName, Engine: "postgres", DBInstanceClass: "db.t4g.micro", AllocatedStorage: 20, MasterUsername: "boss",
  MasterUserPassword: "secret-word",
};

// Calls every operation, and leaves nothing behind.
export async function live({ rds }, { network }) {
  const SubnetIds = network.subnets.slice(0, 2);
  const { DBSubnetGroup } = await rds.createDBSubnetGroup({ DBSubnetGroupName, DBSubnetGroupDescription: "ours", SubnetIds });
  assert.deepEqual(DBSubnetGroup.Subnets.map((subnet) => subnet.SubnetIdentifier).sort(), [...SubnetIds].sort());
  await rds.modifyDBSubnetGroup({ DBSubnetGroupName, DBSubnetGroupDescription: "new", SubnetIds });
  assert.equal((await agree(rds, "DescribeDBSubnetGroups", 20))[0].DBSubnetGroupDescription, "new");
  const created = (await rds.createDBInstance({ ...wanted, Tags: [{ Key: "team", Value: "a & b" }] })).DBInstance;
  assert.deepEqual([created.DBInstanceStatus, created.Endpoint, created.TagList], ["creating", undefined, [{ Key: "team", Value: "a & b" }]]);
  const [available] = await agree(rds, "DescribeDBInstances", 20);
  assert.deepEqual([available.DBInstanceStatus, available.Endpoint.Port], ["available", 5432]);
  const { PendingModifiedValues } = (await rds.modifyDBInstance({ DBInstanceIdentifier, AllocatedStorage: 30 })).DBInstance;
  assert.deepEqual(PendingModifiedValues, { AllocatedStorage: 30 });
  assert.equal((await rds.rebootDBInstance({ DBInstanceIdentifier })).DBInstance.DBInstanceStatus, "rebooting");
  assert.equal((await rds.stopDBInstance({ DBInstanceIdentifier })).DBInstance.AllocatedStorage, 30);
  assert.equal((await rds.startDBInstance({ DBInstanceIdentifier })).DBInstance.DBInstanceStatus, "starting");
  const ResourceName = available.DBInstanceArn;
  await rds.addTagsToResource({ ResourceName, Tags: [{ Key: "stage", Value: "test" }] });
  await rds.removeTagsFromResource({ ResourceName, TagKeys: ["team"] });
  assert.deepEqual((await rds.listTagsForResource({ ResourceName })).TagList, [{ Key: "stage", Value: "test" }]);
  await refused("InvalidDBSubnetGroupStateFault", rds, "deleteDBSubnetGroup", { DBSubnetGroupName });
  await rds.deleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true });
  await rds.deleteDBSubnetGroup({ DBSubnetGroupName });
  assert.deepEqual((await rds.describeDBInstances({})).DBInstances, []);
}

export async function refuse({ rds }) {
  await refused("DBInstanceNotFound", rds, "describeDBInstances", { DBInstanceIdentifier });
  await refused("DBSubnetGroupNotFoundFault", rds, "createDBInstance", wanted);
  await refused("InvalidParameterValue", rds, "createDBInstance", { ...wanted, MasterUserPassword: "short" });
}
