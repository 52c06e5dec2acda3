using System.Security.Cryptography;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Writes of objects.</summary>
internal static class ObjectWrites
{
    private const string OwnerControls = "bucket-owner-full-control";

    private static readonly string[] StorageClasses =
        [ObjectVersion.Standard, "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR"];

    public static PutObjectResult Put(ServiceCall call, PutObjectRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "PutObject", request.Key);
        CheckAcl(bucket.State, request.ACL);
        CheckConditions(bucket, request.Key!, request.IfMatch, request.IfNoneMatch);
        var body = request.Body ?? [];
        var version = BucketEncryption.Apply(
            call,
            bucket.State,
            new ObjectVersion(IdIn(call, bucket.State), call.Now)
            {
                Body = body,
                ETag = ETagOf(body),
                Checksum = ChecksumOf(call, request.ChecksumAlgorithm, body),
                Headers = new()
                {
                    ContentType = ObjectHeaders.TypeOr(request.ContentType),
                    CacheControl = request.CacheControl,
                    ContentDisposition = request.ContentDisposition,
                    ContentEncoding = request.ContentEncoding,
                    ContentLanguage = request.ContentLanguage,
                    Expires = request.Expires,
                    Metadata = request.Metadata ?? new Dictionary<string, string>(),
                },
                StorageClass = ClassOf(request.StorageClass),
                Tags = TagLists.OfHeader(request.Tagging),
            },
            request.ServerSideEncryption,
            request.SSEKMSKeyId,
            request.BucketKeyEnabled);
        Add(bucket, request.Key!, version);
        var sums = ChecksumView.Of(version.Checksum);
        return new()
        {
            ETag = version.ETag,
            ChecksumCRC32 = sums.Crc32,
            ChecksumCRC32C = sums.Crc32C,
            ChecksumCRC64NVME = sums.Crc64Nvme,
            ChecksumSHA1 = sums.Sha1,
            ChecksumSHA256 = sums.Sha256,
            ChecksumType = sums.Type,
            ServerSideEncryption = version.Encryption,
            SSEKMSKeyId = version.KmsKey,
            BucketKeyEnabled = version.HasBucketKey,
            VersionId = ShownId(bucket.State, version),
        };
    }

    /// <summary>Puts a version in front of the others of a key; one without an id replaces the one that has none.</summary>
    public static void Add(OpenBucket bucket, string key, ObjectVersion version)
    {
        var others = bucket.Store.Objects.Find(ObjectState.IdOf(bucket.Name, key))?.Versions ?? [];
        bucket.Store.Objects.Put(new ObjectState(bucket.Name, key, others.RemoveAll(other => other.Id == version.Id).Insert(0, version)));
    }

    /// <summary>Returns the id of a new version.</summary>
    public static string IdIn(ServiceCall call, BucketState bucket) =>
        bucket.Versioning is BucketState.Enabled ? call.Cloud.Ids.Alphanumeric(32) : ObjectVersion.NullId;

    /// <summary>Returns the id of a version as answers have it: none in buckets that never had versions.</summary>
    public static string? ShownId(BucketState bucket, ObjectVersion version) => bucket.Versioning is null ? null : version.Id;

    public static string ETagOf(ReadOnlySpan<byte> body) => $"\"{Convert.ToHexStringLower(MD5.HashData(body))}\"";

    public static string ClassOf(string? asked) => asked is null ? ObjectVersion.Standard
        : StorageClasses.Contains(asked) ? asked
        : throw S3Errors.NotEmulated($"the storage class {asked}");

    /// <summary>Refuses ACLs, which buckets do not allow by default; where they do, the only one is that which changes nothing.</summary>
    public static void CheckAcl(BucketState bucket, string? acl)
    {
        if (acl is null or OwnerControls)
        {
            return;
        }

        throw bucket.Ownership is OwnershipControlsOfBuckets.Enforced ? S3Errors.AclNotSupported() : S3Errors.NotEmulated($"the ACL {acl}");
    }

    /// <summary>Checks the conditions for overwriting an object.</summary>
    public static void CheckConditions(OpenBucket bucket, string key, string? ifMatch, string? ifNoneMatch)
    {
        var latest = bucket.Store.Objects.Find(ObjectState.IdOf(bucket.Name, key))?.Latest is { IsDeleteMarker: false } found ? found : null;
        if (ifNoneMatch is not null and not "*")
        {
            throw S3Errors.NotEmulated("an If-None-Match other than * in writes");
        }

        if (ifNoneMatch is not null && latest is not null)
        {
            throw S3Errors.PreconditionFailed("If-None-Match");
        }

        if (ifMatch is not null && latest is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (ifMatch is not null && !ETags.Match(ifMatch, latest!.ETag))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }

    private static Checksum ChecksumOf(ServiceCall call, string? algorithm, ReadOnlySpan<byte> body)
    {
        var sent = Checksum.Algorithms.FirstOrDefault(known => call.Header(known.Header) is not null)?.Name;
        return Checksum.Of(sent ?? algorithm ?? Checksum.Algorithms[^1].Name, body);
    }
}
