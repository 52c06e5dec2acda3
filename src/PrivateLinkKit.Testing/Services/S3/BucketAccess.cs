using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Iam;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A bucket that a caller may use, with the store of its owner.</summary>
internal sealed record OpenBucket(BucketState State, S3Store Store)
{
    public string Name => State.Name;

    public void Change(Func<BucketState, BucketState> change) => Store.Buckets.Change(Name, change);
}

/// <summary>
/// Finds buckets, and judges who uses them: their policies, and those of VPC endpoints on the way. Policies of the caller's account are not evaluated.
/// </summary>
internal static class BucketAccess
{
    private const string Owner = "x-amz-expected-bucket-owner";
    private const string Acl = "x-amz-acl";

    /// <summary>Opens a bucket.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The name of the bucket.</param>
    /// <param name="action">The action in policies, such as <c>GetObject</c>.</param>
    /// <param name="key">The key of an object; null: the action is for the bucket.</param>
    /// <exception cref="AwsErrorException">There is no such bucket in the region, or a policy denies the action.</exception>
    public static OpenBucket Open(ServiceCall call, string? name, string action, string? key = null)
    {
        var found = Find(call, name!, action, key);
        if (call.Header(Owner) is { } owner && owner != found.State.Account)
        {
            throw S3Errors.Denied();
        }

        return found;
    }

    /// <summary>Opens the bucket of the object that a copy is made of.</summary>
    public static OpenBucket OpenSource(ServiceCall call, string name, string action, string key) => Find(call, name, action, key);

    private static OpenBucket Find(ServiceCall call, string name, string action, string? key)
    {
        var partition = call.Region.Partition;
        var store = call.Cloud.OwnerOf(partition, name) ?? throw S3Errors.NoSuchBucket(name);
        var bucket = store.Buckets.Find(name)!;
        if (bucket.Region != call.RegionName)
        {
            throw S3Errors.WrongRegion(name, bucket.Region, partition);
        }

        var resource = BucketState.ArnOf(partition, key is null ? name : $"{name}/{key}");
        var request = RequestOf(call, $"s3:{action}", resource);
        if (call.EndpointId is { } endpoint && !VpcLookup.EndpointAllows(call.Cloud, endpoint, request))
        {
            throw S3Errors.Denied(call.PrincipalArn, request.Action, resource, $"because no VPC endpoint policy allows the {request.Action} action");
        }

        if (ResourcePolicies.Denies(bucket.Policy, request) && !IsRescue(call, bucket, action))
        {
            throw S3Errors.Denied(call.PrincipalArn, request.Action, resource, "with an explicit deny in a resource-based policy");
        }

        return bucket.Account == call.Account || ResourcePolicies.Allows(bucket.Policy, request)
            ? new OpenBucket(bucket, store)
            : throw S3Errors.Denied(call.PrincipalArn, request.Action, resource, $"because no resource-based policy allows the {request.Action} action");
    }

    private static PolicyRequest RequestOf(ServiceCall call, string action, string resource)
    {
        var request = PolicyRequest.Of(call.Caller, call.Region.Partition, action, resource);
        IEnumerable<KeyValuePair<string, string>> acl = call.Header(Acl) is { } given ? [new($"s3:{Acl}", given)] : [];
        IEnumerable<KeyValuePair<string, string>> way = call.EndpointId is { } endpoint ? VpcLookup.EndpointKeys(call.Cloud, endpoint) : [];
        return request with { Keys = new Dictionary<string, string>([.. request.Keys, .. acl, .. way]) };
    }

    // The root user of the owner can always change the policy that locks everybody out (S3 user guide, "Bucket policies").
    private static bool IsRescue(ServiceCall call, BucketState bucket, string action) =>
        call.PrincipalArn == call.Region.Partition.IamArn(bucket.Account, "root") && action.EndsWith("BucketPolicy", StringComparison.Ordinal);
}
