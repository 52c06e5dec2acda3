"""IAM: roles, policies, instance profiles and service-linked roles; every operation is called, and nothing is left behind."""
import json

from aws import equal, refused
from pages import agree

PATH = "/orders/"
TASKS = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
PERMISSIONS = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
DOCUMENT = json.dumps(PERMISSIONS)
EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
TAGS = [{"Key": "team", "Value": "a + b"}]


def live(iam, account):
    equal(iam.get_user()["User"]["Arn"], f"arn:aws:iam::{account}:root")
    equal(iam.list_account_aliases()["AccountAliases"], [])
    policy = policies(iam, account)
    role(iam, account, policy)
    profiles(iam)
    linked(iam)
    iam.delete_role(RoleName="task")
    iam.delete_policy(PolicyArn=policy)
    for left in (iam.list_roles()["Roles"], iam.list_policies(Scope="Local")["Policies"], iam.list_instance_profiles()["InstanceProfiles"]):
        equal(left, [])


def policies(iam, account):
    made = iam.create_policy(PolicyName="read", Path=PATH, PolicyDocument=DOCUMENT, Description="of us", Tags=TAGS)["Policy"]
    arn = f"arn:aws:iam::{account}:policy/orders/read"
    equal((made["Arn"], made["DefaultVersionId"], made["AttachmentCount"], made["Tags"]), (arn, "v1", 0, TAGS))
    changed = PERMISSIONS | {"Statement": {"Effect": "Deny", "NotAction": "s3:*", "Resource": ["arn:aws:s3:::b/*"]}}
    equal(iam.create_policy_version(PolicyArn=arn, PolicyDocument=json.dumps(changed))["PolicyVersion"]["IsDefaultVersion"], False)
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v2")
    equal(iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]["Document"], changed)
    equal([version["VersionId"] for version in agree(iam, "list_policy_versions", 1, at_least=2, PolicyArn=arn)], ["v2", "v1"])
    refused("DeleteConflict", iam.delete_policy_version, PolicyArn=arn, VersionId="v2")
    iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
    iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "stage", "Value": "test"}])
    iam.untag_policy(PolicyArn=arn, TagKeys=["team"])
    equal(iam.list_policy_tags(PolicyArn=arn)["Tags"], [{"Key": "stage", "Value": "test"}])
    equal([known["PolicyName"] for known in agree(iam, "list_policies", 1, Scope="Local", PathPrefix=PATH)], ["read"])
    equal(iam.get_policy(PolicyArn=EXECUTION)["Policy"]["PolicyName"], "AmazonECSTaskExecutionRolePolicy")
    equal(len(iam.get_policy_version(PolicyArn=EXECUTION, VersionId="v1")["PolicyVersion"]["Document"]["Statement"][0]["Action"]), 6)
    return arn


def role(iam, account, policy):
    made = iam.create_role(RoleName="task", Path=PATH, AssumeRolePolicyDocument=TASKS, MaxSessionDuration=7200, PermissionsBoundary=policy, Tags=TAGS)["Role"]
    equal((made["Arn"], made["AssumeRolePolicyDocument"], made["RoleId"][:4]), (f"arn:aws:iam::{account}:role/orders/task", json.loads(TASKS), "AROA"))
    iam.update_role(RoleName="task", Description="pulls")
    equal(iam.update_role_description(RoleName="task", Description="pulls images")["Role"]["Description"], "pulls images")
    both = json.loads(TASKS)
    both["Statement"][0]["Principal"]["Service"] = ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"]
    iam.update_assume_role_policy(RoleName="task", PolicyDocument=json.dumps(both))
    found = iam.get_role(RoleName="task")["Role"]
    equal((found["MaxSessionDuration"], found["Description"], found["AssumeRolePolicyDocument"]), (7200, "pulls images", both))
    equal(found["PermissionsBoundary"]["PermissionsBoundaryArn"], policy)
    iam.delete_role_permissions_boundary(RoleName="task")
    iam.put_role_permissions_boundary(RoleName="task", PermissionsBoundary=policy)
    equal([user["RoleName"] for user in iam.list_entities_for_policy(PolicyArn=policy, PolicyUsageFilter="PermissionsBoundary")["PolicyRoles"]], ["task"])
    iam.delete_role_permissions_boundary(RoleName="task")
    equal([known["RoleName"] for known in agree(iam, "list_roles", 1, PathPrefix=PATH)], ["task"])
    equal(iam.list_roles(PathPrefix="/billing/")["Roles"], [])

    iam.put_role_policy(RoleName="task", PolicyName="inline", PolicyDocument=DOCUMENT)
    equal(iam.get_role_policy(RoleName="task", PolicyName="inline")["PolicyDocument"], PERMISSIONS)
    equal(agree(iam, "list_role_policies", 1, RoleName="task"), ["inline"])
    for arn in (EXECUTION, policy):
        iam.attach_role_policy(RoleName="task", PolicyArn=arn)
    equal({attached["PolicyArn"] for attached in agree(iam, "list_attached_role_policies", 1, at_least=2, RoleName="task")}, {EXECUTION, policy})
    equal([user["RoleName"] for user in iam.list_entities_for_policy(PolicyArn=policy, EntityFilter="Role")["PolicyRoles"]], ["task"])
    equal(iam.get_policy(PolicyArn=policy)["Policy"]["AttachmentCount"], 1)
    refused("DeleteConflict", iam.delete_policy, PolicyArn=policy)

    iam.tag_role(RoleName="task", Tags=[{"Key": "stage", "Value": "test"}])
    iam.untag_role(RoleName="task", TagKeys=["team"])
    equal(agree(iam, "list_role_tags", 1, RoleName="task"), [{"Key": "stage", "Value": "test"}])
    refused("DeleteConflict", iam.delete_role, RoleName="task")
    for arn in (EXECUTION, policy):
        iam.detach_role_policy(RoleName="task", PolicyArn=arn)
    refused("DeleteConflict", iam.delete_role, RoleName="task")
    iam.delete_role_policy(RoleName="task", PolicyName="inline")


