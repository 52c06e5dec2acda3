using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Buckets in host names, such as <c>photos.s3.eu-west-1.amazonaws.com</c>, and what SDKs add to query strings.</summary>
internal static class RequestAddress
{
    private static readonly string[] Marks = [".bucket.vpce-", ".s3.", ".s3-"];
    private static readonly string[] LocalDomains = [".localhost.localstack.cloud", ".localhost"];

    /// <summary>Returns a request with its bucket in the path, and without the name of the operation, which SDKs add for logs.</summary>
    public static ApiRequest Of(ApiRequest request)
    {
        var bucket = BucketIn(request.Header("Host") ?? "");
        var query = string.Join('&', request.Query.Split('&').Where(pair => !pair.StartsWith("x-id=", StringComparison.Ordinal)));
        return bucket is null && query == request.Query ? request : new ApiRequest(request.Target, request.Body)
        {
            Method = request.Method,
            Path = bucket is null ? request.Path : $"/{bucket}{request.Path}",
            Query = query,
            Header = request.Header,
            HeaderNames = request.HeaderNames,
        };
    }

    private static string? BucketIn(string host)
    {
        var name = host.Split(':')[0].TrimEnd('.').ToLowerInvariant();
        if (Array.Find(Marks, mark => name.LastIndexOf(mark, StringComparison.Ordinal) > 0) is { } found)
        {
            return name[..name.LastIndexOf(found, StringComparison.Ordinal)];
        }

        var domain = Array.Find(LocalDomains, local => name.EndsWith(local, StringComparison.Ordinal));
        return domain is null || name[..^domain.Length] is "s3" or "" ? null : name[..^domain.Length];
    }
}
