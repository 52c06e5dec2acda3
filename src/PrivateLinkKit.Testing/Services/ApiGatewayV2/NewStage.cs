using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>A stage with AWS's defaults.</summary>
internal static class NewStage
{
    public static Stage Of(ServiceCall call, string name) => new()
    {
        AutoDeploy = false,
        CreatedDate = call.Now,
        DefaultRouteSettings = new() { DetailedMetricsEnabled = false },
        LastUpdatedDate = call.Now,
        RouteSettings = new Dictionary<string, RouteSettings>(),
        StageName = name,
        StageVariables = new Dictionary<string, string>(),
        Tags = new Dictionary<string, string>(),
    };
}
