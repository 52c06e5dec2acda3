using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>The HTTP APIs and VPC links of one account in one region.</summary>
internal sealed class ApiGatewayV2Store(Cloud cloud)
{
    public Table<Api> Apis { get; } = new(cloud, api => api.ApiId!);

    public OwnedTable<Integration> Integrations { get; } = new(cloud, integration => integration.IntegrationId!);

    public OwnedTable<Route> Routes { get; } = new(cloud, route => route.RouteId!);

    public OwnedTable<StageState> Stages { get; } = new(cloud, stage => stage.Stage.StageName!);

    public OwnedTable<DeploymentState> Deployments { get; } = new(cloud, deployment => deployment.Deployment.DeploymentId!);

    public Table<VpcLinkState> VpcLinks { get; } = new(cloud, link => link.Link.VpcLinkId!);
}

internal static class ApiGatewayV2Stores
{
    extension(AccountRegion region)
    {
        public ApiGatewayV2Store ApiGatewayV2 => region.Store(static region => new ApiGatewayV2Store(region.Cloud));
    }
}
