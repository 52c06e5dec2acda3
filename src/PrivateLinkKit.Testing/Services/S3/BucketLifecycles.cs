using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Lifecycle rules of buckets, which are recorded only: no object expires.</summary>
internal static class BucketLifecycles
{
    private const int MostRules = 1000;
    private const string DefaultMinimum = "all_storage_classes_128K";

    public static PutBucketLifecycleConfigurationResult Put(ServiceCall call, PutBucketLifecycleConfigurationRequest request)
    {
        var rules = request.LifecycleConfiguration?.Rules is { Count: > 0 and <= MostRules } given ? given : throw S3Errors.MalformedXml();
        var named = rules.Select(rule => rule with { ID = rule.ID ?? call.NewId().ToString() }).ToList();
        if (named.GroupBy(rule => rule.ID).FirstOrDefault(same => same.Count() > 1) is { Key: var taken })
        {
            throw S3Errors.InvalidArgument("Rule ID must be unique. Found same ID for more than one rule", "ID", taken!);
        }

        named.ForEach(Check);
        var minimum = request.TransitionDefaultMinimumObjectSize ?? DefaultMinimum;
        BucketAccess.Open(call, request.Bucket, "PutLifecycleConfiguration").Change(bucket => bucket with
        {
            Lifecycle = named, TransitionMinimum = minimum,
        });
        return new() { TransitionDefaultMinimumObjectSize = minimum };
    }

    public static GetBucketLifecycleConfigurationResult Get(ServiceCall call, GetBucketLifecycleConfigurationRequest request) =>
        BucketAccess.Open(call, request.Bucket, "GetLifecycleConfiguration").State is { Lifecycle: { } rules } bucket
            ? new() { Rules = rules, TransitionDefaultMinimumObjectSize = bucket.TransitionMinimum }
            : throw S3Errors.NotSet("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", request.Bucket!);

    public static DeleteBucketLifecycleResult Delete(ServiceCall call, DeleteBucketLifecycleRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutLifecycleConfiguration").Change(bucket => bucket with { Lifecycle = null });
        return new();
    }

    private static void Check(LifecycleRule rule)
    {
        if ((rule.Filter is null) == (rule.Prefix is null))
        {
            throw S3Errors.MalformedXml();
        }

        if (rule is
            {
                Expiration: null, Transitions: null, NoncurrentVersionExpiration: null, NoncurrentVersionTransitions: null,
                AbortIncompleteMultipartUpload: null,
            })
        {
            throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        }

        if (rule.Expiration?.Days <= 0)
        {
            throw S3Errors.InvalidArgument("'Days' for Expiration action must be a positive integer", "Days", $"{rule.Expiration.Days}");
        }
    }
}
