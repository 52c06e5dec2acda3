// S3.
import assert from "node:assert/strict";
import { refused } from "./aws.js";

const Bucket = "orders-of-today";
const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" };

// Calls every operation, and leaves nothing behind.
export async function live({ s3 }) {
  assert.equal((await s3.createBucket({ Bucket, CreateBucketConfiguration })).Location, `/${Bucket}`);
  assert.equal((await s3.headBucket({ Bucket })).BucketRegion, "eu-west-1");
  assert.equal((await s3.getBucketLocation({ Bucket })).LocationConstraint, "eu-west-1");
  assert.deepEqual((await s3.listBuckets({})).Buckets.map(({ Name }) => Name), [Bucket]);
  await configure(s3);
  await objects(s3);
  await versions(s3);
  await s3.deleteBucket({ Bucket });
}

async function configure(s3) {
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: true, RestrictPublicBuckets: false };
  await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
  assert.deepEqual((await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration, PublicAccessBlockConfiguration);
  await s3.deletePublicAccessBlock({ Bucket });
  const OwnershipControls = { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }] };
  await s3.putBucketOwnershipControls({ Bucket, OwnershipControls });
  assert.deepEqual((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls, OwnershipControls);
  await s3.deleteBucketOwnershipControls({ Bucket });
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" }, BucketKeyEnabled: true }];
  await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
  assert.deepEqual((await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration.Rules, Rules);
  await s3.deleteBucketEncryption({ Bucket });
  const Statement = { Effect: "Allow", Principal: { AWS: "222222222222" }, Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
  await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Statement }) });
  assert.deepEqual(JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy).Statement, Statement);
  assert.equal((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus.IsPublic, false);
  await s3.deleteBucketPolicy({ Bucket });
  const LifecycleConfiguration = { Rules: [{ ID: "old", Status: "Enabled", Filter: { Prefix: "logs/" }, Expiration: { Days: 30 } }] };
  await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration });
  assert.deepEqual((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules, LifecycleConfiguration.Rules);
  await s3.deleteBucketLifecycle({ Bucket });
  const CORSConfiguration = { CORSRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] };
  await s3.putBucketCors({ Bucket, CORSConfiguration });
  assert.deepEqual((await s3.getBucketCors({ Bucket })).CORSRules, CORSConfiguration.CORSRules);
  await s3.deleteBucketCors({ Bucket });
  await s3.putBucketTagging({ Bucket, Tagging: { TagSet: [{ Key: "team", Value: "a & b" }] } });
  assert.deepEqual((await s3.getBucketTagging({ Bucket })).TagSet, [{ Key: "team", Value: "a & b" }]);
  await s3.deleteBucketTagging({ Bucket });
  assert.equal((await s3.getBucketAcl({ Bucket })).Grants[0].Permission, "FULL_CONTROL");
  assert.equal((await s3.getBucketRequestPayment({ Bucket })).Payer, "BucketOwner");
  assert.equal((await s3.getBucketLogging({ Bucket })).LoggingEnabled, undefined);
  assert.equal((await s3.getBucketNotificationConfiguration({ Bucket })).TopicConfigurations, undefined);
  assert.equal((await s3.getBucketAccelerateConfiguration({ Bucket })).Status, undefined);
  await s3.putBucketWebsite({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: "index.html" } } });
  assert.equal((await s3.getBucketWebsite({ Bucket })).IndexDocument.Suffix, "index.html");
  await s3.deleteBucketWebsite({ Bucket });
}

async function objects(s3) {
  const at = { Bucket, Key: "a/b c" };
  assert.equal((await s3.putObject({ ...at, Body: "one", ContentType: "text/plain", Metadata: { kind: "order" } })).ETag, '"f97c5d29941bfb1b2fdab0874906ab82"');
  const read = await s3.getObject(at);
  assert.deepEqual([await read.Body.transformToString(), read.ContentType, read.Metadata], ["one", "text/plain", { kind: "order" }]);
  assert.equal((await s3.headObject(at)).ContentLength, 3);
  await s3.putObjectTagging({ ...at, Tagging: { TagSet: [{ Key: "team", Value: "a" }] } });
  assert.deepEqual((await s3.getObjectTagging(at)).TagSet, [{ Key: "team", Value: "a" }]);
  await s3.deleteObjectTagging(at);
  assert.ok((await s3.copyObject({ Bucket, Key: "d", CopySource: encodeURI(`${Bucket}/a/b c`) })).CopyObjectResult.LastModified instanceof Date);
  const { Contents, NextContinuationToken } = await s3.listObjectsV2({ Bucket, MaxKeys: 1 });
  assert.deepEqual(Contents.map(({ Key }) => Key), ["a/b c"]);
  assert.equal((await s3.listObjectsV2({ Bucket, ContinuationToken: NextContinuationToken })).Contents[0].Key, "d");
  assert.deepEqual((await s3.listObjects({ Bucket, Delimiter: "/" })).CommonPrefixes, [{ Prefix: "a/" }]);
  await s3.deleteObject({ Bucket, Key: "d" });
  assert.equal((await s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key: "a/b c" }] } })).Deleted[0].Key, "a/b c");
}

async function versions(s3) {
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
  assert.equal((await s3.getBucketVersioning({ Bucket })).Status, "Enabled");
  const locked = { Bucket: `${Bucket}-locked` };
  await s3.createBucket({ ...locked, CreateBucketConfiguration, ObjectLockEnabledForBucket: true });
  assert.equal((await s3.getObjectLockConfiguration(locked)).ObjectLockConfiguration.ObjectLockEnabled, "Enabled");
  const Rules = [{ ID: "all", Status: "Enabled", Prefix: "", Destination: { Bucket: `arn:aws:s3:::${locked.Bucket}` } }];
  await s3.putBucketReplication({ Bucket, ReplicationConfiguration: { Role: "arn:aws:iam::111111111111:role/copy", Rules } });
  assert.deepEqual((await s3.getBucketReplication({ Bucket })).ReplicationConfiguration.Rules, Rules);
  await s3.deleteBucketReplication({ Bucket });
  await s3.deleteBucket(locked);
  const { VersionId } = await s3.putObject({ Bucket, Key: "a", Body: "1" });
  const marker = await s3.deleteObject({ Bucket, Key: "a" });
  assert.equal(marker.DeleteMarker, true);
  const listed = await s3.listObjectVersions({ Bucket });
  assert.deepEqual([listed.Versions[0].VersionId, listed.DeleteMarkers[0].VersionId], [VersionId, marker.VersionId]);
  for (const version of [VersionId, marker.VersionId]) {
    await s3.deleteObject({ Bucket, Key: "a", VersionId: version });
  }
}

export async function refuse({ s3 }) {
  await s3.createBucket({ Bucket, CreateBucketConfiguration });
  await refused("BucketAlreadyOwnedByYou", s3, "createBucket", { Bucket, CreateBucketConfiguration });
  await refused("NoSuchKey", s3, "getObject", { Bucket, Key: "none" });
  await refused("NoSuchBucket", s3, "listObjectsV2", { Bucket: "nobodys-bucket" });
  await refused("NoSuchTagSet", s3, "getBucketTagging", { Bucket });
  await refused("NotImplemented", s3, "createMultipartUpload", { Bucket, Key: "a" });
  await s3.deleteBucket({ Bucket });
}
