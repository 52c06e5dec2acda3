// Auto Scaling: a group behind a target group, its instances, hooks and refreshes.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const AutoScalingGroupName = "scaled";

export async function live({ ec2, elb, scaling }, network) {
  const { LaunchTemplate: { LaunchTemplateId } } = await ec2.createLaunchTemplate({
    LaunchTemplateName: "scaled", LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" },
  });
  const { TargetGroups: [{ TargetGroupArn }] } = await elb.createTargetGroup({ Name: "scaled", Protocol: "TCP", Port: 80, VpcId: network.vpc });
  await scaling.createAutoScalingGroup({
    AutoScalingGroupName, LaunchTemplate: { LaunchTemplateId, Version: "$Latest" }, MinSize: 1, MaxSize: 4, DesiredCapacity: 2,
    VPCZoneIdentifier: network.public.join(","), TargetGroupARNs: [TargetGroupArn],
    Tags: [{ ResourceId: "scaled", ResourceType: "auto-scaling-group", Key: "team", Value: "a", PropagateAtLaunch: true }],
  });
  const [group] = await agree(scaling, "DescribeAutoScalingGroups", 1);
  assert.deepEqual(group.TrafficSources, [{ Identifier: TargetGroupArn, Type: "elbv2" }]);
  assert.deepEqual((await agree(scaling, "DescribeAutoScalingInstances", 1, {}, 2)).map(({ LifecycleState }) => LifecycleState), ["InService", "InService"]);
  assert.equal((await scaling.describeAccountLimits({})).NumberOfAutoScalingGroups, 1);
  await capacity(scaling, group.Instances.map(({ InstanceId }) => InstanceId));
  await settings(scaling);
  await sources(scaling, elb, TargetGroupArn);
  await hooks(scaling);
  await refresh(scaling);
  await refused("ResourceInUse", scaling, "deleteAutoScalingGroup", { AutoScalingGroupName });
  await scaling.deleteAutoScalingGroup({ AutoScalingGroupName, ForceDelete: true });
  assert.deepEqual((await scaling.describeAutoScalingGroups({})).AutoScalingGroups, []);
  const activities = await agree(scaling, "DescribeScalingActivities", 5, { AutoScalingGroupName, IncludeDeletedGroups: true }, 2);
  assert.ok(activities.every(({ StartTime, AutoScalingGroupState }) => StartTime instanceof Date && AutoScalingGroupState === "Deleted"));
  await elb.deleteTargetGroup({ TargetGroupArn });
  await ec2.deleteLaunchTemplate({ LaunchTemplateId });
}

export async function refuse({ scaling }) {
  const nobody = { AutoScalingGroupName: "nobody" };
  await refused("ValidationError", scaling, "deleteAutoScalingGroup", nobody);
  await refused("ValidationError", scaling, "setDesiredCapacity", { ...nobody, DesiredCapacity: 1 });
  await refused("ValidationError", scaling, "createAutoScalingGroup", { ...nobody, MinSize: 1, MaxSize: 1 });
}

async function capacity(scaling, [first]) {
  const protection = { AutoScalingGroupName, InstanceIds: [first] };
  await scaling.setInstanceProtection({ ...protection, ProtectedFromScaleIn: true });
  await scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 1, HonorCooldown: false });
  assert.deepEqual((await instances(scaling)).map(({ InstanceId }) => InstanceId), [first]);
  await scaling.setInstanceProtection({ ...protection, ProtectedFromScaleIn: false });
  await scaling.setInstanceHealth({ InstanceId: first, HealthStatus: "Unhealthy", ShouldRespectGracePeriod: false });
  await scaling.updateAutoScalingGroup({ AutoScalingGroupName, MinSize: 2 });
  const [{ InstanceId }, ...others] = await instances(scaling);
  assert.equal(others.length, 1);
  const { Activity } = await scaling.terminateInstanceInAutoScalingGroup({ InstanceId, ShouldDecrementDesiredCapacity: false });
  assert.equal(Activity.Description, `Terminating EC2 instance: ${InstanceId}`);
}

