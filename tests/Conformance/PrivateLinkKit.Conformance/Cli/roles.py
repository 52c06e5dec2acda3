"""IAM; a line for each command."""
import json
import re

from cli import NOTHING

TASKS = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
READ = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]})
EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
TAGS, STAGE = "--tags Key=team,Value=a", "--tags Key=stage,Value=test"
TASK, HOST = "--role-name task", "--instance-profile-name host"


def live(aws):
    aws("iam get-user", {"User.[UserId,Arn]": [aws.id, f"arn:aws:iam::{aws.id}:root"]})
    aws("iam list-account-aliases", {"AccountAliases": []})
    arn = _policy(aws)
    _role(aws, arn)
    _profile(aws)
    name = aws("iam create-service-linked-role --aws-service-name ecs.amazonaws.com", {"Role.Path": "/aws-service-role/ecs.amazonaws.com/"}, "Role.RoleName")
    task = aws(f"iam delete-service-linked-role --role-name {name}", {}, "DeletionTaskId")
    aws(f"iam get-service-linked-role-deletion-status --deletion-task-id {task}", {"Status": "SUCCEEDED"})
    aws(f"iam delete-role {TASK}", NOTHING)
    aws(f"iam delete-policy --policy-arn {arn}", NOTHING)
    aws("iam list-roles", {"Roles": []})
    aws("iam list-policies --scope Local", {"Policies": []})


def _policy(aws):
    arn = aws(f"iam create-policy --policy-name read --path /orders/ --policy-document '{READ}' {TAGS}", {"Policy.AttachmentCount": 0}, "Policy.Arn")
    ours = f"--policy-arn {arn}"
    aws(f"iam create-policy-version {ours} --policy-document '{READ}'", {"PolicyVersion.[VersionId,IsDefaultVersion]": ["v2", False]})
    aws(f"iam set-default-policy-version {ours} --version-id v2", NOTHING)
    aws(f"iam list-policy-versions {ours} --page-size 1", {"Versions[].[VersionId,IsDefaultVersion]": [["v2", True], ["v1", False]]})
    aws(f"iam get-policy-version {ours} --version-id v2", {"PolicyVersion.Document": json.loads(READ)})
    aws(f"iam delete-policy-version {ours} --version-id v1", NOTHING)
    aws(f"iam tag-policy {ours} {STAGE}", NOTHING)
    aws(f"iam untag-policy {ours} --tag-keys team", NOTHING)
    aws(f"iam list-policy-tags {ours}", {"Tags[].[Key,Value]": [["stage", "test"]]})
    aws("iam list-policies --path-prefix /orders/ --page-size 1", {"Policies[].PolicyName": ["read"]})
    aws(f"iam get-policy {ours}", {"Policy.[PolicyName,DefaultVersionId]": ["read", "v2"]})
    return arn


def _role(aws, policy):
    aws(f"iam create-role {TASK} --path /orders/ --assume-role-policy-document '{TASKS}' {TAGS}",
        {"Role.[Arn,AssumeRolePolicyDocument]": [f"arn:aws:iam::{aws.id}:role/orders/task", json.loads(TASKS)], "Role.RoleId": re.compile("AROA[A-Z0-9]{17}")})
    aws(f"iam update-role {TASK} --max-session-duration 7200", NOTHING)
    aws(f"iam update-role-description {TASK} --description pulls", {"Role.Description": "pulls"})
    aws(f"iam update-assume-role-policy {TASK} --policy-document '{TASKS}'", NOTHING)
    aws(f"iam put-role-permissions-boundary {TASK} --permissions-boundary {policy}", NOTHING)
    aws(f"iam get-role {TASK}", {"Role.[MaxSessionDuration,PermissionsBoundary.PermissionsBoundaryArn]": [7200, policy]})
    aws(f"iam delete-role-permissions-boundary {TASK}", NOTHING)
    aws("iam list-roles --path-prefix /orders/ --page-size 1", {"Roles[].RoleName": ["task"]})
    aws(f"iam put-role-policy {TASK} --policy-name inline --policy-document '{READ}'", NOTHING)
    aws(f"iam get-role-policy {TASK} --policy-name inline", {"PolicyDocument": json.loads(READ)})
    aws(f"iam list-role-policies {TASK}", {"PolicyNames": ["inline"]})
    aws(f"iam attach-role-policy {TASK} --policy-arn {EXECUTION}", NOTHING)
    aws(f"iam list-attached-role-policies {TASK}", {"AttachedPolicies[].PolicyArn": [EXECUTION]})
    aws(f"iam list-entities-for-policy --policy-arn {EXECUTION}", {"PolicyRoles[].RoleName": ["task"]})
    aws.refused("DeleteConflict", f"iam delete-role {TASK}")
    aws(f"iam detach-role-policy {TASK} --policy-arn {EXECUTION}", NOTHING)
    aws(f"iam delete-role-policy {TASK} --policy-name inline", NOTHING)
    aws(f"iam tag-role {TASK} {STAGE}", NOTHING)
    aws(f"iam untag-role {TASK} --tag-keys team", NOTHING)
    aws(f"iam list-role-tags {TASK}", {"Tags[].[Key,Value]": [["stage", "test"]]})


def _profile(aws):
    aws(f"iam create-instance-profile {HOST} {TAGS}", {"InstanceProfile.[Roles,Arn]": [[], f"arn:aws:iam::{aws.id}:instance-profile/host"]})
    aws(f"iam add-role-to-instance-profile {HOST} {TASK}", NOTHING)
    aws(f"iam get-instance-profile {HOST}", {"InstanceProfile.Roles[].RoleName": ["task"]})
    aws("iam list-instance-profiles", {"InstanceProfiles[].InstanceProfileName": ["host"]})
    aws(f"iam list-instance-profiles-for-role {TASK}", {"InstanceProfiles[].InstanceProfileName": ["host"]})
    aws(f"iam tag-instance-profile {HOST} {STAGE}", NOTHING)
    aws(f"iam untag-instance-profile {HOST} --tag-keys team", NOTHING)
    aws(f"iam list-instance-profile-tags {HOST}", {"Tags[].[Key,Value]": [["stage", "test"]]})
    aws.refused("DeleteConflict", f"iam delete-instance-profile {HOST}")
    aws(f"iam remove-role-from-instance-profile {HOST} {TASK}", NOTHING)
    aws(f"iam delete-instance-profile {HOST}", NOTHING)


def refuse(aws):
    create = f"iam create-role --assume-role-policy-document '{TASKS}' --role-name"
    aws(f"{create} a", {"Role.RoleName": "a"})
    for code, command in (
            ("EntityAlreadyExists", f"{create} A"),
            ("ValidationError", f"{create} 'a b'"),
            ("ValidationError", f"{create} b --path orders"),
            ("MalformedPolicyDocument", f"iam create-role --role-name b --assume-role-policy-document '{READ}'"),
            ("MalformedPolicyDocument", f"iam put-role-policy --role-name a --policy-name a --policy-document '{TASKS}'"),
            ("NoSuchEntity", "iam get-role --role-name b"),
            ("NoSuchEntity", f"iam attach-role-policy --role-name a --policy-arn {EXECUTION}X"),
            ("NoSuchEntity", "iam get-instance-profile --instance-profile-name b"),
            ("InvalidInput", "iam get-policy --policy-arn arn:of:nothing:at:all"),
    ):
        aws.refused(code, command)
    aws("iam delete-role --role-name a", NOTHING)
