"""Amazon ECS on EC2: an instance that joins a cluster, its attributes, a task on it until it drains, and capacity providers."""
import json

from aws import SOON, equal, refused
from pages import agree

TRUST = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}
JOINS = "#!/bin/bash\necho ECS_CLUSTER=hosts >> /etc/ecs/ecs.config\n"


def live(account, network):
    """Calls every operation, and leaves nothing behind."""
    ec2, ecs = account.ec2, account.ecs
    role(account.iam)
    ecs.create_cluster(clusterName="hosts")
    image = account.ssm.get_parameter(Name="/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id")["Parameter"]["Value"]
    instance = ec2.run_instances(
        ImageId=image, InstanceType="t3.small", MinCount=1, MaxCount=1, SubnetId=network.private[0], IamInstanceProfile={"Name": "hosts"},
        UserData=JOINS)["Instances"][0]["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig=SOON)
    host = agree(ecs, "list_container_instances", 1, cluster="hosts", status="ACTIVE")[0]
    described = describe(ecs, host, include=["TAGS", "CONTAINER_INSTANCE_HEALTH"])
    equal((described["ec2InstanceId"], described["agentConnected"], described["healthStatus"]["overallStatus"]), (instance, True, "OK"))
    attributes(ecs, host)
    task(ecs, network, host)
    refused("ClusterContainsContainerInstancesException", ecs.delete_cluster, cluster="hosts")
    drained = ecs.update_container_instances_state(cluster="hosts", containerInstances=[host], status="DRAINING")
    equal(([found["status"] for found in drained["containerInstances"]], drained["failures"]), (["DRAINING"], []))
    equal(ecs.deregister_container_instance(cluster="hosts", containerInstance=host)["containerInstance"]["status"], "INACTIVE")
    ec2.terminate_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance], WaiterConfig=SOON)
    providers(account, network, image)
    ecs.delete_cluster(cluster="hosts")
    account.iam.remove_role_from_instance_profile(InstanceProfileName="hosts", RoleName="hosts")
    account.iam.delete_instance_profile(InstanceProfileName="hosts")
    account.iam.delete_role(RoleName="hosts")


def role(iam):
    iam.create_role(RoleName="hosts", AssumeRolePolicyDocument=json.dumps(TRUST))
    iam.create_instance_profile(InstanceProfileName="hosts")
    iam.add_role_to_instance_profile(InstanceProfileName="hosts", RoleName="hosts")


def attributes(ecs, host):
    stack = {"name": "stack", "value": "a", "targetType": "container-instance", "targetId": host}
    equal(ecs.put_attributes(cluster="hosts", attributes=[stack])["attributes"], [stack])
    equal(agree(ecs, "list_attributes", 1, cluster="hosts", targetType="container-instance", attributeName="stack"), [stack])
    ecs.delete_attributes(cluster="hosts", attributes=[{"name": "stack", "targetId": host}])
    equal(ecs.list_attributes(cluster="hosts", targetType="container-instance", attributeName="stack")["attributes"], [])


def task(ecs, network, host):
    definition = ecs.register_task_definition(
        family="hosted", networkMode="awsvpc", requiresCompatibilities=["EC2"],
        containerDefinitions=[{"name": "demo", "image": "lvthillo/python-flask-api", "memory": 128, "portMappings": [{"containerPort": 8080}]}],
    )["taskDefinition"]["taskDefinitionArn"]
    started = ecs.run_task(
        cluster="hosts", taskDefinition=definition, launchType="EC2", placementStrategy=[{"type": "binpack", "field": "memory"}],
        placementConstraints=[{"type": "distinctInstance"}], networkConfiguration={"awsvpcConfiguration": {"subnets": network.private}})
    arn = started["tasks"][0]["taskArn"]
    ecs.get_waiter("tasks_running").wait(cluster="hosts", tasks=[arn], WaiterConfig=SOON)
    equal(ecs.list_tasks(cluster="hosts", containerInstance=host)["taskArns"], [arn])
    refused("InvalidParameterException", ecs.deregister_container_instance, cluster="hosts", containerInstance=host)
    remaining = {resource["name"]: resource["integerValue"] for resource in describe(ecs, host)["remainingResources"]}
    registered = {resource["name"]: resource["integerValue"] for resource in describe(ecs, host)["registeredResources"]}
    equal(registered["MEMORY"] - remaining["MEMORY"], 128)
    ecs.stop_task(cluster="hosts", task=arn)
    ecs.get_waiter("tasks_stopped").wait(cluster="hosts", tasks=[arn], WaiterConfig=SOON)
    ecs.deregister_task_definition(taskDefinition=definition)
    ecs.delete_task_definitions(taskDefinitions=[definition])


def providers(account, network, image):
    ec2, ecs, scaling = account.ec2, account.ecs, account.scaling
    ec2.create_launch_template(LaunchTemplateName="hosts", LaunchTemplateData={"ImageId": image, "InstanceType": "t3.small"})
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="hosts", LaunchTemplate={"LaunchTemplateName": "hosts"}, MinSize=0, MaxSize=1, VPCZoneIdentifier=network.private[0])
    group = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["hosts"])["AutoScalingGroups"][0]["AutoScalingGroupARN"]
    created = ecs.create_capacity_provider(
        name="pool", autoScalingGroupProvider={"autoScalingGroupArn": group, "managedScaling": {"status": "ENABLED"}},
        tags=[{"key": "team", "value": "a"}])["capacityProvider"]
    equal((created["type"], created["tags"]), ("EC2_AUTOSCALING", [{"key": "team", "value": "a"}]))
    updated = ecs.update_capacity_provider(name="pool", autoScalingGroupProvider={"managedScaling": {"targetCapacity": 90}})["capacityProvider"]
    equal((updated["updateStatus"], updated["autoScalingGroupProvider"]["managedScaling"]["targetCapacity"]), ("UPDATE_IN_PROGRESS", 90))
    cluster = ecs.put_cluster_capacity_providers(
        cluster="hosts", capacityProviders=["pool", "FARGATE"], defaultCapacityProviderStrategy=[{"capacityProvider": "pool", "weight": 1}])["cluster"]
    equal((cluster["capacityProviders"], cluster["attachmentsStatus"]), (["pool", "FARGATE"], "UPDATE_IN_PROGRESS"))
    refused("ClientException", ecs.delete_capacity_provider, capacityProvider="pool")
    equal(len(scaling.describe_policies(AutoScalingGroupName="hosts")["ScalingPolicies"][0]["Alarms"]), 2)
    cluster = ecs.put_cluster_capacity_providers(cluster="hosts", capacityProviders=[], defaultCapacityProviderStrategy=[])["cluster"]
    equal({attachment["status"] for attachment in cluster["attachments"]}, {"DELETING"})
    equal(ecs.delete_capacity_provider(capacityProvider="pool")["capacityProvider"]["updateStatus"], "DELETE_IN_PROGRESS")
    equal(ecs.describe_capacity_providers(capacityProviders=["pool"])["capacityProviders"][0]["status"], "INACTIVE")
    scaling.delete_auto_scaling_group(AutoScalingGroupName="hosts")
    ec2.delete_launch_template(LaunchTemplateName="hosts")


def describe(ecs, host, **more):
    return ecs.describe_container_instances(cluster="hosts", containerInstances=[host], **more)["containerInstances"][0]
