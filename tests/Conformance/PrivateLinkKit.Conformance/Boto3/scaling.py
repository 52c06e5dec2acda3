"""Auto Scaling: a group behind a target group, its instances, hooks and refreshes."""
import re

from aws import equal, filters, refused
from pages import agree


def live(account, network):
    """Calls every operation, and leaves nothing behind."""
    ec2, elb, scaling = account.ec2, account.elb, account.scaling
    template = ec2.create_launch_template(
        LaunchTemplateName="scaled", LaunchTemplateData={"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro"})["LaunchTemplate"]
    target = elb.create_target_group(Name="scaled", Protocol="TCP", Port=80, VpcId=network.vpc)["TargetGroups"][0]["TargetGroupArn"]
    create(scaling, template["LaunchTemplateId"], network, target)
    first = instances(scaling)
    equal([instance["LifecycleState"] for instance in first], ["InService", "InService"])
    equal([found["HealthStatus"] for found in agree(scaling, "describe_auto_scaling_instances", 1, at_least=2)], ["HEALTHY", "HEALTHY"])
    running = ec2.describe_instances(Filters=filters(**{"tag:aws:autoscaling:groupName": "scaled", "tag:team": "a"}))["Reservations"]
    equal(len(running), 2)
    capacity(scaling)
    tags(scaling)
    processes(scaling)
    policies(scaling)
    sources(scaling, elb, target)
    hooks(scaling)
    refresh(scaling, ec2, template["LaunchTemplateId"])
    refused("ResourceInUse", scaling.delete_auto_scaling_group, AutoScalingGroupName="scaled")
    scaling.update_auto_scaling_group(AutoScalingGroupName="scaled", MinSize=0, MaxSize=0, DesiredCapacity=0)
    equal(instances(scaling), [])
    scaling.delete_auto_scaling_group(AutoScalingGroupName="scaled")
    equal(scaling.describe_auto_scaling_groups()["AutoScalingGroups"], [])
    activities = agree(scaling, "describe_scaling_activities", 2, at_least=2, AutoScalingGroupName="scaled", IncludeDeletedGroups=True)
    equal({activity["AutoScalingGroupState"] for activity in activities}, {"Deleted"})
    elb.delete_target_group(TargetGroupArn=target)
    ec2.delete_launch_template(LaunchTemplateId=template["LaunchTemplateId"])


def create(scaling, template, network, target):
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="scaled", LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"}, MinSize=1, MaxSize=4, DesiredCapacity=2,
        VPCZoneIdentifier=",".join(network.public), TargetGroupARNs=[target], HealthCheckType="ELB", HealthCheckGracePeriod=300, DefaultCooldown=60,
        TerminationPolicies=["OldestInstance"], NewInstancesProtectedFromScaleIn=False,
        Tags=[{"ResourceId": "scaled", "ResourceType": "auto-scaling-group", "Key": "team", "Value": "a", "PropagateAtLaunch": True}])
    group = agree(scaling, "describe_auto_scaling_groups", 1, Filters=[{"Name": "tag:team", "Values": ["a"]}])[0]
    equal((group["TargetGroupARNs"], group["TrafficSources"]), ([target], [{"Identifier": target, "Type": "elbv2"}]))
    arn = r"arn:aws:autoscaling:eu-west-1:\d{12}:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName/scaled"
    equal(bool(re.fullmatch(arn, group["AutoScalingGroupARN"])), True)
    equal(scaling.describe_account_limits()["NumberOfAutoScalingGroups"], 1)


