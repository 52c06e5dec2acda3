using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Reads of objects.</summary>
internal static class ObjectReads
{
    private const string Asked = "ENABLED";

    public static GetObjectResult Get(ServiceCall call, GetObjectRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, ActionOf(request.VersionId), request.Key);
        var version = VersionLookup.Find(bucket, request.Key!, request.VersionId);
        new ReadConditions(request.IfMatch, request.IfNoneMatch, request.IfModifiedSince, request.IfUnmodifiedSince).Check(version);
        var range = ByteRange.Read(request.Range, version.Body.Length);
        var sums = ChecksumView.Of(request.ChecksumMode is Asked && range is null ? version.Checksum : null);
        return new()
        {
            Body = (range is null ? version.Body : version.Body.Slice((int)range.First, range.Length)).ToArray(),
            AcceptRanges = "bytes",
            LastModified = version.Modified,
            ContentLength = range?.Length ?? version.Body.Length,
            ContentRange = range?.Header,
            ETag = version.ETag,
            ChecksumCRC32 = sums.Crc32,
            ChecksumCRC32C = sums.Crc32C,
            ChecksumCRC64NVME = sums.Crc64Nvme,
            ChecksumSHA1 = sums.Sha1,
            ChecksumSHA256 = sums.Sha256,
            ChecksumType = sums.Type,
            VersionId = ObjectWrites.ShownId(bucket.State, version),
            CacheControl = request.ResponseCacheControl ?? version.Headers.CacheControl,
            ContentDisposition = request.ResponseContentDisposition ?? version.Headers.ContentDisposition,
            ContentEncoding = request.ResponseContentEncoding ?? version.Headers.ContentEncoding,
            ContentLanguage = request.ResponseContentLanguage ?? version.Headers.ContentLanguage,
            ContentType = request.ResponseContentType ?? version.Headers.ContentType,
            Expires = request.ResponseExpires?.ToString("R") ?? version.Headers.Expires,
            Metadata = version.Headers.Metadata,
            ServerSideEncryption = version.Encryption,
            SSEKMSKeyId = version.KmsKey,
            BucketKeyEnabled = version.HasBucketKey,
            StorageClass = version.StorageClass is ObjectVersion.Standard ? null : version.StorageClass,
            TagCount = version.Tags.Count is 0 ? null : version.Tags.Count,
        };
    }

    public static HeadObjectResult Head(ServiceCall call, HeadObjectRequest request)
    {
        var read = Get(call, new()
        {
            Bucket = request.Bucket,
            Key = request.Key,
            VersionId = request.VersionId,
            Range = request.Range,
            ChecksumMode = request.ChecksumMode,
            IfMatch = request.IfMatch,
            IfNoneMatch = request.IfNoneMatch,
            IfModifiedSince = request.IfModifiedSince,
            IfUnmodifiedSince = request.IfUnmodifiedSince,
            ResponseCacheControl = request.ResponseCacheControl,
            ResponseContentDisposition = request.ResponseContentDisposition,
            ResponseContentEncoding = request.ResponseContentEncoding,
            ResponseContentLanguage = request.ResponseContentLanguage,
            ResponseContentType = request.ResponseContentType,
            ResponseExpires = request.ResponseExpires,
        });
        return new()
        {
            AcceptRanges = read.AcceptRanges,
            LastModified = read.LastModified,
            ContentLength = read.ContentLength,
            ContentRange = read.ContentRange,
            ETag = read.ETag,
            ChecksumCRC32 = read.ChecksumCRC32,
            ChecksumCRC32C = read.ChecksumCRC32C,
            ChecksumCRC64NVME = read.ChecksumCRC64NVME,
            ChecksumSHA1 = read.ChecksumSHA1,
            ChecksumSHA256 = read.ChecksumSHA256,
            ChecksumType = read.ChecksumType,
            VersionId = read.VersionId,
            CacheControl = read.CacheControl,
            ContentDisposition = read.ContentDisposition,
            ContentEncoding = read.ContentEncoding,
            ContentLanguage = read.ContentLanguage,
            ContentType = read.ContentType,
            Expires = read.Expires,
            Metadata = read.Metadata,
            ServerSideEncryption = read.ServerSideEncryption,
            SSEKMSKeyId = read.SSEKMSKeyId,
            BucketKeyEnabled = read.BucketKeyEnabled,
            StorageClass = read.StorageClass,
            TagCount = read.TagCount,
        };
    }

    private static string ActionOf(string? versionId) => versionId is null ? "GetObject" : "GetObjectVersion";
}
