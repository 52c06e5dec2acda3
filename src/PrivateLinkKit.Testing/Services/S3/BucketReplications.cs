using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Replication of buckets with versions, which is recorded only: no object is replicated.</summary>
internal static class BucketReplications
{
    private const int MostRules = 1000;

    public static PutBucketReplicationResult Put(ServiceCall call, PutBucketReplicationRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "PutReplicationConfiguration");
        var replication = request.ReplicationConfiguration!;
        if (bucket.State.Versioning is not BucketState.Enabled)
        {
            throw S3Errors.InvalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        }

        if (replication.Rules is not { Count: > 0 and <= MostRules })
        {
            throw S3Errors.MalformedXml();
        }

        foreach (var rule in replication.Rules)
        {
            CheckDestination(call, rule.Destination!.Bucket!.Split(':')[^1]);
        }

        bucket.Change(state => state with
        {
            Replication = replication with { Rules = [.. replication.Rules.Select(rule => rule with { ID = rule.ID ?? call.NewId().ToString() })] },
        });
        return new();
    }

    public static GetBucketReplicationResult Get(ServiceCall call, GetBucketReplicationRequest request) => new()
    {
        ReplicationConfiguration = BucketAccess.Open(call, request.Bucket, "GetReplicationConfiguration").State.Replication
            ?? throw S3Errors.NotSet("ReplicationConfigurationNotFoundError", "The replication configuration was not found", request.Bucket!),
    };

    public static DeleteBucketReplicationResult Delete(ServiceCall call, DeleteBucketReplicationRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutReplicationConfiguration").Change(bucket => bucket with { Replication = null });
        return new();
    }

    private static void CheckDestination(ServiceCall call, string name)
    {
        var destination = call.Cloud.OwnerOf(call.Region.Partition, name)?.Buckets.Find(name)
            ?? throw S3Errors.InvalidRequest("Destination bucket must exist.");
        if (destination.Versioning is not BucketState.Enabled)
        {
            throw S3Errors.InvalidRequest("Destination bucket must have versioning enabled.");
        }
    }
}
