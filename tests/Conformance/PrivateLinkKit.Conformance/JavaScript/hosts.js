// Amazon ECS on EC2: an instance that joins a cluster, its attributes, and a task on it until it drains.
import assert from "node:assert/strict";
import { refused, until } from "./aws.js";
import { agree } from "./pages.js";

const cluster = "hosts";
const Trust = { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" } };
const Joins = "#!/bin/bash\necho ECS_CLUSTER=hosts >> /etc/ecs/ecs.config\n";

export async function live({ ec2, ecs, iam, ssm }, network) {
  const [profile, role] = [{ InstanceProfileName: "hosts" }, { RoleName: "hosts" }];
  await iam.createRole({ ...role, AssumeRolePolicyDocument: JSON.stringify(Trust) });
  await iam.createInstanceProfile(profile);
  await iam.addRoleToInstanceProfile({ ...profile, ...role });
  await ecs.createCluster({ clusterName: cluster });
  const { Parameter } = await ssm.getParameter({ Name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" });
  const { Instances: [{ InstanceId }] } = await ec2.runInstances({
    ImageId: Parameter.Value, InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId: network.private[0], IamInstanceProfile: { Name: "hosts" },
    UserData: btoa(Joins),
  });
  await until(ec2, "InstanceRunning", { InstanceIds: [InstanceId] });
  const [host] = await agree(ecs, "ListContainerInstances", 1, { cluster });
  const { containerInstances: [found], failures } = await ecs.describeContainerInstances({ cluster, containerInstances: [host, "0".repeat(32)] });
  assert.deepEqual([found.ec2InstanceId, found.agentConnected, failures.map(({ reason }) => reason)], [InstanceId, true, ["MISSING"]]);
  assert.ok(found.registeredAt instanceof Date);
  await attributes(ecs, host);
  await task(ecs, network, host);
  await refused("ClusterContainsContainerInstancesException", ecs, "deleteCluster", { cluster });
  const { containerInstances: [drained] } = await ecs.updateContainerInstancesState({ cluster, containerInstances: [host], status: "DRAINING" });
  assert.equal(drained.status, "DRAINING");
  await ecs.deregisterContainerInstance({ cluster, containerInstance: host, force: true });
  await ec2.terminateInstances({ InstanceIds: [InstanceId] });
  await until(ec2, "InstanceTerminated", { InstanceIds: [InstanceId] });
  await ecs.deleteCluster({ cluster });
  await iam.removeRoleFromInstanceProfile({ ...profile, ...role });
  await iam.deleteInstanceProfile(profile);
  await iam.deleteRole(role);
}

async function attributes(ecs, targetId) {
  await ecs.putAttributes({ cluster, attributes: [{ name: "stack", value: "a", targetId }] });
  const listed = await agree(ecs, "ListAttributes", 1, { cluster, targetType: "container-instance", attributeName: "stack" });
  assert.deepEqual(listed, [{ name: "stack", value: "a", targetType: "container-instance", targetId }]);
  await ecs.deleteAttributes({ cluster, attributes: [{ name: "stack", targetId }] });
}

async function task(ecs, network, containerInstance) {
  const { taskDefinition: { taskDefinitionArn } } = await ecs.registerTaskDefinition({
    family: "hosted", networkMode: "awsvpc", requiresCompatibilities: ["EC2"],
    containerDefinitions: [{ name: "demo", image: "lvthillo/python-flask-api", memory: 128 }],
  });
  const { tasks: [{ taskArn, launchType }] } = await ecs.runTask({
    cluster, taskDefinition: taskDefinitionArn, launchType: "EC2", placementStrategy: [{ type: "spread", field: "instanceId" }],
    networkConfiguration: { awsvpcConfiguration: { subnets: network.private } },
  });
  assert.equal(launchType, "EC2");
  assert.deepEqual((await ecs.listTasks({ cluster, containerInstance })).taskArns, [taskArn]);
  await ecs.stopTask({ cluster, task: taskArn });
  await ecs.deregisterTaskDefinition({ taskDefinition: taskDefinitionArn });
  await ecs.deleteTaskDefinitions({ taskDefinitions: [taskDefinitionArn] });
}
