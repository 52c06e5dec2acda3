using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Websites of buckets, which are recorded only: no website answers.</summary>
internal static class BucketWebsites
{
    public static PutBucketWebsiteResult Put(ServiceCall call, PutBucketWebsiteRequest request)
    {
        var website = request.WebsiteConfiguration!;
        if ((website.RedirectAllRequestsTo is null) == (website.IndexDocument is null))
        {
            throw S3Errors.InvalidArgument("A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty", "IndexDocument", "null");
        }

        BucketAccess.Open(call, request.Bucket, "PutBucketWebsite").Change(bucket => bucket with { Website = website });
        return new();
    }

    public static GetBucketWebsiteResult Get(ServiceCall call, GetBucketWebsiteRequest request) =>
        BucketAccess.Open(call, request.Bucket, "GetBucketWebsite").State.Website is { } website
            ? new()
            {
                RedirectAllRequestsTo = website.RedirectAllRequestsTo,
                IndexDocument = website.IndexDocument,
                ErrorDocument = website.ErrorDocument,
                RoutingRules = website.RoutingRules,
            }
            : throw S3Errors.NotSet("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration", request.Bucket!);

    public static DeleteBucketWebsiteResult Delete(ServiceCall call, DeleteBucketWebsiteRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "DeleteBucketWebsite").Change(bucket => bucket with { Website = null });
        return new();
    }
}
