"""S3; every operation is called, and nothing is left behind."""
from aws import equal, refused

NAME = "orders-of-today"
HERE = {"Bucket": NAME}
PLACE = {"LocationConstraint": "eu-west-1"}


def live(provider):
    s3 = provider.s3
    equal(s3.create_bucket(**HERE, CreateBucketConfiguration=PLACE)["Location"], f"/{NAME}")
    equal(s3.head_bucket(**HERE)["BucketRegion"], "eu-west-1")
    equal(s3.get_bucket_location(**HERE)["LocationConstraint"], "eu-west-1")
    equal([bucket["Name"] for bucket in s3.list_buckets()["Buckets"]], [NAME])
    configure(s3)
    objects(s3)
    versions(s3)
    s3.delete_bucket(**HERE)
    equal(s3.list_buckets()["Buckets"], [])


def configure(s3):
    block = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    s3.put_public_access_block(**HERE, PublicAccessBlockConfiguration=block)
    equal(s3.get_public_access_block(**HERE)["PublicAccessBlockConfiguration"], block)
    s3.delete_public_access_block(**HERE)
    rules = [{"ObjectOwnership": "BucketOwnerEnforced"}]
    s3.put_bucket_ownership_controls(**HERE, OwnershipControls={"Rules": rules})
    equal(s3.get_bucket_ownership_controls(**HERE)["OwnershipControls"]["Rules"], rules)
    s3.delete_bucket_ownership_controls(**HERE)
    rules = [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": True}]
    s3.put_bucket_encryption(**HERE, ServerSideEncryptionConfiguration={"Rules": rules})
    equal(s3.get_bucket_encryption(**HERE)["ServerSideEncryptionConfiguration"]["Rules"], rules)
    s3.delete_bucket_encryption(**HERE)
    policy = '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::orders-of-today/*"}]}'
    s3.put_bucket_policy(**HERE, Policy=policy)
    equal((s3.get_bucket_policy(**HERE)["Policy"], s3.get_bucket_policy_status(**HERE)["PolicyStatus"]), (policy, {"IsPublic": False}))
    s3.delete_bucket_policy(**HERE)
    rules = [{"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 30}}]
    s3.put_bucket_lifecycle_configuration(**HERE, LifecycleConfiguration={"Rules": rules})
    equal(s3.get_bucket_lifecycle_configuration(**HERE)["Rules"], rules)
    s3.delete_bucket_lifecycle(**HERE)
    rules = [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "MaxAgeSeconds": 60}]
    s3.put_bucket_cors(**HERE, CORSConfiguration={"CORSRules": rules})
    equal(s3.get_bucket_cors(**HERE)["CORSRules"], rules)
    s3.delete_bucket_cors(**HERE)
    tags = [{"Key": "team", "Value": "a & b"}]
    s3.put_bucket_tagging(**HERE, Tagging={"TagSet": tags})
    equal(s3.get_bucket_tagging(**HERE)["TagSet"], tags)
    s3.delete_bucket_tagging(**HERE)
    equal(s3.get_bucket_acl(**HERE)["Grants"][0]["Permission"], "FULL_CONTROL")
    equal(s3.get_bucket_request_payment(**HERE)["Payer"], "BucketOwner")
    for call in (s3.get_bucket_logging, s3.get_bucket_notification_configuration, s3.get_bucket_accelerate_configuration):
        equal(list(call(**HERE)), ["ResponseMetadata"])
    refused("NoSuchWebsiteConfiguration", s3.get_bucket_website, **HERE)
    s3.put_bucket_website(**HERE, WebsiteConfiguration={"IndexDocument": {"Suffix": "index.html"}})
    equal(s3.get_bucket_website(**HERE)["IndexDocument"], {"Suffix": "index.html"})
    s3.delete_bucket_website(**HERE)
    refused("ReplicationConfigurationNotFoundError", s3.get_bucket_replication, **HERE)
    refused("ObjectLockConfigurationNotFoundError", s3.get_object_lock_configuration, **HERE)


def objects(s3):
    at = {**HERE, "Key": "a/b c"}
    put = s3.put_object(**at, Body=b"one", ContentType="text/plain", Metadata={"kind": "order"}, Tagging="team=a")
    equal((put["ETag"], put["ServerSideEncryption"]), ('"f97c5d29941bfb1b2fdab0874906ab82"', "AES256"))
    read = s3.get_object(**at, Range="bytes=1-")
    equal((read["Body"].read(), read["ContentRange"], read["Metadata"]), (b"ne", "bytes 1-2/3", {"kind": "order"}))
    equal(s3.head_object(**at)["ContentLength"], 3)
    s3.put_object_tagging(**at, Tagging={"TagSet": [{"Key": "team", "Value": "b"}]})
    equal(s3.get_object_tagging(**at)["TagSet"], [{"Key": "team", "Value": "b"}])
    s3.delete_object_tagging(**at)
    s3.copy_object(**HERE, Key="d", CopySource={"Bucket": NAME, "Key": "a/b c"})
    keys = [item["Key"] for page in s3.get_paginator("list_objects_v2").paginate(**HERE, PaginationConfig={"PageSize": 1}) for item in page["Contents"]]
    equal(keys, ["a/b c", "d"])
    equal(s3.list_objects(**HERE, Delimiter="/")["CommonPrefixes"], [{"Prefix": "a/"}])
    s3.delete_object(**HERE, Key="d")
    equal([item["Key"] for item in s3.delete_objects(**HERE, Delete={"Objects": [{"Key": "a/b c"}]})["Deleted"]], ["a/b c"])


def versions(s3):
    s3.put_bucket_versioning(**HERE, VersioningConfiguration={"Status": "Enabled"})
    equal(s3.get_bucket_versioning(**HERE)["Status"], "Enabled")
    locked = {"Bucket": f"{NAME}-locked"}
    s3.create_bucket(**locked, CreateBucketConfiguration=PLACE, ObjectLockEnabledForBucket=True)
    equal(s3.get_object_lock_configuration(**locked)["ObjectLockConfiguration"], {"ObjectLockEnabled": "Enabled"})
    rule = {"ID": "all", "Status": "Enabled", "Prefix": "", "Destination": {"Bucket": f"arn:aws:s3:::{NAME}-locked"}}
    s3.put_bucket_replication(**HERE, ReplicationConfiguration={"Role": "arn:aws:iam::111111111111:role/copy", "Rules": [rule]})
    equal(s3.get_bucket_replication(**HERE)["ReplicationConfiguration"]["Rules"], [rule])
    s3.delete_bucket_replication(**HERE)
    s3.delete_bucket(**locked)
    first = s3.put_object(**HERE, Key="a", Body=b"1")["VersionId"]
    marker = s3.delete_object(**HERE, Key="a")["VersionId"]
    listed = s3.list_object_versions(**HERE)
    equal(([item["VersionId"] for item in listed["Versions"]], [item["VersionId"] for item in listed["DeleteMarkers"]]), ([first], [marker]))
    refused("BucketNotEmpty", s3.delete_bucket, **HERE)
    for version in (first, marker):
        s3.delete_object(**HERE, Key="a", VersionId=version)


def refuse(provider, customer):
    s3 = provider.s3
    s3.create_bucket(**HERE, CreateBucketConfiguration=PLACE)
    for code, call, parameters in (
            ("BucketAlreadyOwnedByYou", s3.create_bucket, {"CreateBucketConfiguration": PLACE}),
            ("BucketAlreadyExists", customer.s3.create_bucket, {"CreateBucketConfiguration": PLACE}),
            ("NoSuchKey", s3.get_object, {"Key": "none"}),
            ("NoSuchTagSet", s3.get_bucket_tagging, {}),
            ("404", s3.head_object, {"Key": "none"}),
            ("MalformedPolicy", s3.put_bucket_policy, {"Policy": "{"}),
            ("AccessDenied", customer.s3.put_object, {"Key": "a", "Body": b"1"}),
            ("AccessControlListNotSupported", s3.put_object, {"Key": "a", "Body": b"1", "ACL": "public-read"}),
            ("NotImplemented", s3.create_multipart_upload, {"Key": "a"}),
            ("NotImplemented", s3.put_bucket_logging, {"BucketLoggingStatus": {}}),
    ):
        refused(code, call, **{**HERE, **parameters})
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="nobodys-bucket")
    refused("IllegalLocationConstraintException", s3.create_bucket, Bucket="far-away", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
    s3.delete_bucket(**HERE)
