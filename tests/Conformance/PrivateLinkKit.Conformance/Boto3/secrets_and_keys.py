"""Secrets Manager and KMS; every operation is called, and nothing but keys that await their deletion is left behind."""
import json

from aws import equal, refused
from pages import agree

POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]})
TAGS = [{"Key": "team", "Value": "a + b"}]


def live(account):
    key = keys(account.kms, account.id)
    secrets(account.secrets, account.id, key)
    account.kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    equal(account.kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"], "PendingDeletion")


def keys(kms, account):
    made = kms.create_key(Description="of us", Tags=[{"TagKey": "team", "TagValue": "a"}])["KeyMetadata"]
    key = made["KeyId"]
    equal((made["Arn"], made["KeyState"], made["KeyManager"]), (f"arn:aws:kms:eu-west-1:{account}:key/{key}", "Enabled", "CUSTOMER"))
    equal([entry["KeyId"] for entry in agree(kms, "list_keys", 1)], [key])
    kms.update_key_description(KeyId=key, Description="ours")
    kms.create_alias(AliasName="alias/orders", TargetKeyId=key)
    kms.update_alias(AliasName="alias/orders", TargetKeyId=made["Arn"])
    equal([entry["AliasName"] for entry in agree(kms, "list_aliases", 1, KeyId=key)], ["alias/orders"])
    found = kms.describe_key(KeyId="alias/orders")["KeyMetadata"]
    equal((found["KeyId"], found["Description"]), (key, "ours"))
    kms.delete_alias(AliasName="alias/orders")
    equal(kms.describe_key(KeyId="alias/aws/secretsmanager")["KeyMetadata"]["KeyManager"], "AWS")
    kms.disable_key(KeyId=key)
    equal(kms.describe_key(KeyId=key)["KeyMetadata"]["Enabled"], False)
    kms.enable_key(KeyId=key)
    kms.put_key_policy(KeyId=key, PolicyName="default", Policy=POLICY)
    equal(kms.get_key_policy(KeyId=key)["Policy"], POLICY)
    equal(kms.list_key_policies(KeyId=key)["PolicyNames"], ["default"])
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
    equal(kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"], 90)
    kms.disable_key_rotation(KeyId=key)
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "stage", "TagValue": "test"}])
    kms.untag_resource(KeyId=key, TagKeys=["team"])
    equal(kms.list_resource_tags(KeyId=key)["Tags"], [{"TagKey": "stage", "TagValue": "test"}])
    kms.schedule_key_deletion(KeyId=key)
    kms.cancel_key_deletion(KeyId=key)
    kms.enable_key(KeyId=key)
    return key


def secrets(manager, account, key):
    made = manager.create_secret(Name="orders/db", SecretString="first", Description="of us", KmsKeyId=key, Tags=TAGS)
    ours = {"SecretId": "orders/db"}
    equal(made["ARN"][:-6], f"arn:aws:secretsmanager:eu-west-1:{account}:secret:orders/db-")
    second = manager.put_secret_value(**ours, SecretString='{"password": "b"}')
    equal(second["VersionStages"], ["AWSCURRENT"])
    equal(manager.get_secret_value(SecretId=made["ARN"])["SecretString"], '{"password": "b"}')
    equal(manager.get_secret_value(**ours, VersionStage="AWSPREVIOUS")["VersionId"], made["VersionId"])
    versions = agree(manager, "list_secret_version_ids", 1, at_least=2, **ours) if manager.can_paginate("list_secret_version_ids") \
        else manager.list_secret_version_ids(**ours)["Versions"]
    equal({version["VersionId"] for version in versions}, {made["VersionId"], second["VersionId"]})
    manager.update_secret_version_stage(
        **ours, VersionStage="AWSCURRENT", RemoveFromVersionId=second["VersionId"], MoveToVersionId=made["VersionId"])
    equal(manager.get_secret_value(**ours)["SecretString"], "first")
    manager.update_secret(**ours, Description="ours", SecretBinary=b"\x00\x01")
    equal(manager.get_secret_value(**ours)["SecretBinary"], b"\x00\x01")
    manager.put_resource_policy(**ours, ResourcePolicy=POLICY)
    equal(manager.get_resource_policy(**ours)["ResourcePolicy"], POLICY)
    manager.delete_resource_policy(**ours)
    manager.tag_resource(**ours, Tags=[{"Key": "stage", "Value": "test"}])
    manager.untag_resource(**ours, TagKeys=["team"])
    found = manager.describe_secret(**ours)
    equal((found["Description"], found["Tags"], found["KmsKeyId"]), ("ours", [{"Key": "stage", "Value": "test"}], key))
    equal([secret["Name"] for secret in agree(manager, "list_secrets", 1, Filters=[{"Key": "name", "Values": ["orders/"]}])], ["orders/db"])

    manager.delete_secret(**ours, RecoveryWindowInDays=7)
    refused("InvalidRequestException", manager.get_secret_value, **ours)
    refused("InvalidRequestException", manager.create_secret, Name="orders/db")
    equal(manager.list_secrets()["SecretList"], [])
    equal(len(manager.list_secrets(IncludePlannedDeletion=True)["SecretList"]), 1)
    manager.restore_secret(**ours)
    manager.delete_secret(**ours, ForceDeleteWithoutRecovery=True)
    refused("ResourceNotFoundException", manager.describe_secret, **ours)