def profiles(iam):
    made = iam.create_instance_profile(InstanceProfileName="host", Path=PATH, Tags=TAGS)["InstanceProfile"]
    equal((made["InstanceProfileId"][:4], made["Roles"], made["Tags"]), ("AIPA", [], TAGS))
    iam.add_role_to_instance_profile(InstanceProfileName="host", RoleName="task")
    refused("LimitExceeded", iam.add_role_to_instance_profile, InstanceProfileName="host", RoleName="task")
    equal([held["RoleName"] for held in iam.get_instance_profile(InstanceProfileName="host")["InstanceProfile"]["Roles"]], ["task"])
    equal([known["InstanceProfileName"] for known in agree(iam, "list_instance_profiles", 1, PathPrefix=PATH)], ["host"])
    equal([known["InstanceProfileName"] for known in agree(iam, "list_instance_profiles_for_role", 1, RoleName="task")], ["host"])
    iam.tag_instance_profile(InstanceProfileName="host", Tags=[{"Key": "stage", "Value": "test"}])
    iam.untag_instance_profile(InstanceProfileName="host", TagKeys=["team"])
    equal(iam.list_instance_profile_tags(InstanceProfileName="host")["Tags"], [{"Key": "stage", "Value": "test"}])
    refused("DeleteConflict", iam.delete_role, RoleName="task")
    refused("DeleteConflict", iam.delete_instance_profile, InstanceProfileName="host")
    iam.remove_role_from_instance_profile(InstanceProfileName="host", RoleName="task")
    iam.delete_instance_profile(InstanceProfileName="host")


def linked(iam):
    name = iam.create_service_linked_role(AWSServiceName="ecs.amazonaws.com", Description="of ECS")["Role"]["RoleName"]
    equal(name, "AWSServiceRoleForECS")
    refused("InvalidInput", iam.create_service_linked_role, AWSServiceName="ecs.amazonaws.com")
    refused("UnmodifiableEntity", iam.delete_role, RoleName=name)
    task = iam.delete_service_linked_role(RoleName=name)["DeletionTaskId"]
    equal(iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"], "SUCCEEDED")


def refuse(iam):
    trust, role, policy = {"AssumeRolePolicyDocument": TASKS}, {"RoleName": "a"}, {"PolicyName": "a", "PolicyDocument": DOCUMENT}
    iam.create_role(**role, **trust)
    iam.create_policy(**policy)
    for code, call, parameters in (
            ("EntityAlreadyExists", iam.create_role, {"RoleName": "A"} | trust),
            ("EntityAlreadyExists", iam.create_policy, policy),
            ("ValidationError", iam.create_role, {"RoleName": "a b"} | trust),
            ("ValidationError", iam.create_role, {"RoleName": "b", "Path": "orders"} | trust),
            ("ValidationError", iam.create_role, {"RoleName": "b" * 65} | trust),
            ("ValidationError", iam.list_roles, {"Marker": "nothing"}),
            ("MalformedPolicyDocument", iam.create_role, {"RoleName": "b", "AssumeRolePolicyDocument": "{"}),
            ("MalformedPolicyDocument", iam.create_role, {"RoleName": "b", "AssumeRolePolicyDocument": DOCUMENT}),
            ("MalformedPolicyDocument", iam.update_assume_role_policy, role | {"PolicyDocument": "[]"}),
            ("MalformedPolicyDocument", iam.put_role_policy, role | {"PolicyName": "a", "PolicyDocument": TASKS}),
            ("MalformedPolicyDocument", iam.create_policy, {"PolicyName": "b", "PolicyDocument": json.dumps(PERMISSIONS | {"Version": "2008-10-17"})}),
            ("LimitExceeded", iam.create_policy, {"PolicyName": "b", "PolicyDocument": json.dumps(PERMISSIONS | {"Id": "x" * 6144})}),
            ("InvalidInput", iam.tag_role, role | {"Tags": [{"Key": "a", "Value": ""}, {"Key": "A", "Value": ""}]}),
            ("InvalidInput", iam.get_policy, {"PolicyArn": "arn:of:nothing:at:all"}),
            ("NoSuchEntity", iam.get_role, {"RoleName": "b"}),
            ("NoSuchEntity", iam.delete_role, {"RoleName": "b"}),
            ("NoSuchEntity", iam.get_role_policy, role | {"PolicyName": "b"}),
            ("NoSuchEntity", iam.get_policy, {"PolicyArn": EXECUTION + "X"}),
            ("NoSuchEntity", iam.attach_role_policy, role | {"PolicyArn": EXECUTION + "X"}),
            ("NoSuchEntity", iam.detach_role_policy, role | {"PolicyArn": EXECUTION}),
            ("NoSuchEntity", iam.get_instance_profile, {"InstanceProfileName": "b"}),
            ("NoSuchEntity", iam.get_user, {"UserName": "b"}),
            ("AccessDenied", iam.delete_policy, {"PolicyArn": EXECUTION}),
    ):
        refused(code, call, **parameters)
    iam.delete_role(**role)
