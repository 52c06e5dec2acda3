using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Buckets of each call (API Gateway guide, quotas for creating and managing APIs); all calls of both versions share one.</summary>
internal static class ApiGatewayV2Rates
{
    private static readonly RateBucket Whole = new("apigateway", 40, 10);

    public static IReadOnlyList<RateBucket> BucketsOf(string operation) => operation switch
    {
        "CreateVpcLink" => [new("apigateway v2 CreateVpcLink", 1, 1 / 15d), Whole],
        "DeleteVpcLink" => [new("apigateway v2 DeleteVpcLink", 1, 1 / 30d), Whole],
        _ => [Whole],
    };
}