def capacity(scaling):
    ids = [instance["InstanceId"] for instance in instances(scaling)]
    scaling.set_instance_protection(AutoScalingGroupName="scaled", InstanceIds=ids[:1], ProtectedFromScaleIn=True)
    scaling.set_desired_capacity(AutoScalingGroupName="scaled", DesiredCapacity=1, HonorCooldown=False)
    equal([instance["InstanceId"] for instance in instances(scaling)], ids[:1])
    scaling.set_instance_protection(AutoScalingGroupName="scaled", InstanceIds=ids[:1], ProtectedFromScaleIn=False)
    scaling.set_instance_health(InstanceId=ids[0], HealthStatus="Unhealthy", ShouldRespectGracePeriod=False)
    second = instances(scaling)
    equal((len(second), second[0]["InstanceId"] == ids[0]), (1, False))
    scaling.set_desired_capacity(AutoScalingGroupName="scaled", DesiredCapacity=2)
    instances(scaling)
    activity = scaling.terminate_instance_in_auto_scaling_group(InstanceId=second[0]["InstanceId"], ShouldDecrementDesiredCapacity=True)["Activity"]
    equal(activity["Description"], f"Terminating EC2 instance: {second[0]['InstanceId']}")
    equal(len(instances(scaling)), 1)


def tags(scaling):
    own = {"ResourceId": "scaled", "ResourceType": "auto-scaling-group", "Key": "own"}
    scaling.create_or_update_tags(Tags=[{**own, "Value": "<b>", "PropagateAtLaunch": False}])
    equal([tag["Value"] for tag in agree(scaling, "describe_tags", 1, at_least=2)], ["<b>", "a"])
    scaling.delete_tags(Tags=[own])
    equal([tag["Key"] for tag in scaling.describe_tags(Filters=[{"Name": "auto-scaling-group", "Values": ["scaled"]}])["Tags"]], ["team"])


def processes(scaling):
    scaling.suspend_processes(AutoScalingGroupName="scaled", ScalingProcesses=["AZRebalance"])
    equal([process["ProcessName"] for process in group(scaling)["SuspendedProcesses"]], ["AZRebalance"])
    scaling.resume_processes(AutoScalingGroupName="scaled", ScalingProcesses=["AZRebalance"])
    equal(group(scaling)["SuspendedProcesses"], [])
    equal(len(scaling.describe_scaling_process_types()["Processes"]), 9)
    equal(len(scaling.describe_termination_policy_types()["TerminationPolicyTypes"]), 7)
    equal(len(scaling.describe_adjustment_types()["AdjustmentTypes"]), 3)
    equal(scaling.describe_policies(AutoScalingGroupName="scaled")["ScalingPolicies"], [])
    equal(scaling.describe_warm_pool(AutoScalingGroupName="scaled")["Instances"], [])


