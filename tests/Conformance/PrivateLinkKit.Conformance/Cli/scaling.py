"""Auto Scaling: a group behind a target group, its instances, hooks and refreshes; a line for each command."""
from cli import NOTHING, an, arn

GROUP = "--auto-scaling-group-name scaled"


def live(aws, network):
    template = aws(
        "ec2 create-launch-template --launch-template-name scaled --launch-template-data ImageId=ami-0123456789abcdef0,InstanceType=t3.micro",
        {"LaunchTemplate.LaunchTemplateId": an("lt")}, "LaunchTemplate.LaunchTemplateId")
    target = aws(f"elbv2 create-target-group --name scaled --protocol TCP --port 80 --vpc-id {network.vpc}",
                 {"TargetGroups[].TargetType": ["instance"]}, "TargetGroups[0].TargetGroupArn")
    aws(f"autoscaling create-auto-scaling-group {GROUP} --launch-template LaunchTemplateId={template},Version=$Latest --min-size 1 --max-size 4 "
        f"--desired-capacity 2 --vpc-zone-identifier {network.subnets[0]} --target-group-arns {target} --default-cooldown 60 --health-check-grace-period 300 "
        "--tags ResourceId=scaled,ResourceType=auto-scaling-group,Key=team,Value=a,PropagateAtLaunch=true", NOTHING)
    ids = aws("autoscaling describe-auto-scaling-groups --page-size 1",
              {"AutoScalingGroups[].Instances[].LifecycleState": ["InService", "InService"],
               "AutoScalingGroups[0].AutoScalingGroupARN": arn("autoscaling", "autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName/scaled")},
              "AutoScalingGroups[0].Instances[].InstanceId")
    aws("autoscaling describe-auto-scaling-instances --page-size 1", {"AutoScalingInstances[].HealthStatus": ["HEALTHY", "HEALTHY"]})
    aws("autoscaling describe-account-limits", {"NumberOfAutoScalingGroups": 1})
    _capacity(aws, ids)
    _tags(aws)
    _processes(aws)
    _sources(aws, target)
    _hooks(aws)
    _refresh(aws)
    aws.refused("ResourceInUse", f"autoscaling delete-auto-scaling-group {GROUP}")
    aws(f"autoscaling delete-auto-scaling-group {GROUP} --force-delete", NOTHING)
    aws("autoscaling describe-auto-scaling-groups", {"AutoScalingGroups": []})
    aws(f"autoscaling describe-scaling-activities {GROUP} --include-deleted-groups --page-size 5", {"Activities[0].AutoScalingGroupState": "Deleted"})
    aws(f"elbv2 delete-target-group --target-group-arn {target}", NOTHING)
    aws(f"ec2 delete-launch-template --launch-template-id {template}", {"LaunchTemplate.LaunchTemplateName": "scaled"})


def refuse(aws):
    for code, command in (
            ("ValidationError", "autoscaling delete-auto-scaling-group --auto-scaling-group-name nobody"),
            ("ValidationError", "autoscaling set-desired-capacity --auto-scaling-group-name nobody --desired-capacity 1"),
            ("ValidationError", "autoscaling create-auto-scaling-group --auto-scaling-group-name nobody --min-size 1 --max-size 1"),
    ):
        aws.refused(code, command)


def _capacity(aws, ids):
    protect = f"autoscaling set-instance-protection {GROUP} --instance-ids {ids[0]}"
    aws(f"{protect} --protected-from-scale-in", NOTHING)
    aws(f"autoscaling set-desired-capacity {GROUP} --desired-capacity 1 --no-honor-cooldown", NOTHING)
    aws("autoscaling describe-auto-scaling-instances", {"AutoScalingInstances[].InstanceId": [ids[0]]})
    aws(f"{protect} --no-protected-from-scale-in", NOTHING)
    aws(f"autoscaling set-instance-health --instance-id {ids[0]} --health-status Unhealthy --no-should-respect-grace-period", NOTHING)
    aws(f"autoscaling update-auto-scaling-group {GROUP} --min-size 2", NOTHING)
    other = aws("autoscaling describe-auto-scaling-instances", {"length(AutoScalingInstances)": 2}, "AutoScalingInstances[0].InstanceId")
    aws(f"autoscaling terminate-instance-in-auto-scaling-group --instance-id {other} --no-should-decrement-desired-capacity",
        {"Activity.Description": f"Terminating EC2 instance: {other}"})


