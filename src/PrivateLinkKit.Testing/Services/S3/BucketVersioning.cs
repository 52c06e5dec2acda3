using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Versioning of buckets, which can be suspended but not ended.</summary>
internal static class BucketVersioning
{
    public static PutBucketVersioningResult Put(ServiceCall call, PutBucketVersioningRequest request)
    {
        var status = request.VersioningConfiguration!.Status ?? throw S3Errors.MalformedXml();
        var bucket = BucketAccess.Open(call, request.Bucket, "PutBucketVersioning");
        if (status is not BucketState.Enabled && (bucket.State.HasObjectLock || bucket.State.Replication is not null))
        {
            throw S3Errors.InvalidBucketState(bucket.State.HasObjectLock ? "An Object Lock configuration" : "A replication configuration");
        }

        bucket.Change(state => state with { Versioning = status });
        return new();
    }

    public static GetBucketVersioningResult Get(ServiceCall call, GetBucketVersioningRequest request) =>
        new() { Status = BucketAccess.Open(call, request.Bucket, "GetBucketVersioning").State.Versioning };
}
