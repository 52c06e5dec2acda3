using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>The integration, the route and the stage of an API that is created with a target.</summary>
internal static class QuickCreation
{
    public static void Check(CreateApiRequest request)
    {
        if (request.Target is { } target)
        {
            if (!Uri.TryCreate(target, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                throw ApiGatewayV2Errors.NotEmulated($"the target {target} of an API: it has HTTP URLs only");
            }

            RouteKeys.Check(request.RouteKey ?? RouteKeys.Default);
        }
        else if (request.RouteKey is not null)
        {
            throw ApiGatewayV2Errors.BadRequest("RouteKey is only valid along with a Target");
        }
    }

    public static void Complete(ServiceCall call, Api api, CreateApiRequest request)
    {
        if (request.Target is null)
        {
            return;
        }

        var (store, id) = (call.Region.ApiGatewayV2, api.ApiId!);
        var integration = new Integration
        {
            ApiGatewayManaged = true,
            ConnectionType = "INTERNET",
            IntegrationId = call.Cloud.Ids.Alphanumeric(7),
            IntegrationMethod = "ANY",
            IntegrationType = "HTTP_PROXY",
            IntegrationUri = request.Target,
            PayloadFormatVersion = "1.0",
            TimeoutInMillis = IntegrationRules.LongestTimeout,
        };
        store.Integrations.Put(id, integration);
        store.Routes.Put(id, new Route
        {
            ApiGatewayManaged = true,
            ApiKeyRequired = false,
            AuthorizationType = "NONE",
            RouteId = call.Cloud.Ids.Alphanumeric(7),
            RouteKey = request.RouteKey ?? RouteKeys.Default,
            Target = RouteTargets.Of(integration.IntegrationId),
        });
        store.Stages.Put(id, new(NewStage.Of(call, StageRules.Default) with { ApiGatewayManaged = true, AutoDeploy = true }));
        Deploying.Changed(call, id);
    }
}
