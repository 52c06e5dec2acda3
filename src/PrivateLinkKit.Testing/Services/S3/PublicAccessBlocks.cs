using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Blocks of public access to buckets: of policies for everybody; there are no ACLs to block.</summary>
internal static class PublicAccessBlocks
{
    public static PutPublicAccessBlockResult Put(ServiceCall call, PutPublicAccessBlockRequest request)
    {
        var given = request.PublicAccessBlockConfiguration!;
        BucketAccess.Open(call, request.Bucket, "PutBucketPublicAccessBlock").Change(bucket => bucket with
        {
            PublicAccessBlock = new()
            {
                BlockPublicAcls = given.BlockPublicAcls ?? false,
                IgnorePublicAcls = given.IgnorePublicAcls ?? false,
                BlockPublicPolicy = given.BlockPublicPolicy ?? false,
                RestrictPublicBuckets = given.RestrictPublicBuckets ?? false,
            },
        });
        return new();
    }

    public static GetPublicAccessBlockResult Get(ServiceCall call, GetPublicAccessBlockRequest request) => new()
    {
        PublicAccessBlockConfiguration = BucketAccess.Open(call, request.Bucket, "GetBucketPublicAccessBlock").State.PublicAccessBlock
            ?? throw S3Errors.NotSet(
                "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", request.Bucket!),
    };

    public static DeletePublicAccessBlockResult Delete(ServiceCall call, DeletePublicAccessBlockRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutBucketPublicAccessBlock").Change(bucket => bucket with { PublicAccessBlock = null });
        return new();
    }
}
