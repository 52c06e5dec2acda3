using System.Collections.Immutable;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A bucket with its configuration.</summary>
/// <param name="Name">Its name, unique in the partition.</param>
/// <param name="Account">Its owner.</param>
/// <param name="Region">Its region.</param>
/// <param name="Created">The time of its creation.</param>
internal sealed record BucketState(string Name, string Account, string Region, DateTimeOffset Created)
{
    public const string Enabled = "Enabled";

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or null for a bucket that never had versions.</summary>
    public string? Versioning { get; init; }

    /// <summary>What S3 blocks; new buckets block all public access.</summary>
    public PublicAccessBlockConfiguration? PublicAccessBlock { get; init; } = new()
    {
        BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true,
    };

    public string? Ownership { get; init; }

    public ServerSideEncryptionRule Encryption { get; init; } = S3.Encryption.Default;

    public string? Policy { get; init; }

    public IReadOnlyList<LifecycleRule>? Lifecycle { get; init; }

    public string? TransitionMinimum { get; init; }

    public IReadOnlyList<CORSRule>? Cors { get; init; }

    public WebsiteConfiguration? Website { get; init; }

    public ReplicationConfiguration? Replication { get; init; }

    /// <summary>true if objects can be locked, which needs versions; none is.</summary>
    public bool HasObjectLock { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = TagLists.None;

    public static string ArnOf(Partition partition, string name) => partition.Arn("s3", "", "", name);
}