def refuse(account):
    kms, manager = account.kms, account.secrets
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    manager.create_secret(Name="a", SecretString="a")
    unknown = "01234567-89ab-cdef-0123-456789abcdef"
    for code, call, parameters in (
            ("NotFoundException", kms.describe_key, {"KeyId": unknown}),
            ("NotFoundException", kms.describe_key, {"KeyId": "alias/nothing"}),
            ("NotFoundException", kms.create_alias, {"AliasName": "alias/a", "TargetKeyId": unknown}),
            ("ValidationException", kms.create_alias, {"AliasName": "orders", "TargetKeyId": key}),
            ("ValidationException", kms.schedule_key_deletion, {"KeyId": key, "PendingWindowInDays": 6}),
            ("MalformedPolicyDocumentException", kms.put_key_policy, {"KeyId": key, "Policy": "{"}),
            ("KMSInvalidStateException", kms.cancel_key_deletion, {"KeyId": key}),
            ("TagException", kms.tag_resource, {"KeyId": key, "Tags": [{"TagKey": "a", "TagValue": ""}, {"TagKey": "a", "TagValue": ""}]}),
            ("InvalidMarkerException", kms.list_aliases, {"Marker": "nothing"}),
            ("ResourceExistsException", manager.create_secret, {"Name": "a", "SecretString": "b"}),
            ("ValidationException", manager.create_secret, {"Name": "a b"}),
            ("InvalidParameterException", manager.create_secret, {"Name": "b", "SecretString": "b", "SecretBinary": b"b"}),
            ("InvalidParameterException", manager.delete_secret, {"SecretId": "a", "RecoveryWindowInDays": 6}),
            ("InvalidParameterException", manager.delete_secret, {"SecretId": "a", "RecoveryWindowInDays": 7, "ForceDeleteWithoutRecovery": True}),
            ("InvalidRequestException", manager.put_secret_value, {"SecretId": "a"}),
            ("ResourceNotFoundException", manager.get_secret_value, {"SecretId": "b"}),
            ("ResourceNotFoundException", manager.get_secret_value, {"SecretId": "a", "VersionStage": "b"}),
            ("MalformedPolicyDocumentException", manager.put_resource_policy, {"SecretId": "a", "ResourcePolicy": "{"}),
            ("EncryptionFailure", manager.create_secret, {"Name": "b", "SecretString": "b", "KmsKeyId": unknown}),
            ("InvalidNextTokenException", manager.list_secrets, {"NextToken": "nothing"}),
    ):
        refused(code, call, **parameters)
    manager.delete_secret(SecretId="a", ForceDeleteWithoutRecovery=True)
