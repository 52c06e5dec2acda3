using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.S3.S3Operations;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>S3: buckets with their configuration, and objects with their versions.</summary>
internal sealed class S3Service : IDefinedOnUse, IReplacedAsAWhole, IOwnRequestForm, INetworkParticipant, ITaggedResources
{
    private const string Object = "Bucket Key";
    private const string Headers = "CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Expires Metadata";
    private const string Stored = $"{Headers} ServerSideEncryption SSEKMSKeyId BucketKeyEnabled StorageClass Tagging ACL IfMatch IfNoneMatch";
    private const string Checksums = "ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256";
    private const string Conditions = "IfMatch IfNoneMatch IfModifiedSince IfUnmodifiedSince";
    private const string CopyConditions = "CopySourceIfMatch CopySourceIfNoneMatch CopySourceIfModifiedSince CopySourceIfUnmodifiedSince";
    private const string Answered =
        "ResponseCacheControl ResponseContentDisposition ResponseContentEncoding ResponseContentLanguage ResponseContentType ResponseExpires";
    private const string Listed = "Bucket Prefix Delimiter MaxKeys EncodingType";

    /// <summary>Members that all operations use that have them: digests are checked as the body is read, the owner as the bucket is found.</summary>
    private static readonly string[] Common = ["ExpectedBucketOwner", "ContentMD5", "ChecksumAlgorithm"];

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new S3Protocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public ApiRequest Address(ApiRequest request) => RequestAddress.Of(request);

    public ApiRequest Decode(ApiRequest request) => RequestBody.Decode(request);

