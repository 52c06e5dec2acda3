using System.Text;
using PrivateLinkKit.Testing.Wire.S3;
using StoredObject = PrivateLinkKit.Testing.Wire.S3.Object;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Lists of the objects of a bucket; those behind a delete marker are not there.</summary>
internal static class ObjectLists
{
    public const int Most = 1000;

    public static ListObjectsV2Result ListV2(ServiceCall call, ListObjectsV2Request request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "ListBucket");
        var after = request.ContinuationToken is { } token ? Decode(token) : request.StartAfter;
        var size = SizeOf(request.MaxKeys);
        var page = Page(bucket, request.Prefix, request.Delimiter, after, size);
        var encode = EncoderOf(request.EncodingType);
        return new()
        {
            Name = bucket.Name,
            Prefix = encode(request.Prefix ?? ""),
            Delimiter = encode(request.Delimiter),
            EncodingType = request.EncodingType,
            MaxKeys = size,
            KeyCount = page.Items.Count + page.Prefixes.Count,
            IsTruncated = page.Last is not null,
            ContinuationToken = request.ContinuationToken,
            NextContinuationToken = page.Last is { } last ? Convert.ToBase64String(Encoding.UTF8.GetBytes(last.Key)) : null,
            StartAfter = encode(request.StartAfter),
            Contents = View(bucket, page, encode, hasOwner: request.FetchOwner is true),
            CommonPrefixes = [.. page.Prefixes.Select(prefix => new CommonPrefix { Prefix = encode(prefix) })],
        };
    }

    public static ListObjectsResult List(ServiceCall call, ListObjectsRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "ListBucket");
        var size = SizeOf(request.MaxKeys);
        var page = Page(bucket, request.Prefix, request.Delimiter, request.Marker, size);
        var encode = EncoderOf(request.EncodingType);
        return new()
        {
            Name = bucket.Name,
            Prefix = encode(request.Prefix ?? ""),
            Delimiter = encode(request.Delimiter),
            EncodingType = request.EncodingType,
            MaxKeys = size,
            IsTruncated = page.Last is not null,
            Marker = encode(request.Marker ?? ""),
            // Without a delimiter the last key is the marker.
            NextMarker = request.Delimiter is null ? null : encode(page.Last?.Key),
            Contents = View(bucket, page, encode, hasOwner: true),
            CommonPrefixes = [.. page.Prefixes.Select(prefix => new CommonPrefix { Prefix = encode(prefix) })],
        };
    }

    public static int SizeOf(int? asked) => asked switch
    {
        null => Most,
        < 0 => throw S3Errors.InvalidArgument("Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", $"{asked}"),
        var given => Math.Min(given.Value, Most),
    };

    /// <summary>Returns what writes texts as the request wants: as they are, or escaped, since XML cannot have all characters.</summary>
    public static Func<string?, string?> EncoderOf(string? encoding) => encoding is null
        ? text => text
        : text => text is null ? null : Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);

    private static KeyListing<ObjectState> Page(OpenBucket bucket, string? prefix, string? delimiter, string? after, int size) => KeyListing<ObjectState>.Of(
        bucket.Store.ObjectsOf(bucket.Name, prefix).Where(item => !item.Latest.IsDeleteMarker && string.CompareOrdinal(item.Key, after) > 0),
        item => item.Key,
        prefix ?? "",
        delimiter,
        after,
        size);

    private static IReadOnlyList<StoredObject> View(OpenBucket bucket, KeyListing<ObjectState> page, Func<string?, string?> encode, bool hasOwner) =>
    [
        .. page.Items.Select(item => new StoredObject
        {
            Key = encode(item.Key),
            LastModified = item.Latest.Modified,
            ETag = item.Latest.ETag,
            ChecksumAlgorithm = item.Latest.Checksum is { } checksum ? [checksum.Algorithm] : null,
            ChecksumType = item.Latest.Checksum is null ? null : "FULL_OBJECT",
            Size = item.Latest.Body.Length,
            StorageClass = item.Latest.StorageClass,
            Owner = hasOwner ? Buckets.OwnerOf(bucket.State.Account) : null,
        }),
    ];

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, length))
            : throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }
}
