using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>The ids of requests in the headers of responses.</summary>
internal static class RequestIds
{
    private const int ShortLength = 15;

    public static void Add(HttpResponse response, bool isRest, string id)
    {
        var shortId = $"{id.Replace("-", "", StringComparison.Ordinal)[..ShortLength]}=";
        if (isRest)
        {
            response.Headers["x-amzn-RequestId"] = id;
            response.Headers["x-amz-apigw-id"] = shortId;
        }
        else
        {
            response.Headers["Apigw-Requestid"] = shortId;
        }
    }
}