    public void Define(ServiceDefinition service)
    {
        service.Defaults = S3Defaults.Table;

        On(
            service,
            CreateBucket,
            Buckets.Create,
            honours: "Bucket CreateBucketConfiguration.LocationConstraint CreateBucketConfiguration.Tags ObjectOwnership "
                + "ObjectLockEnabledForBucket");
        On(service, HeadBucket, Buckets.Head, honours: "Bucket");
        On(service, ListBuckets, Buckets.List, honours: "MaxBuckets ContinuationToken Prefix BucketRegion");
        On(service, GetBucketLocation, Buckets.Location, honours: "Bucket");
        On(service, DeleteBucket, Buckets.Delete, honours: "Bucket");

        On(service, PutBucketVersioning, BucketVersioning.Put, honours: "Bucket VersioningConfiguration.Status");
        On(service, GetBucketVersioning, BucketVersioning.Get, honours: "Bucket");
        On(service, PutPublicAccessBlock, PublicAccessBlocks.Put, honours: "Bucket PublicAccessBlockConfiguration");
        On(service, GetPublicAccessBlock, PublicAccessBlocks.Get, honours: "Bucket");
        On(service, DeletePublicAccessBlock, PublicAccessBlocks.Delete, honours: "Bucket");
        On(service, PutBucketOwnershipControls, OwnershipControlsOfBuckets.Put, honours: "Bucket OwnershipControls");
        On(service, GetBucketOwnershipControls, OwnershipControlsOfBuckets.Get, honours: "Bucket");
        On(service, DeleteBucketOwnershipControls, OwnershipControlsOfBuckets.Delete, honours: "Bucket");
        On(service, PutBucketEncryption, BucketEncryption.Put, honours: "Bucket ServerSideEncryptionConfiguration");
        On(service, GetBucketEncryption, BucketEncryption.Get, honours: "Bucket");
        On(service, DeleteBucketEncryption, BucketEncryption.Delete, honours: "Bucket");
        On(service, PutBucketPolicy, BucketPolicies.Put, honours: "Bucket Policy ConfirmRemoveSelfBucketAccess");
        On(service, GetBucketPolicy, BucketPolicies.Get, honours: "Bucket");
        On(service, GetBucketPolicyStatus, BucketPolicies.Status, honours: "Bucket");
        On(service, DeleteBucketPolicy, BucketPolicies.Delete, honours: "Bucket");
        On(
            service,
            PutBucketLifecycleConfiguration,
            BucketLifecycles.Put,
            honours: "Bucket LifecycleConfiguration TransitionDefaultMinimumObjectSize");
        On(service, GetBucketLifecycleConfiguration, BucketLifecycles.Get, honours: "Bucket");
        On(service, DeleteBucketLifecycle, BucketLifecycles.Delete, honours: "Bucket");
        On(service, PutBucketCors, BucketCors.Put, honours: "Bucket CORSConfiguration");
        On(service, GetBucketCors, BucketCors.Get, honours: "Bucket");
        On(service, DeleteBucketCors, BucketCors.Delete, honours: "Bucket");
        On(service, PutBucketTagging, BucketTags.Put, honours: "Bucket Tagging");
        On(service, GetBucketTagging, BucketTags.Get, honours: "Bucket");
        On(service, DeleteBucketTagging, BucketTags.Delete, honours: "Bucket");
        On(service, GetBucketAcl, FixedConfigurations.Acl, honours: "Bucket");
        On(service, PutBucketWebsite, BucketWebsites.Put, honours: "Bucket WebsiteConfiguration");
        On(service, GetBucketWebsite, BucketWebsites.Get, honours: "Bucket");
        On(service, DeleteBucketWebsite, BucketWebsites.Delete, honours: "Bucket");
        On(service, PutBucketReplication, BucketReplications.Put, honours: "Bucket ReplicationConfiguration");
        On(service, GetBucketReplication, BucketReplications.Get, honours: "Bucket");
        On(service, DeleteBucketReplication, BucketReplications.Delete, honours: "Bucket");
        On(service, GetBucketAccelerateConfiguration, FixedConfigurations.Acceleration, honours: "Bucket");
        On(service, GetBucketRequestPayment, FixedConfigurations.Payment, honours: "Bucket");
        On(service, GetBucketLogging, FixedConfigurations.Logging, honours: "Bucket");
        On(service, GetObjectLockConfiguration, FixedConfigurations.ObjectLock, honours: "Bucket");
        On(service, GetBucketNotificationConfiguration, FixedConfigurations.Notifications, honours: "Bucket");

        On(service, PutObject, ObjectWrites.Put, honours: $"{Object} Body ContentLength {Stored} {Checksums}");
        On(service, CopyObject, ObjectCopies.Copy, honours: $"{Object} {Stored} {CopyConditions} CopySource MetadataDirective TaggingDirective");
        On(service, GetObject, ObjectReads.Get, honours: $"{Object} VersionId Range ChecksumMode {Conditions} {Answered}");
        On(service, HeadObject, ObjectReads.Head, honours: $"{Object} VersionId Range ChecksumMode {Conditions} {Answered}");
        On(service, DeleteObject, ObjectDeletes.Delete, honours: $"{Object} VersionId IfMatch");
        On(service, DeleteObjects, ObjectDeletes.DeleteAll, honours: "Bucket Delete.Objects.Key Delete.Objects.VersionId Delete.Objects.ETag Delete.Quiet");
        On(service, ListObjects, ObjectLists.List, honours: $"{Listed} Marker");
        On(service, ListObjectsV2, ObjectLists.ListV2, honours: $"{Listed} ContinuationToken StartAfter FetchOwner");
        On(service, ListObjectVersions, VersionLists.List, honours: $"{Listed} KeyMarker VersionIdMarker");
        On(service, PutObjectTagging, ObjectTags.Put, honours: $"{Object} VersionId Tagging");
        On(service, GetObjectTagging, ObjectTags.Get, honours: $"{Object} VersionId");
        On(service, DeleteObjectTagging, ObjectTags.Delete, honours: $"{Object} VersionId");
    }

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var api in PublicEndpoints.All)
        {
            map.Add(api);
        }
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.S3.Buckets.Where(bucket => bucket.Region == region.Name)
        .Select(bucket => new ResourceTags(BucketState.ArnOf(region.Partition, bucket.Name), bucket.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        Retag(region, arn, known => tags.Concat(known.Where(tag => !tags.ContainsKey(tag.Key))));

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        Retag(region, arn, known => known.Where(tag => !keys.Contains(tag.Key)));

    // S3 replaces all tags of a bucket.
    private static TagCall Retag(
        AccountRegion region, string arn, Func<IEnumerable<KeyValuePair<string, string>>, IEnumerable<KeyValuePair<string, string>>> change)
    {
        var name = arn.Split(':')[^1];
        var tags = change(region.S3.Buckets.Find(name)?.Tags ?? TagLists.None).ToDictionary();
        return tags is { Count: 0 }
            ? new("DeleteBucketTagging", new() { ["Bucket"] = name })
            : new("PutBucketTagging", new()
            {
                ["Bucket"] = name,
                ["Tagging"] = new JsonObject { ["TagSet"] = new JsonObject { ["Tag"] = TagCall.Pairs(tags) } },
            });
    }

    private static void On<TRequest, TResult>(
        ServiceDefinition service, Operation<TRequest, TResult> operation, Func<ServiceCall, TRequest, TResult> handle, string honours) =>
        service.On(operation, handle, $"{honours} {string.Join(' ', operation.Members.Select(member => member.Property).Where(Common.Contains))}");
}
