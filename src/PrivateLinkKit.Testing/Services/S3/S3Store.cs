using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The buckets of one account, in all regions of its partition.</summary>
internal sealed class S3Store
{
    private readonly TableIndex<ObjectState> _objectsByBucket;

    public S3Store(Cloud cloud)
    {
        Buckets = new(cloud, bucket => bucket.Name);
        Objects = new(cloud, item => item.Id);
        _objectsByBucket = new(Objects, item => item.Bucket);
    }

    public Table<BucketState> Buckets { get; }

    public Table<ObjectState> Objects { get; }

    /// <summary>Returns the objects of a bucket whose keys begin with a prefix, in the order of S3.</summary>
    public IReadOnlyList<ObjectState> ObjectsOf(string bucket, string? prefix = null) =>
    [
        .. _objectsByBucket[bucket].Where(item => item.Key.StartsWith(prefix ?? "", StringComparison.Ordinal))
            .OrderBy(item => item.Key, StringComparer.Ordinal),
    ];
}

internal static class S3Stores
{
    extension(AccountRegion region)
    {
        public S3Store S3 => region.Global.Store(static global => new S3Store(global.Cloud));
    }

    extension(Cloud cloud)
    {
        /// <summary>Returns the store of the account in a partition that has a bucket; null: none.</summary>
        public S3Store? OwnerOf(Partition partition, string bucket) => cloud.Regions.Where(region => region.Partition == partition)
            .Select(region => region.Global).Distinct().Select(global => global.S3).FirstOrDefault(store => store.Buckets.Find(bucket) is not null);
    }
}
