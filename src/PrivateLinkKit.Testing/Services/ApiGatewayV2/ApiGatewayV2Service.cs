using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;
using static PrivateLinkKit.Testing.Wire.ApiGatewayV2.ApiGatewayV2Operations;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>API Gateway v2: HTTP APIs, which the virtual network serves, and VPC links.</summary>
internal sealed class ApiGatewayV2Service : IDefinedOnUse, INetworkParticipant
{
    private const string Integration =
        "ConnectionId ConnectionType Description IntegrationMethod IntegrationType IntegrationUri PayloadFormatVersion RequestParameters ResponseParameters"
        + " TimeoutInMillis TlsConfig";
    private const string Settings = "{0}.DetailedMetricsEnabled {0}.ThrottlingBurstLimit {0}.ThrottlingRateLimit";
    private const string Paging = "MaxResults NextToken";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new BadRequestJsonProtocol { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.DisplayName = "apigatewayv2";
        service.Defaults = ApiGatewayV2Defaults.Table;
        service.Rates = static (operation, _) => ApiGatewayV2Rates.BucketsOf(operation);
        DefineApis(service);
        DefineRoutes(service);
        DefineStages(service);

        service.On(CreateVpcLink.Returning<VpcLink>(Writers.VpcLink), VpcLinks.Create, honours: "Name SecurityGroupIds SubnetIds Tags");
        service.On(GetVpcLink.Returning<VpcLink>(Writers.VpcLink), VpcLinks.Get, honours: "VpcLinkId");
        service.On(GetVpcLinks, VpcLinks.List, honours: Paging);
        service.On(UpdateVpcLink.Returning<VpcLink>(Writers.VpcLink), VpcLinks.Update, honours: "VpcLinkId Name");
        service.On(DeleteVpcLink, VpcLinks.Delete, honours: "VpcLinkId");

        service.On(TagResource, ApiTags.Tag, honours: "ResourceArn Tags");
        service.On(UntagResource, ApiTags.Untag, honours: "ResourceArn TagKeys");
        service.On(GetTags, ApiTags.Get, honours: "ResourceArn");
    }

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var region in regions)
        {
            ApiMap.Add(map, region);
        }
    }

    private static void DefineApis(ServiceDefinition service)
    {
        const string Settings = "CorsConfiguration Description DisableExecuteApiEndpoint Name RouteSelectionExpression Version";
        service.On(CreateApi.Returning<Api>(Writers.Api), Apis.Create, honours: $"{Settings} ProtocolType RouteKey Tags Target");
        service.On(GetApi.Returning<Api>(Writers.Api), Apis.Get, honours: "ApiId");
        service.On(GetApis, Apis.List, honours: Paging);
        service.On(UpdateApi.Returning<Api>(Writers.Api), Apis.Update, honours: $"ApiId {Settings}");
        service.On(DeleteCorsConfiguration, Apis.DeleteCors, honours: "ApiId");
        service.On(DeleteApi, Apis.Delete, honours: "ApiId");
    }

    private static void DefineRoutes(ServiceDefinition service)
    {
        service.On(CreateIntegration.Returning<Integration>(Writers.Integration), Integrations.Create, honours: $"ApiId {Integration}");
        service.On(GetIntegration.Returning<Integration>(Writers.Integration), Integrations.Get, honours: "ApiId IntegrationId");
        service.On(GetIntegrations, Integrations.List, honours: $"ApiId {Paging}");
        service.On(UpdateIntegration.Returning<Integration>(Writers.Integration), Integrations.Update, honours: $"ApiId IntegrationId {Integration}");
        service.On(DeleteIntegration, Integrations.Delete, honours: "ApiId IntegrationId");

        service.On(CreateRoute.Returning<Route>(Writers.Route), Routes.Create, honours: "ApiId OperationName RouteKey Target");
        service.On(GetRoute.Returning<Route>(Writers.Route), Routes.Get, honours: "ApiId RouteId");
        service.On(GetRoutes, Routes.List, honours: $"ApiId {Paging}");
        service.On(UpdateRoute.Returning<Route>(Writers.Route), Routes.Update, honours: "ApiId RouteId OperationName RouteKey Target");
        service.On(DeleteRoute, Routes.Delete, honours: "ApiId RouteId");
    }

    private static void DefineStages(ServiceDefinition service)
    {
        var stage = $"ApiId StageName AccessLogSettings AutoDeploy DeploymentId Description StageVariables {string.Format(Settings, "DefaultRouteSettings")} "
            + string.Format(Settings, "RouteSettings");
        service.On(CreateStage.Returning<Stage>(Writers.Stage), Stages.Create, honours: $"{stage} Tags");
        service.On(GetStage.Returning<Stage>(Writers.Stage), Stages.Get, honours: "ApiId StageName");
        service.On(GetStages, Stages.List, honours: $"ApiId {Paging}");
        service.On(UpdateStage.Returning<Stage>(Writers.Stage), Stages.Update, honours: stage);
        service.On(DeleteStage, Stages.Delete, honours: "ApiId StageName");
        service.On(DeleteAccessLogSettings, Stages.DeleteAccessLogs, honours: "ApiId StageName");
        service.On(DeleteRouteSettings, Stages.DeleteRouteSettings, honours: "ApiId StageName RouteKey");

        service.On(CreateDeployment.Returning<Deployment>(Writers.Deployment), Deployments.Create, honours: "ApiId Description StageName");
        service.On(GetDeployment.Returning<Deployment>(Writers.Deployment), Deployments.Get, honours: "ApiId DeploymentId");
        service.On(GetDeployments, Deployments.List, honours: $"ApiId {Paging}");
        service.On(UpdateDeployment.Returning<Deployment>(Writers.Deployment), Deployments.Update, honours: "ApiId DeploymentId Description");
        service.On(DeleteDeployment, Deployments.Delete, honours: "ApiId DeploymentId");
    }
}