def _tags(aws):
    own = "ResourceId=scaled,ResourceType=auto-scaling-group,Key=own"
    aws(f"autoscaling create-or-update-tags --tags {own},Value=b,PropagateAtLaunch=false", NOTHING)
    aws("autoscaling describe-tags --page-size 1", {"Tags[].[Key,Value,PropagateAtLaunch]": [["own", "b", False], ["team", "a", True]]})
    aws(f"autoscaling delete-tags --tags {own}", NOTHING)


def _processes(aws):
    aws(f"autoscaling suspend-processes {GROUP} --scaling-processes AZRebalance", NOTHING)
    aws("autoscaling describe-auto-scaling-groups", {"AutoScalingGroups[].SuspendedProcesses[].ProcessName": ["AZRebalance"]})
    aws(f"autoscaling resume-processes {GROUP}", NOTHING)
    aws("autoscaling describe-scaling-process-types", {"length(Processes)": 9})
    aws("autoscaling describe-termination-policy-types", {"length(TerminationPolicyTypes)": 7})
    aws("autoscaling describe-adjustment-types", {"length(AdjustmentTypes)": 3})
    aws(f"autoscaling put-scaling-policy {GROUP} --policy-name more --adjustment-type ChangeInCapacity --scaling-adjustment 1", {"Alarms": []})
    aws("autoscaling describe-policies", {"ScalingPolicies[].[PolicyName,PolicyType]": [["more", "SimpleScaling"]]})
    aws(f"autoscaling delete-policy {GROUP} --policy-name more", NOTHING)
    aws(f"autoscaling describe-warm-pool {GROUP}", {"Instances": []})


def _sources(aws, target):
    aws(f"autoscaling describe-load-balancer-target-groups {GROUP}", {"LoadBalancerTargetGroups[].State": ["Added"]})
    aws(f"autoscaling detach-load-balancer-target-groups {GROUP} --target-group-arns {target}", NOTHING)
    aws(f"autoscaling describe-traffic-sources {GROUP}", {"TrafficSources": []})
    aws(f"autoscaling attach-traffic-sources {GROUP} --traffic-sources Identifier={target},Type=elbv2", NOTHING)
    aws(f"elbv2 describe-target-health --target-group-arn {target}", {"length(TargetHealthDescriptions)": 2})
    aws(f"autoscaling detach-traffic-sources {GROUP} --traffic-sources Identifier={target},Type=elbv2", NOTHING)
    aws(f"autoscaling attach-load-balancer-target-groups {GROUP} --target-group-arns {target}", NOTHING)


def _hooks(aws):
    hook = f"{GROUP} --lifecycle-hook-name before"
    aws(f"autoscaling put-lifecycle-hook {hook} --lifecycle-transition autoscaling:EC2_INSTANCE_LAUNCHING --heartbeat-timeout 600", NOTHING)
    aws(f"autoscaling describe-lifecycle-hooks {GROUP}", {"LifecycleHooks[].[DefaultResult,GlobalTimeout]": [["ABANDON", 60000]]})
    aws("autoscaling describe-lifecycle-hook-types", {"length(LifecycleHookTypes)": 2})
    aws(f"autoscaling set-desired-capacity {GROUP} --desired-capacity 3", NOTHING)
    waiting = aws("autoscaling describe-auto-scaling-instances", {}, "AutoScalingInstances[?LifecycleState=='Pending:Wait'].InstanceId | [0]")
    aws(f"autoscaling record-lifecycle-action-heartbeat {hook} --instance-id {waiting}", NOTHING)
    aws(f"autoscaling complete-lifecycle-action {hook} --instance-id {waiting} --lifecycle-action-result CONTINUE", NOTHING)
    aws(f"autoscaling delete-lifecycle-hook {hook}", NOTHING)


def _refresh(aws):
    aws(f"autoscaling suspend-processes {GROUP} --scaling-processes Terminate", NOTHING)
    started = aws(f"autoscaling start-instance-refresh {GROUP} --preferences MinHealthyPercentage=50,ScaleInProtectedInstances=Ignore", {}, "InstanceRefreshId")
    aws(f"autoscaling describe-instance-refreshes {GROUP} --max-records 1", {"InstanceRefreshes[].InstanceRefreshId": [started]})
    aws.refused("InstanceRefreshInProgress", f"autoscaling start-instance-refresh {GROUP}")
    aws(f"autoscaling cancel-instance-refresh {GROUP} --no-wait-for-transitioning-instances", {"InstanceRefreshId": started})