def policies(scaling):
    half = {"PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}, "TargetValue": 50}
    put = scaling.put_scaling_policy(
        AutoScalingGroupName="scaled", PolicyName="half", PolicyType="TargetTrackingScaling", TargetTrackingConfiguration=half)
    scaling.put_scaling_policy(
        AutoScalingGroupName="scaled", PolicyName="more", PolicyType="StepScaling", AdjustmentType="ChangeInCapacity",
        StepAdjustments=[{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 1}])
    found = agree(scaling, "describe_policies", 1, at_least=2, AutoScalingGroupName="scaled")
    equal([(policy["PolicyName"], len(policy["Alarms"])) for policy in found], [("half", 2), ("more", 0)])
    scaling.delete_policy(PolicyName=put["PolicyARN"])
    scaling.delete_policy(AutoScalingGroupName="scaled", PolicyName="more")
    refused("ValidationError", scaling.delete_policy, AutoScalingGroupName="scaled", PolicyName="more")


def sources(scaling, elb, target):
    name = {"AutoScalingGroupName": "scaled"}
    equal(scaling.describe_load_balancer_target_groups(**name)["LoadBalancerTargetGroups"][0]["State"], "Added")
    scaling.detach_load_balancer_target_groups(**name, TargetGroupARNs=[target])
    equal(scaling.describe_traffic_sources(**name, TrafficSourceType="elbv2")["TrafficSources"], [])
    equal(elb.describe_target_health(TargetGroupArn=target)["TargetHealthDescriptions"], [])
    scaling.attach_traffic_sources(**name, TrafficSources=[{"Identifier": target, "Type": "elbv2"}])
    equal(len(elb.describe_target_health(TargetGroupArn=target)["TargetHealthDescriptions"]), 1)
    scaling.detach_traffic_sources(**name, TrafficSources=[{"Identifier": target, "Type": "elbv2"}])
    scaling.attach_load_balancer_target_groups(**name, TargetGroupARNs=[target])
    equal(scaling.describe_traffic_sources(**name)["TrafficSources"][0]["State"], "Added")


def hooks(scaling):
    hook = {"AutoScalingGroupName": "scaled", "LifecycleHookName": "before"}
    scaling.put_lifecycle_hook(
        **hook, LifecycleTransition="autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout=600, DefaultResult="CONTINUE", NotificationMetadata="{}")
    equal(scaling.describe_lifecycle_hooks(AutoScalingGroupName="scaled")["LifecycleHooks"][0]["GlobalTimeout"], 60000)
    equal(len(scaling.describe_lifecycle_hook_types()["LifecycleHookTypes"]), 2)
    scaling.set_desired_capacity(AutoScalingGroupName="scaled", DesiredCapacity=2)
    waiting = [instance["InstanceId"] for instance in instances(scaling) if instance["LifecycleState"] == "Pending:Wait"]
    scaling.record_lifecycle_action_heartbeat(**hook, InstanceId=waiting[0])
    scaling.complete_lifecycle_action(**hook, InstanceId=waiting[0], LifecycleActionResult="CONTINUE")
    equal({instance["LifecycleState"] for instance in instances(scaling)}, {"InService"})
    scaling.delete_lifecycle_hook(**hook)


def refresh(scaling, ec2, template):
    before = {instance["InstanceId"] for instance in instances(scaling)}
    ec2.create_launch_template_version(LaunchTemplateId=template, SourceVersion="1", LaunchTemplateData={"InstanceType": "t3.small"})
    started = scaling.start_instance_refresh(
        AutoScalingGroupName="scaled", Strategy="Rolling",
        Preferences={"MinHealthyPercentage": 50, "MaxHealthyPercentage": 100, "InstanceWarmup": 0, "SkipMatching": True})["InstanceRefreshId"]
    for _ in range(20):
        found = scaling.describe_instance_refreshes(AutoScalingGroupName="scaled", InstanceRefreshIds=[started])["InstanceRefreshes"][0]
        if found["Status"] == "Successful":
            break
    equal((found["Status"], found["PercentageComplete"]), ("Successful", 100))
    equal(before & {instance["InstanceId"] for instance in instances(scaling)}, set())
    equal({instance["LaunchTemplate"]["Version"] for instance in instances(scaling)}, {"2"})
    scaling.suspend_processes(AutoScalingGroupName="scaled", ScalingProcesses=["Terminate"])
    second = scaling.start_instance_refresh(AutoScalingGroupName="scaled")["InstanceRefreshId"]
    equal(scaling.cancel_instance_refresh(AutoScalingGroupName="scaled")["InstanceRefreshId"], second)
    equal(scaling.describe_instance_refreshes(AutoScalingGroupName="scaled")["InstanceRefreshes"][0]["Status"], "Cancelled")
    refused("ActiveInstanceRefreshNotFound", scaling.cancel_instance_refresh, AutoScalingGroupName="scaled")
    scaling.resume_processes(AutoScalingGroupName="scaled")


def refuse(scaling):
    nobody = {"AutoScalingGroupName": "nobody"}
    for call, parameters in (
            (scaling.update_auto_scaling_group, nobody),
            (scaling.delete_auto_scaling_group, nobody),
            (scaling.set_desired_capacity, {**nobody, "DesiredCapacity": 1}),
            (scaling.describe_traffic_sources, nobody),
            (scaling.create_auto_scaling_group, {**nobody, "MinSize": 1, "MaxSize": 1, "VPCZoneIdentifier": "subnet-0123456789abcdef0"}),
            (scaling.terminate_instance_in_auto_scaling_group, {"InstanceId": "i-0123456789abcdef0", "ShouldDecrementDesiredCapacity": False}),
    ):
        refused("ValidationError", call, **parameters)


def group(scaling):
    return scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["scaled"])["AutoScalingGroups"][0]


def instances(scaling):
    return group(scaling)["Instances"]
