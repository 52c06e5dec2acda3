// Amazon ECS on EC2: an instance that joins a cluster, its attributes, a task on it until it drains, and capacity providers.
import assert from "node:assert/strict";
import { refused, until } from "./aws.js";
import { agree } from "./pages.js";

const cluster = "hosts";
const Trust = { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" } };
const Joins = "#!/bin/bash\necho ECS_CLUSTER=hosts >> /etc/ecs/ecs.config\n";

export async function live({ ec2, ecs, iam, scaling, ssm }, network) {
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
  await providers({ ec2, ecs, scaling }, network, Parameter.Value);
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

async function providers({ ec2, ecs, scaling }, network, ImageId) {
  const [template, group, provider] = [{ LaunchTemplateName: "hosts" }, { AutoScalingGroupName: "hosts" }, { capacityProvider: "pool" }];
  await ec2.createLaunchTemplate({ ...template, LaunchTemplateData: { ImageId, InstanceType: "t3.small" } });
  await scaling.createAutoScalingGroup({ ...group, LaunchTemplate: template, MinSize: 0, MaxSize: 1, VPCZoneIdentifier: network.private[0] });
  const created = await ecs.createCapacityProvider({ name: "pool", autoScalingGroupProvider: { autoScalingGroupArn: "hosts" } });
  assert.equal(created.capacityProvider.type, "EC2_AUTOSCALING");
  const updated = await ecs.updateCapacityProvider({ name: "pool", autoScalingGroupProvider: { managedScaling: { status: "ENABLED" } } });
  assert.equal(updated.capacityProvider.updateStatus, "UPDATE_IN_PROGRESS");
  const { cluster: { attachments } } = await ecs.putClusterCapacityProviders({
    cluster, capacityProviders: ["pool"], defaultCapacityProviderStrategy: [{ ...provider, weight: 1 }],
  });
  assert.deepEqual(attachments.map(({ type }) => type), ["as_policy", "managed_draining"]);
  await refused("ClientException", ecs, "deleteCapacityProvider", provider);
  await ecs.putClusterCapacityProviders({ cluster, capacityProviders: [], defaultCapacityProviderStrategy: [] });
  await ecs.deleteCapacityProvider(provider);
  const { capacityProviders: [deleted] } = await ecs.describeCapacityProviders({ capacityProviders: ["pool"] });
  assert.deepEqual([deleted.status, deleted.updateStatus], ["INACTIVE", "DELETE_COMPLETE"]);
  await scaling.deleteAutoScalingGroup(group);
  await ec2.deleteLaunchTemplate(template);
}
