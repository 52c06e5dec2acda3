using PrivateLinkKit.Testing.Wire.S3;
using Version = (PrivateLinkKit.Testing.Services.S3.ObjectState Object, PrivateLinkKit.Testing.Services.S3.ObjectVersion State);

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Lists of all versions and delete markers of a bucket.</summary>
internal static class VersionLists
{
    public static ListObjectVersionsResult List(ServiceCall call, ListObjectVersionsRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "ListBucketVersions");
        if (request is { VersionIdMarker: not null, KeyMarker: null })
        {
            throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", request.VersionIdMarker);
        }

        var size = ObjectLists.SizeOf(request.MaxKeys);
        var page = KeyListing<Version>.Of(
            bucket.Store.ObjectsOf(bucket.Name, request.Prefix).SelectMany(item => After(item, request)),
            version => version.Object.Key,
            request.Prefix ?? "",
            request.Delimiter,
            request.KeyMarker,
            size);
        var encode = ObjectLists.EncoderOf(request.EncodingType);
        var owner = Buckets.OwnerOf(bucket.State.Account);
        return new()
        {
            Name = bucket.Name,
            Prefix = encode(request.Prefix ?? ""),
            Delimiter = encode(request.Delimiter),
            EncodingType = request.EncodingType,
            MaxKeys = size,
            IsTruncated = page.Last is not null,
            KeyMarker = encode(request.KeyMarker ?? ""),
            VersionIdMarker = request.VersionIdMarker ?? "",
            NextKeyMarker = encode(page.Last?.Key),
            NextVersionIdMarker = page.Last is { } last && last.Key == last.Item.Object.Key ? last.Item.State.Id : null,
            Versions = [.. page.Items.Where(version => !version.State.IsDeleteMarker).Select(version => new Wire.S3.ObjectVersion
            {
                Key = encode(version.Object.Key),
                VersionId = version.State.Id,
                IsLatest = version.State == version.Object.Latest,
                LastModified = version.State.Modified,
                ETag = version.State.ETag,
                Size = version.State.Body.Length,
                StorageClass = version.State.StorageClass,
                Owner = owner,
            })],
            DeleteMarkers = [.. page.Items.Where(version => version.State.IsDeleteMarker).Select(version => new DeleteMarkerEntry
            {
                Key = encode(version.Object.Key),
                VersionId = version.State.Id,
                IsLatest = version.State == version.Object.Latest,
                LastModified = version.State.Modified,
                Owner = owner,
            })],
            CommonPrefixes = [.. page.Prefixes.Select(prefix => new CommonPrefix { Prefix = encode(prefix) })],
        };
    }

    private static IEnumerable<Version> After(ObjectState item, ListObjectVersionsRequest request)
    {
        var order = string.CompareOrdinal(item.Key, request.KeyMarker);
        var versions = order > 0 ? item.Versions
            : order < 0 || request.VersionIdMarker is null ? []
            : item.Versions.SkipWhile(version => version.Id != request.VersionIdMarker).Skip(1);
        return versions.Select(version => (item, version));
    }
}
