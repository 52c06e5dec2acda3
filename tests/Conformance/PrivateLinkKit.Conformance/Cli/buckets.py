"""S3; a line for each command."""
import json
import re
import tempfile

from cli import NOTHING

NAME = "orders-of-today"
HERE = f"--bucket {NAME}"
PLACE = "--create-bucket-configuration LocationConstraint=eu-west-1"


def live(aws):
    aws(f"s3api create-bucket {HERE} {PLACE}", {"Location": f"/{NAME}"})
    aws(f"s3api head-bucket {HERE}", {"BucketRegion": "eu-west-1"})
    aws(f"s3api get-bucket-location {HERE}", {"LocationConstraint": "eu-west-1"})
    aws("s3api list-buckets", {"Buckets[].Name": [NAME]})
    configure(aws)
    objects(aws)
    aws(f"s3api put-bucket-versioning {HERE} --versioning-configuration Status=Enabled", NOTHING)
    aws(f"s3api get-bucket-versioning {HERE}", {"Status": "Enabled"})
    locked = f"--bucket {NAME}-locked"
    aws(f"s3api create-bucket {locked} {PLACE} --object-lock-enabled-for-bucket", {})
    aws(f"s3api get-object-lock-configuration {locked}", {"ObjectLockConfiguration.ObjectLockEnabled": "Enabled"})
    rule = {"ID": "all", "Status": "Enabled", "Prefix": "", "Destination": {"Bucket": f"arn:aws:s3:::{NAME}-locked"}}
    replication = json.dumps({"Role": "arn:aws:iam::111111111111:role/copy", "Rules": [rule]})
    aws(f"s3api put-bucket-replication {HERE} --replication-configuration '{replication}'", NOTHING)
    aws(f"s3api get-bucket-replication {HERE}", {"ReplicationConfiguration.Rules": [rule]})
    aws(f"s3api delete-bucket-replication {HERE}", NOTHING)
    aws(f"s3api delete-bucket {locked}", NOTHING)
    first = aws(f"s3api put-object {HERE} --key a", {}, "VersionId")
    marker = aws(f"s3api delete-object {HERE} --key a", {"DeleteMarker": True}, "VersionId")
    aws(f"s3api list-object-versions {HERE}", {"Versions[].VersionId": [first], "DeleteMarkers[].VersionId": [marker]})
    for version in (first, marker):
        aws(f"s3api delete-object {HERE} --key a --version-id {version}", {"VersionId": version})
    aws(f"s3api delete-bucket {HERE}", NOTHING)


