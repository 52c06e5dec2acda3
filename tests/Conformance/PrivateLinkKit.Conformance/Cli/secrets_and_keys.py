"""Secrets Manager and KMS; a line for each command."""
import json

from cli import NOTHING, arn

POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]})


def live(aws):
    _secret(aws, _key(aws))


def _key(aws):
    key = aws("kms create-key --tags TagKey=team,TagValue=a", {"KeyMetadata.[KeyState,Enabled]": ["Enabled", True]}, "KeyMetadata.KeyId")
    ours = f"--key-id {key}"
    aws(f"kms update-key-description {ours} --description ours", NOTHING)
    aws("kms list-keys --page-size 1", {"Keys[].KeyId": [key]})
    aws(f"kms create-alias --alias-name alias/orders --target-key-id {key}", NOTHING)
    aws(f"kms update-alias --alias-name alias/orders --target-key-id {key}", NOTHING)
    aws("kms describe-key --key-id alias/orders", {"KeyMetadata.[KeyId,Description]": [key, "ours"]})
    aws(f"kms list-aliases {ours}", {"Aliases[].AliasName": ["alias/orders"]})
    aws("kms delete-alias --alias-name alias/orders", NOTHING)
    aws(f"kms disable-key {ours}", NOTHING)
    aws(f"kms enable-key {ours}", NOTHING)
    aws(f"kms put-key-policy {ours} --policy-name default --policy '{POLICY}'", NOTHING)
    aws(f"kms get-key-policy {ours} --policy-name default", {"Policy": POLICY})
    aws(f"kms list-key-policies {ours}", {"PolicyNames": ["default"]})
    aws(f"kms enable-key-rotation {ours}", NOTHING)
    aws(f"kms get-key-rotation-status {ours}", {"[KeyRotationEnabled,RotationPeriodInDays]": [True, 365]})
    aws(f"kms disable-key-rotation {ours}", NOTHING)
    aws(f"kms tag-resource {ours} --tags TagKey=stage,TagValue=test", NOTHING)
    aws(f"kms untag-resource {ours} --tag-keys team", NOTHING)
    aws(f"kms list-resource-tags {ours}", {"Tags": [{"TagKey": "stage", "TagValue": "test"}]})
    aws(f"kms schedule-key-deletion {ours} --pending-window-in-days 7", {"[KeyState,PendingWindowInDays]": ["PendingDeletion", 7]})
    aws(f"kms cancel-key-deletion {ours}", {"KeyId": arn("kms", f"key/{key}")})
    aws(f"kms enable-key {ours}", NOTHING)
    return key


def _secret(aws, key):
    ours = "--secret-id orders/db"
    first = aws(
        f"secretsmanager create-secret --name orders/db --secret-string first --kms-key-id {key} --tags Key=team,Value=a",
        {"ARN": arn("secretsmanager", "secret:orders/db-[a-z0-9]{6}")}, "VersionId")
    second = aws(f"secretsmanager put-secret-value {ours} --secret-string second", {"VersionStages": ["AWSCURRENT"]}, "VersionId")
    aws(f"secretsmanager get-secret-value {ours}", {"[SecretString,VersionId]": ["second", second]})
    aws(f"secretsmanager list-secret-version-ids {ours}", {"length(Versions)": 2})
    aws(f"secretsmanager update-secret-version-stage {ours} --version-stage AWSCURRENT --remove-from-version-id {second} --move-to-version-id {first}",
        {"Name": "orders/db"})
    aws(f"secretsmanager update-secret {ours} --description ours", {"Name": "orders/db"})
    aws(f"secretsmanager put-resource-policy {ours} --resource-policy '{POLICY}'", {"Name": "orders/db"})
    aws(f"secretsmanager get-resource-policy {ours}", {"ResourcePolicy": POLICY})
    aws(f"secretsmanager delete-resource-policy {ours}", {"Name": "orders/db"})
    aws(f"secretsmanager tag-resource {ours} --tags Key=stage,Value=test", NOTHING)
    aws(f"secretsmanager untag-resource {ours} --tag-keys team", NOTHING)
    aws(f"secretsmanager describe-secret {ours}", {"[Description,Tags]": ["ours", [{"Key": "stage", "Value": "test"}]]})
    aws("secretsmanager list-secrets --page-size 1", {"SecretList[].Name": ["orders/db"]})
    aws(f"secretsmanager delete-secret {ours}", {"Name": "orders/db"})
    aws.refused("InvalidRequestException", f"secretsmanager get-secret-value {ours}")
    aws(f"secretsmanager restore-secret {ours}", {"Name": "orders/db"})
    aws(f"secretsmanager delete-secret {ours} --force-delete-without-recovery", {"Name": "orders/db"})
    aws("secretsmanager list-secrets", {"SecretList": []})


def refuse(aws):
    for code, command in (
            ("NotFoundException", "kms describe-key --key-id alias/nothing"),
            ("ValidationException", "kms delete-alias --alias-name orders"),
            ("ValidationException", "secretsmanager create-secret --name 'a b'"),
            ("ResourceNotFoundException", "secretsmanager get-secret-value --secret-id b"),
            ("EncryptionFailure", "secretsmanager create-secret --name b --secret-string b --kms-key-id alias/nothing"),
    ):
        aws.refused(code, command)
