"""Amazon ECS on EC2: an instance that joins a cluster, its attributes, and a task on it until it drains."""
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


def describe(ecs, host, **more):
    return ecs.describe_container_instances(cluster="hosts", containerInstances=[host], **more)["containerInstances"][0]
