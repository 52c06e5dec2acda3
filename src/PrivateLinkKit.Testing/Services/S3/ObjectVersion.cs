using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A key of a bucket with its versions.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="Versions">The versions, the latest first.</param>
internal sealed record ObjectState(string Bucket, string Key, ImmutableList<ObjectVersion> Versions)
{
    public string Id { get; } = IdOf(Bucket, Key);

    /// <summary>The latest version.</summary>
    public ObjectVersion Latest => Versions[0];

    public static string IdOf(string bucket, string key) => $"{bucket}/{key}";
}

/// <summary>A version of an object, or a delete marker.</summary>
/// <param name="Id">Its id; <c>null</c> if it was put while the bucket had no versions.</param>
/// <param name="Modified">The time when it was put.</param>
internal sealed record ObjectVersion(string Id, DateTimeOffset Modified)
{
    public const string NullId = "null";
    public const string Standard = "STANDARD";

    public bool IsDeleteMarker { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Its entity tag, in quotation marks.</summary>
    public string ETag { get; init; } = "";

    public Checksum? Checksum { get; init; }

    public ObjectHeaders Headers { get; init; } = new();

    public string StorageClass { get; init; } = Standard;

    public string Encryption { get; init; } = S3.Encryption.Aes;

    public string? KmsKey { get; init; }

    public bool? HasBucketKey { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = TagLists.None;
}

/// <summary>The headers of an object that its owner sets.</summary>
internal sealed record ObjectHeaders
{
    private const string DefaultType = "binary/octet-stream";

    public string ContentType { get; init; } = DefaultType;

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? Expires { get; init; }

    /// <summary>The headers that begin with <c>x-amz-meta-</c>, by the rest of their names.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public static string TypeOr(string? given) => given is { Length: > 0 } ? given : DefaultType;
}
