"""Amazon ECS on EC2: an instance that joins a cluster, a task on it until it drains, and capacity providers; a line for each command."""
import json

from cli import NOTHING, an, arn

TRUST = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}
JOINS = "#!/bin/bash\necho ECS_CLUSTER=hosts >> /etc/ecs/ecs.config\n"
PROFILE = "--instance-profile-name hosts"


def live(aws, network):
    aws(f"iam create-role --role-name hosts --assume-role-policy-document '{json.dumps(TRUST)}'", {"Role.RoleName": "hosts"})
    aws(f"iam create-instance-profile {PROFILE}", {"InstanceProfile.Roles": []})
    aws(f"iam add-role-to-instance-profile {PROFILE} --role-name hosts", NOTHING)
    aws("ecs create-cluster --cluster-name hosts", {"cluster.registeredContainerInstancesCount": 0})
    image = aws("ssm get-parameter --name /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id", {}, "Parameter.Value")
    instance = aws(
        f"ec2 run-instances --image-id {image} --instance-type t3.small --count 1 --subnet-id {network.subnets[0]} --iam-instance-profile Name=hosts "
        f"--user-data '{JOINS}'", {"Instances[].InstanceId | [0]": an("i")}, "Instances[0].InstanceId")
    host = aws("ecs list-container-instances --cluster hosts --page-size 1",
               {"containerInstanceArns[0]": arn("ecs", "container-instance/hosts/[0-9a-f]{32}")}, "containerInstanceArns[0]")
    aws(f"ecs describe-container-instances --cluster hosts --container-instances {host} --include TAGS",
        {"containerInstances[].[ec2InstanceId,status,agentConnected]": [[instance, "ACTIVE", True]], "failures": []})
    _attributes(aws, host)
    _task(aws, network, host)
    aws.refused("ClusterContainsContainerInstancesException", "ecs delete-cluster --cluster hosts")
    aws(f"ecs update-container-instances-state --cluster hosts --container-instances {host} --status DRAINING",
        {"containerInstances[].status": ["DRAINING"], "failures": []})
    aws(f"ecs deregister-container-instance --cluster hosts --container-instance {host} --no-force", {"containerInstance.status": "INACTIVE"})
    aws(f"ec2 terminate-instances --instance-ids {instance}", {"TerminatingInstances[].CurrentState.Name": ["shutting-down"]})
    _providers(aws, network, image)
    aws("ecs delete-cluster --cluster hosts", {"cluster.status": "INACTIVE"})
    aws(f"iam remove-role-from-instance-profile {PROFILE} --role-name hosts", NOTHING)
    aws(f"iam delete-instance-profile {PROFILE}", NOTHING)
    aws("iam delete-role --role-name hosts", NOTHING)


def _attributes(aws, host):
    listed = "ecs list-attributes --cluster hosts --target-type container-instance --attribute-name stack"
    aws(f"ecs put-attributes --cluster hosts --attributes name=stack,value=a,targetId={host}", {"attributes[].value": ["a"]})
    aws(listed, {"attributes[].[value,targetId]": [["a", host]]})
    aws(f"ecs delete-attributes --cluster hosts --attributes name=stack,targetId={host}", {"attributes[].name": ["stack"]})
    aws(listed, {"attributes": []})


def _task(aws, network, host):
    definition = aws(
        "ecs register-task-definition --family hosted --network-mode awsvpc --requires-compatibilities EC2 "
        "--container-definitions name=demo,image=lvthillo/python-flask-api,memory=128",
        {"taskDefinition.compatibilities": ["EC2"]}, "taskDefinition.taskDefinitionArn")
    task = aws(f"ecs run-task --cluster hosts --task-definition {definition} --launch-type EC2 --placement-strategy type=binpack,field=memory "
               f"--network-configuration awsvpcConfiguration={{subnets=[{network.subnets[0]}]}}",
               {"tasks[].[launchType,containerInstanceArn]": [["EC2", host]], "failures": []}, "tasks[0].taskArn")
    aws(f"ecs list-tasks --cluster hosts --container-instance {host}", {"taskArns": [task]})
    aws(f"ecs stop-task --cluster hosts --task {task}", {"task.desiredStatus": "STOPPED"})
    aws(f"ecs deregister-task-definition --task-definition {definition}", {"taskDefinition.status": "INACTIVE"})
    aws(f"ecs delete-task-definitions --task-definitions {definition}", {"failures": []})


def _providers(aws, network, image):
    group = "--auto-scaling-group-name hosts"
    aws(f"ec2 create-launch-template --launch-template-name hosts --launch-template-data ImageId={image},InstanceType=t3.small",
        {"LaunchTemplate.LaunchTemplateId": an("lt")})
    aws(f"autoscaling create-auto-scaling-group {group} --launch-template LaunchTemplateName=hosts --min-size 0 --max-size 1 "
        f"--vpc-zone-identifier {network.subnets[0]}", NOTHING)
    aws("ecs create-capacity-provider --name pool --auto-scaling-group-provider autoScalingGroupArn=hosts,managedScaling={status=ENABLED}",
        {"capacityProvider.[status,type]": ["ACTIVE", "EC2_AUTOSCALING"]})
    aws("ecs update-capacity-provider --name pool --auto-scaling-group-provider managedDraining=DISABLED",
        {"capacityProvider.[updateStatus,autoScalingGroupProvider.managedDraining]": ["UPDATE_IN_PROGRESS", "DISABLED"]})
    put = "ecs put-cluster-capacity-providers --cluster hosts"
    aws(f"{put} --capacity-providers pool --default-capacity-provider-strategy capacityProvider=pool,weight=1",
        {"cluster.capacityProviders": ["pool"], "cluster.attachments[].type": ["as_policy"], "cluster.attachmentsStatus": "UPDATE_IN_PROGRESS"})
    aws("ecs describe-clusters --clusters hosts --include ATTACHMENTS", {"clusters[].attachmentsStatus": ["UPDATE_COMPLETE"]})
    aws.refused("ClientException", "ecs delete-capacity-provider --capacity-provider pool")
    aws(f"{put} --capacity-providers [] --default-capacity-provider-strategy []", {"cluster.capacityProviders": []})
    aws("ecs delete-capacity-provider --capacity-provider pool", {"capacityProvider.updateStatus": "DELETE_IN_PROGRESS"})
    aws(f"autoscaling delete-auto-scaling-group {group}", NOTHING)
    aws("ec2 delete-launch-template --launch-template-name hosts", {"LaunchTemplate.LaunchTemplateName": "hosts"})
