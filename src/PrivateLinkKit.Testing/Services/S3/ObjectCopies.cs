using System.Net;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Copies of objects.</summary>
internal static class ObjectCopies
{
    private const string Replace = "REPLACE";
    private const string VersionMark = "?versionId=";

    public static CopyObjectResponse Copy(ServiceCall call, CopyObjectRequest request)
    {
        var (sourceBucket, sourceKey, versionId) = Parse(request.CopySource!);
        var from = BucketAccess.OpenSource(call, sourceBucket, versionId is null ? "GetObject" : "GetObjectVersion", sourceKey);
        var source = VersionLookup.Find(from, sourceKey, versionId);
        new ReadConditions(
            request.CopySourceIfMatch, request.CopySourceIfNoneMatch, request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince)
            .Check(source, isForCopy: true);
        var bucket = BucketAccess.Open(call, request.Bucket, "PutObject", request.Key);
        ObjectWrites.CheckAcl(bucket.State, request.ACL);
        ObjectWrites.CheckConditions(bucket, request.Key!, request.IfMatch, request.IfNoneMatch);
        CheckChanges(request, isSame: from.Name == bucket.Name && sourceKey == request.Key && versionId is null);

        var version = BucketEncryption.Apply(
            call,
            bucket.State,
            source with
            {
                Id = ObjectWrites.IdIn(call, bucket.State),
                Modified = call.Now,
                Checksum = request.ChecksumAlgorithm is { } algorithm ? Checksum.Of(algorithm, source.Body.Span) : source.Checksum,
                Headers = request.MetadataDirective is Replace ? HeadersOf(request) : source.Headers,
                StorageClass = ObjectWrites.ClassOf(request.StorageClass),
                Tags = request.TaggingDirective is Replace ? TagLists.OfHeader(request.Tagging) : source.Tags,
                KmsKey = null,
                HasBucketKey = null,
            },
            request.ServerSideEncryption,
            request.SSEKMSKeyId,
            request.BucketKeyEnabled);
        ObjectWrites.Add(bucket, request.Key!, version);
        var sums = ChecksumView.Of(version.Checksum);
        return new()
        {
            CopyObjectResult = new()
            {
                ETag = version.ETag,
                LastModified = version.Modified,
                ChecksumCRC32 = sums.Crc32,
                ChecksumCRC32C = sums.Crc32C,
                ChecksumCRC64NVME = sums.Crc64Nvme,
                ChecksumSHA1 = sums.Sha1,
                ChecksumSHA256 = sums.Sha256,
                ChecksumType = sums.Type,
            },
            CopySourceVersionId = ObjectWrites.ShownId(from.State, source),
            VersionId = ObjectWrites.ShownId(bucket.State, version),
            ServerSideEncryption = version.Encryption,
            SSEKMSKeyId = version.KmsKey,
            BucketKeyEnabled = version.HasBucketKey,
        };
    }

    private static (string Bucket, string Key, string? VersionId) Parse(string source)
    {
        var mark = source.IndexOf(VersionMark, StringComparison.Ordinal);
        var path = WebUtility.UrlDecode((mark < 0 ? source : source[..mark]).Replace("+", "%2B", StringComparison.Ordinal)).TrimStart('/');
        return path.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key]
            ? (bucket, key, mark < 0 ? null : source[(mark + VersionMark.Length)..])
            : throw S3Errors.InvalidArgument("Invalid copy source object key", "x-amz-copy-source", source);
    }

    private static void CheckChanges(CopyObjectRequest request, bool isSame)
    {
        if (isSame && request is { MetadataDirective: not Replace, StorageClass: null, ServerSideEncryption: null })
        {
            throw S3Errors.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, "
                + "website redirect location or encryption attributes.");
        }
    }

    private static ObjectHeaders HeadersOf(CopyObjectRequest request) => new()
    {
        ContentType = ObjectHeaders.TypeOr(request.ContentType),
        CacheControl = request.CacheControl,
        ContentDisposition = request.ContentDisposition,
        ContentEncoding = request.ContentEncoding,
        ContentLanguage = request.ContentLanguage,
        Expires = request.Expires,
        Metadata = request.Metadata ?? new Dictionary<string, string>(),
    };
}
