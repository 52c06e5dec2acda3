using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Buckets.</summary>
internal static class Buckets
{
    private const string FirstRegion = "us-east-1";
    private const string Ireland = "eu-west-1";
    private const int Most = 10_000;

    public static CreateBucketResult Create(ServiceCall call, CreateBucketRequest request)
    {
        var name = request.Bucket!;
        BucketNames.Check(name);
        var region = RegionOf(call, request.CreateBucketConfiguration?.LocationConstraint);
        var store = call.Region.S3;
        if (store.Buckets.Find(name) is { } own)
        {
            // In the first region, and only there, it is no error to make one's own bucket again.
            return own.Region is FirstRegion && call.RegionName is FirstRegion ? View(call, name) : throw S3Errors.OwnBucketExists(name);
        }

        if (call.Cloud.OwnerOf(call.Region.Partition, name) is not null)
        {
            throw S3Errors.BucketExists(name);
        }

        if (Quota.IsReached(call.Region, Most, store.Buckets.Count))
        {
            throw S3Errors.TooManyBuckets();
        }

        store.Buckets.Put(new BucketState(name, call.Account, region, call.Now)
        {
            HasObjectLock = request.ObjectLockEnabledForBucket is true,
            Versioning = request.ObjectLockEnabledForBucket is true ? BucketState.Enabled : null,
            Ownership = request.ObjectOwnership ?? OwnershipControlsOfBuckets.Enforced,
            Tags = TagLists.OfBucket(request.CreateBucketConfiguration?.Tags ?? []),
        });
        return View(call, name);
    }

    public static HeadBucketResult Head(ServiceCall call, HeadBucketRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "ListBucket").State;
        return new() { BucketRegion = bucket.Region, BucketArn = BucketState.ArnOf(call.Region.Partition, bucket.Name), AccessPointAlias = false };
    }

    public static ListBucketsResult List(ServiceCall call, ListBucketsRequest request)
    {
        var buckets = call.Region.S3.Buckets.Where(bucket =>
            bucket.Name.StartsWith(request.Prefix ?? "", StringComparison.Ordinal) && bucket.Region == (request.BucketRegion ?? bucket.Region));
        var (page, next) = KeyPages.Of(
            buckets, bucket => bucket.Name, request.ContinuationToken, request.MaxBuckets ?? Most, () => S3Errors.InvalidArgument(
                "The continuation token provided is incorrect", "continuation-token", request.ContinuationToken!));
        var isPaged = request.MaxBuckets is not null || request.BucketRegion is not null;
        return new()
        {
            Buckets = [.. page.Select(bucket => new Bucket
            {
                Name = bucket.Name,
                CreationDate = bucket.Created,
                BucketRegion = isPaged ? bucket.Region : null,
                BucketArn = BucketState.ArnOf(call.Region.Partition, bucket.Name),
            })],
            Owner = OwnerOf(call.Account),
            ContinuationToken = next,
            Prefix = request.Prefix,
        };
    }

    public static GetBucketLocationResult Location(ServiceCall call, GetBucketLocationRequest request) =>
        new() { LocationConstraint = BucketAccess.Open(call, request.Bucket, "GetBucketLocation").State.Region is FirstRegion ? null : call.RegionName };

    public static DeleteBucketResult Delete(ServiceCall call, DeleteBucketRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "DeleteBucket");
        if (bucket.Store.ObjectsOf(bucket.Name) is not [])
        {
            throw S3Errors.BucketNotEmpty(bucket.Name, bucket.State.Versioning is not null);
        }

        bucket.Store.Buckets.Remove(bucket.Name);
        return new();
    }

    /// <summary>Returns an account as S3 names owners: by the canonical id of its user.</summary>
    public static Owner OwnerOf(string account) => new()
    {
        ID = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"canonical user of {account}"))),
    };

    private static CreateBucketResult View(ServiceCall call, string name) =>
        new() { Location = $"/{name}", BucketArn = BucketState.ArnOf(call.Region.Partition, name) };

    private static string RegionOf(ServiceCall call, string? constraint) => (call.RegionName, constraint is "EU" ? Ireland : constraint) switch
    {
        (FirstRegion, null) => FirstRegion,
        (FirstRegion, var wanted) when Partition.Of(wanted) == call.Region.Partition => wanted,
        (var here, var wanted) when here == wanted => here,
        _ => throw S3Errors.IllegalLocation(constraint),
    };
}
