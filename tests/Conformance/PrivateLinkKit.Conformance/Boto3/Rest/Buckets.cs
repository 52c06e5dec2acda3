using PrivateLinkKit.Testing;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.TestedS3;
using static PrivateLinkKit.Testing.Wire.TestedS3.TestedS3Operations;

namespace PrivateLinkKit.Conformance.Boto3.Rest;

/// <summary>One bucket of S3: payloads, headers and its own form of errors.</summary>
internal sealed class Buckets : IEmulatedService
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = AwsProtocols.RestXml(Service.XmlNamespace, wrapsErrors: false);

    public void Define(ServiceDefinition service)
    {
        const string Checksums = "ContentLength ContentMD5 ChecksumAlgorithm ChecksumMode ChecksumCRC32 ChecksumCRC64NVME";
        service.On(PutObject, Put, honours: $"Bucket Key Body Metadata ContentType {Checksums}");
        service.On(GetObject, Get, honours: $"Bucket Key {Checksums}");
        service.On(HeadObject, Head, honours: $"Bucket Key {Checksums}");
        service.On(ListObjectsV2, List, honours: "Bucket EncodingType");
        service.On(DeleteObjects, Delete, honours: $"Bucket Delete {Checksums}");
        service.On(PutBucketAcl, PutAcl, honours: $"Bucket AccessControlPolicy {Checksums}");
        service.On(GetBucketAcl, (call, _) => call.Store<Bucket>().Acl, honours: "Bucket");
        service.On(PutBucketPolicy, PutPolicy, honours: $"Bucket Policy {Checksums}");
        service.On(GetBucketPolicy, (call, _) => new GetBucketPolicyResult { Policy = call.Store<Bucket>().Policy }, honours: "Bucket");
        service.On(PutBucketTagging, PutTags, honours: $"Bucket Tagging {Checksums}");
        service.On(GetBucketTagging, (call, _) => new GetBucketTaggingResult { TagSet = call.Store<Bucket>().Tags }, honours: "Bucket");
    }

    private static PutObjectResult Put(ServiceCall call, PutObjectRequest request)
    {
        call.Store<Bucket>().Objects[request.Key!] = new()
        {
            Body = request.Body,
            ContentLength = request.Body?.Length ?? 0,
            ContentType = request.ContentType,
            Metadata = request.Metadata,
            LastModified = call.Now,
            DeleteMarker = false,
        };
        return new() { ETag = "\"1\"" };
    }

    private static GetObjectResult Get(ServiceCall call, GetObjectRequest request) => Find(call, request.Key!);

    private static HeadObjectResult Head(ServiceCall call, HeadObjectRequest request)
    {
        var found = Find(call, request.Key!);
        return new() { ContentLength = found.ContentLength, Metadata = found.Metadata, LastModified = found.LastModified };
    }

    private static GetObjectResult Find(ServiceCall call, string key) => call.Store<Bucket>().Objects.GetValueOrDefault(key)
        ?? throw new AwsErrorException("NoSuchKey", "The specified key does not exist.", 404);

    private static ListObjectsV2Result List(ServiceCall call, ListObjectsV2Request request) => new()
    {
        Name = request.Bucket,
        Contents = [.. call.Store<Bucket>().Objects.Select(entry => new Testing.Wire.TestedS3.Object { Key = entry.Key, Size = entry.Value.ContentLength })],
    };

    private static DeleteObjectsResult Delete(ServiceCall call, DeleteObjectsRequest request) => new()
    {
        Deleted =
        [
            .. from found in request.Delete!.Objects!
               where call.Store<Bucket>().Objects.Remove(found.Key!)
               select new DeletedObject { Key = found.Key },
        ],
    };

    private static PutBucketAclResult PutAcl(ServiceCall call, PutBucketAclRequest request)
    {
        call.Store<Bucket>().Acl = new() { Owner = request.AccessControlPolicy!.Owner, Grants = request.AccessControlPolicy.Grants };
        return new();
    }

    private static PutBucketPolicyResult PutPolicy(ServiceCall call, PutBucketPolicyRequest request)
    {
        call.Store<Bucket>().Policy = request.Policy;
        return new();
    }

    private static PutBucketTaggingResult PutTags(ServiceCall call, PutBucketTaggingRequest request)
    {
        call.Store<Bucket>().Tags = request.Tagging!.TagSet;
        return new();
    }

    private sealed class Bucket
    {
        public SortedDictionary<string, GetObjectResult> Objects { get; } = [];

        public GetBucketAclResult Acl { get; set; } = new();

        public string? Policy { get; set; }

        public IReadOnlyList<Tag>? Tags { get; set; }
    }
}
