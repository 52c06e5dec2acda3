using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Finds resources that must exist.</summary>
internal static class Existing
{
    public static Api Api(AccountRegion region, string id) => region.ApiGatewayV2.Apis.Find(id) ?? throw ApiGatewayV2Errors.NoSuchApi(id);

    public static Integration Integration(AccountRegion region, string apiId, string id) =>
        region.ApiGatewayV2.Integrations.Find(Api(region, apiId).ApiId!, id) ?? throw ApiGatewayV2Errors.NoSuch("Integration", id);

    public static Route Route(AccountRegion region, string apiId, string id) =>
        region.ApiGatewayV2.Routes.Find(Api(region, apiId).ApiId!, id) ?? throw ApiGatewayV2Errors.NoSuch("Route", id);

    public static StageState Stage(AccountRegion region, string apiId, string name) =>
        region.ApiGatewayV2.Stages.Find(Api(region, apiId).ApiId!, name) ?? throw ApiGatewayV2Errors.NoSuch("Stage", name);

    public static DeploymentState Deployment(AccountRegion region, string apiId, string id) =>
        region.ApiGatewayV2.Deployments.Find(Api(region, apiId).ApiId!, id) ?? throw ApiGatewayV2Errors.NoSuch("Deployment", id);

    public static VpcLinkState VpcLink(AccountRegion region, string id) =>
        region.ApiGatewayV2.VpcLinks.Find(id) ?? throw ApiGatewayV2Errors.NoSuch("VpcLink", id);
}
