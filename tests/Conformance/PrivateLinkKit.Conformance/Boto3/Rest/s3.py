"""S3: bodies, headers, attributes, repeated elements and errors without a wrapper."""
from client import client, same

s3 = client("s3", s3={"addressing_style": "path"})
put = s3.put_object(Bucket="b", Key="a//b/", Body=b"\x00\xff", ContentType="image/png", Metadata={"colour": "red"})
same('"1"', put["ETag"])
for found in (s3.get_object(Bucket="b", Key="a//b/"), s3.head_object(Bucket="b", Key="a//b/")):
    same((2, {"colour": "red"}), (found["ContentLength"], found["Metadata"]))
    same(0, found["LastModified"].microsecond)
found = s3.get_object(Bucket="b", Key="a//b/")
same((b"\x00\xff", "image/png", False), (found["Body"].read(), found["ContentType"], found["DeleteMarker"]))
same([{"Key": "a//b/", "Size": 2}], s3.list_objects_v2(Bucket="b")["Contents"])
same([{"Key": "a//b/"}], s3.delete_objects(Bucket="b", Delete={"Objects": [{"Key": "a//b/"}, {"Key": "none"}]})["Deleted"])
try:
    raise AssertionError(s3.get_object(Bucket="b", Key="a//b/"))
except s3.exceptions.NoSuchKey as error:
    same("The specified key does not exist.", error.response["Error"]["Message"])

GRANTS = [{"Grantee": {"Type": "Group", "URI": "urn:all"}, "Permission": "READ"}]
s3.put_bucket_acl(Bucket="b", AccessControlPolicy={"Owner": {"ID": "o"}, "Grants": GRANTS})
acl = s3.get_bucket_acl(Bucket="b")
same(({"ID": "o"}, GRANTS), (acl["Owner"], acl["Grants"]))
s3.put_bucket_policy(Bucket="b", Policy='{"Version":"2012-10-17"}')
same('{"Version":"2012-10-17"}', s3.get_bucket_policy(Bucket="b")["Policy"])
TAGS = [{"Key": "k", "Value": "v"}]
s3.put_bucket_tagging(Bucket="b", Tagging={"TagSet": TAGS})
same(TAGS, s3.get_bucket_tagging(Bucket="b")["TagSet"])
