using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Who owns the objects of buckets.</summary>
internal static class OwnershipControlsOfBuckets
{
    /// <summary>The default: the owner of the bucket, and ACLs are disabled.</summary>
    public const string Enforced = "BucketOwnerEnforced";

    public static PutBucketOwnershipControlsResult Put(ServiceCall call, PutBucketOwnershipControlsRequest request)
    {
        var rule = request.OwnershipControls!.Rules is [var only] ? only : throw S3Errors.MalformedXml();
        BucketAccess.Open(call, request.Bucket, "PutBucketOwnershipControls").Change(bucket => bucket with { Ownership = rule.ObjectOwnership });
        return new();
    }

    public static GetBucketOwnershipControlsResult Get(ServiceCall call, GetBucketOwnershipControlsRequest request) =>
        BucketAccess.Open(call, request.Bucket, "GetBucketOwnershipControls").State.Ownership is { } ownership
            ? new() { OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] } }
            : throw S3Errors.NotSet("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", request.Bucket!);

    public static DeleteBucketOwnershipControlsResult Delete(ServiceCall call, DeleteBucketOwnershipControlsRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutBucketOwnershipControls").Change(bucket => bucket with { Ownership = null });
        return new();
    }
}
