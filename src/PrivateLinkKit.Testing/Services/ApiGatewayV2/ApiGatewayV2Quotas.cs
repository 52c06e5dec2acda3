using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>AWS's default quotas of HTTP APIs.</summary>
internal static class ApiGatewayV2Quotas
{
    public const int SubnetsPerLink = 10;

    public static void Api(AccountRegion region) => Check(region, 600, region.ApiGatewayV2.Apis.Count, "APIs", "this account");

    public static void VpcLink(AccountRegion region) => Check(region, 10, region.ApiGatewayV2.VpcLinks.Count, "VpcLinks", "this account");

    public static void Integration(AccountRegion region, string apiId) =>
        Check(region, 300, region.ApiGatewayV2.Integrations.Of(apiId).Count(), "Integrations");

    public static void Route(AccountRegion region, string apiId) => Check(region, 300, region.ApiGatewayV2.Routes.Of(apiId).Count(), "Routes");

    public static void Stage(AccountRegion region, string apiId) => Check(region, 10, region.ApiGatewayV2.Stages.Of(apiId).Count(), "Stages");

    private static void Check(AccountRegion region, int most, int existing, string kinds, string where = "this API")
    {
        if (Quota.IsReached(region, most, existing))
        {
            throw ApiGatewayV2Errors.TooMany(kinds, where);
        }
    }
}