async function settings(scaling) {
  const own = { ResourceId: "scaled", ResourceType: "auto-scaling-group", Key: "own" };
  await scaling.createOrUpdateTags({ Tags: [{ ...own, Value: "<b>", PropagateAtLaunch: false }] });
  assert.deepEqual((await agree(scaling, "DescribeTags", 1, {}, 2)).map(({ Value }) => Value), ["<b>", "a"]);
  await scaling.deleteTags({ Tags: [own] });
  await scaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: ["AZRebalance"] });
  assert.deepEqual((await group(scaling)).SuspendedProcesses.map(({ ProcessName }) => ProcessName), ["AZRebalance"]);
  await scaling.resumeProcesses({ AutoScalingGroupName });
  assert.equal((await scaling.describeScalingProcessTypes({})).Processes.length, 9);
  assert.equal((await scaling.describeTerminationPolicyTypes({})).TerminationPolicyTypes.length, 7);
  assert.equal((await scaling.describeAdjustmentTypes({})).AdjustmentTypes.length, 3);
  const policy = { AutoScalingGroupName, PolicyName: "more" };
  await scaling.putScalingPolicy({ ...policy, AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 1 });
  assert.deepEqual((await scaling.describePolicies({})).ScalingPolicies.map(({ PolicyType }) => PolicyType), ["SimpleScaling"]);
  await scaling.deletePolicy(policy);
  assert.deepEqual((await scaling.describeWarmPool({ AutoScalingGroupName })).Instances, []);
}

async function sources(scaling, elb, TargetGroupArn) {
  const [TargetGroupARNs, TrafficSources] = [[TargetGroupArn], [{ Identifier: TargetGroupArn, Type: "elbv2" }]];
  const { LoadBalancerTargetGroups } = await scaling.describeLoadBalancerTargetGroups({ AutoScalingGroupName });
  assert.deepEqual(LoadBalancerTargetGroups, [{ LoadBalancerTargetGroupARN: TargetGroupArn, State: "Added" }]);
  await scaling.detachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs });
  assert.deepEqual((await scaling.describeTrafficSources({ AutoScalingGroupName })).TrafficSources, []);
  await scaling.attachTrafficSources({ AutoScalingGroupName, TrafficSources });
  assert.equal((await elb.describeTargetHealth({ TargetGroupArn })).TargetHealthDescriptions.length, 2);
  await scaling.detachTrafficSources({ AutoScalingGroupName, TrafficSources });
  await scaling.attachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs });
}

async function hooks(scaling) {
  const hook = { AutoScalingGroupName, LifecycleHookName: "before" };
  await scaling.putLifecycleHook({ ...hook, LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 600 });
  assert.equal((await scaling.describeLifecycleHooks({ AutoScalingGroupName })).LifecycleHooks[0].GlobalTimeout, 60000);
  assert.equal((await scaling.describeLifecycleHookTypes({})).LifecycleHookTypes.length, 2);
  await scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 3 });
  const { InstanceId } = (await instances(scaling)).find(({ LifecycleState }) => LifecycleState === "Pending:Wait");
  await scaling.recordLifecycleActionHeartbeat({ ...hook, InstanceId });
  await scaling.completeLifecycleAction({ ...hook, InstanceId, LifecycleActionResult: "CONTINUE" });
  assert.ok((await instances(scaling)).every(({ LifecycleState }) => LifecycleState === "InService"));
  await scaling.deleteLifecycleHook(hook);
}

async function refresh(scaling) {
  await scaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: ["Terminate"] });
  const { InstanceRefreshId } = await scaling.startInstanceRefresh({ AutoScalingGroupName, Preferences: { MinHealthyPercentage: 50 } });
  assert.equal((await agree(scaling, "DescribeInstanceRefreshes", 1, { AutoScalingGroupName }))[0].InstanceRefreshId, InstanceRefreshId);
  await refused("InstanceRefreshInProgress", scaling, "startInstanceRefresh", { AutoScalingGroupName });
  assert.equal((await scaling.cancelInstanceRefresh({ AutoScalingGroupName, WaitForTransitioningInstances: false })).InstanceRefreshId, InstanceRefreshId);
}

const group = async (scaling) => (await scaling.describeAutoScalingGroups({ AutoScalingGroupNames: [AutoScalingGroupName] })).AutoScalingGroups[0];

const instances = async (scaling) => (await group(scaling)).Instances;