def configure(aws):
    def put(command, document):
        aws(f"s3api {command} '{json.dumps(document)}'", NOTHING)

    put(f"put-public-access-block {HERE} --public-access-block-configuration", {"BlockPublicAcls": True})
    aws(f"s3api get-public-access-block {HERE}", {"PublicAccessBlockConfiguration.[BlockPublicAcls,BlockPublicPolicy]": [True, False]})
    aws(f"s3api delete-public-access-block {HERE}", NOTHING)
    put(f"put-bucket-ownership-controls {HERE} --ownership-controls", {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    aws(f"s3api get-bucket-ownership-controls {HERE}", {"OwnershipControls.Rules[].ObjectOwnership": ["BucketOwnerEnforced"]})
    aws(f"s3api delete-bucket-ownership-controls {HERE}", NOTHING)
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    put(f"put-bucket-encryption {HERE} --server-side-encryption-configuration", {"Rules": [rule]})
    aws(f"s3api get-bucket-encryption {HERE}", {"ServerSideEncryptionConfiguration.Rules[].BucketKeyEnabled": [False]})
    aws(f"s3api delete-bucket-encryption {HERE}", NOTHING)
    statement = {"Effect": "Allow", "Principal": {"AWS": "222222222222"}, "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{NAME}/*"}
    put(f"put-bucket-policy {HERE} --policy", {"Statement": [statement]})
    aws(f"s3api get-bucket-policy {HERE}", {"Policy": re.compile(".*s3:GetObject.*")})
    aws(f"s3api get-bucket-policy-status {HERE}", {"PolicyStatus.IsPublic": False})
    aws(f"s3api delete-bucket-policy {HERE}", NOTHING)
    rule = {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 30}}
    aws(f"s3api put-bucket-lifecycle-configuration {HERE} --lifecycle-configuration '{json.dumps({'Rules': [rule]})}'",
        {"TransitionDefaultMinimumObjectSize": "all_storage_classes_128K"})
    aws(f"s3api get-bucket-lifecycle-configuration {HERE}", {"Rules": [rule]})
    aws(f"s3api delete-bucket-lifecycle {HERE}", NOTHING)
    put(f"put-bucket-cors {HERE} --cors-configuration", {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]})
    aws(f"s3api get-bucket-cors {HERE}", {"CORSRules[].AllowedMethods": [["GET"]]})
    aws(f"s3api delete-bucket-cors {HERE}", NOTHING)
    put(f"put-bucket-tagging {HERE} --tagging", {"TagSet": [{"Key": "team", "Value": "a"}]})
    aws(f"s3api get-bucket-tagging {HERE}", {"TagSet": [{"Key": "team", "Value": "a"}]})
    aws(f"s3api delete-bucket-tagging {HERE}", NOTHING)
    aws(f"s3api get-bucket-acl {HERE}", {"Grants[].Permission": ["FULL_CONTROL"]})
    aws(f"s3api get-bucket-request-payment {HERE}", {"Payer": "BucketOwner"})
    for unset in ("get-bucket-logging", "get-bucket-notification-configuration", "get-bucket-accelerate-configuration"):
        aws(f"s3api {unset} {HERE}", NOTHING)
    put(f"put-bucket-website {HERE} --website-configuration", {"IndexDocument": {"Suffix": "index.html"}})
    aws(f"s3api get-bucket-website {HERE}", {"IndexDocument.Suffix": "index.html"})
    aws(f"s3api delete-bucket-website {HERE}", NOTHING)


def objects(aws):
    with tempfile.NamedTemporaryFile("w+") as file:
        file.write("one")
        file.flush()
        aws(f"s3api put-object {HERE} --key a/b --body {file.name} --content-type text/plain --metadata kind=order", {
            "ETag": '"f97c5d29941bfb1b2fdab0874906ab82"', "ServerSideEncryption": "AES256"})
        aws(f"s3api get-object {HERE} --key a/b {file.name}", {"ContentLength": 3, "Metadata": {"kind": "order"}})
    aws(f"s3api head-object {HERE} --key a/b", {"ContentType": "text/plain"})
    aws(f"s3api put-object-tagging {HERE} --key a/b --tagging TagSet=[{{Key=team,Value=a}}]", NOTHING)
    aws(f"s3api get-object-tagging {HERE} --key a/b", {"TagSet": [{"Key": "team", "Value": "a"}]})
    aws(f"s3api delete-object-tagging {HERE} --key a/b", NOTHING)
    aws(f"s3api copy-object {HERE} --key d --copy-source {NAME}/a/b", {"CopyObjectResult.ETag": '"f97c5d29941bfb1b2fdab0874906ab82"'})
    aws(f"s3api list-objects-v2 {HERE} --page-size 1", {"Contents[].Key": ["a/b", "d"]})
    aws(f"s3api list-objects {HERE} --delimiter /", {"CommonPrefixes": [{"Prefix": "a/"}]})
    aws(f"s3api delete-object {HERE} --key d", NOTHING)
    aws(f"s3api delete-objects {HERE} --delete Objects=[{{Key=a/b}}]", {"Deleted[].Key": ["a/b"]})


def refuse(aws):
    aws(f"s3api create-bucket {HERE} {PLACE}", {})
    for code, command in (
            ("BucketAlreadyOwnedByYou", f"create-bucket {HERE} {PLACE}"),
            ("NoSuchBucket", "list-objects-v2 --bucket nobodys-bucket"),
            ("NoSuchKey", f"get-object-tagging {HERE} --key none"),
            ("404", f"head-object {HERE} --key none"),
            ("NoSuchTagSet", f"get-bucket-tagging {HERE}"),
            ("NotImplemented", f"create-multipart-upload {HERE} --key a"),
    ):
        aws.refused(code, f"s3api {command}")
    aws(f"s3api delete-bucket {HERE}", NOTHING)
