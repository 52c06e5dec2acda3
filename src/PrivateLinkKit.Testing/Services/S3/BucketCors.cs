using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Rules for pages of other origins, which are recorded only.</summary>
internal static class BucketCors
{
    private const int MostRules = 100;

    private static readonly string[] Methods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    public static PutBucketCorsResult Put(ServiceCall call, PutBucketCorsRequest request)
    {
        var rules = request.CORSConfiguration!.CORSRules is { Count: > 0 and <= MostRules } given ? given : throw S3Errors.MalformedXml();
        if (rules.SelectMany(rule => rule.AllowedMethods!).FirstOrDefault(method => !Methods.Contains(method)) is { } wrong)
        {
            throw S3Errors.InvalidRequest($"Found unsupported HTTP method in CORS config. Unsupported method is {wrong}");
        }

        BucketAccess.Open(call, request.Bucket, "PutBucketCORS").Change(bucket => bucket with { Cors = rules });
        return new();
    }

    public static GetBucketCorsResult Get(ServiceCall call, GetBucketCorsRequest request) =>
        new()
        {
            CORSRules = BucketAccess.Open(call, request.Bucket, "GetBucketCORS").State.Cors
                ?? throw S3Errors.NotSet("NoSuchCORSConfiguration", "The CORS configuration does not exist", request.Bucket!),
        };

    public static DeleteBucketCorsResult Delete(ServiceCall call, DeleteBucketCorsRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutBucketCORS").Change(bucket => bucket with { Cors = null });
        return new();
    }
}
