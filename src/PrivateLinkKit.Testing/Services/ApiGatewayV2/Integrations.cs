using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Integrations of HTTP APIs: HTTP backends, directly or behind a VPC link.</summary>
internal static class Integrations
{
    public static Integration Create(ServiceCall call, CreateIntegrationRequest request)
    {
        var apiId = Existing.Api(call.Region, request.ApiId!).ApiId!;
        ApiGatewayV2Quotas.Integration(call.Region, apiId);
        var integration = new Integration
        {
            ConnectionId = request.ConnectionId,
            ConnectionType = request.ConnectionType ?? IntegrationRules.Internet,
            Description = request.Description,
            IntegrationId = call.Cloud.Ids.Alphanumeric(7),
            IntegrationMethod = request.IntegrationMethod,
            IntegrationType = request.IntegrationType,
            IntegrationUri = request.IntegrationUri,
            PayloadFormatVersion = request.PayloadFormatVersion ?? "1.0",
            RequestParameters = request.RequestParameters,
            ResponseParameters = request.ResponseParameters,
            TimeoutInMillis = request.TimeoutInMillis ?? IntegrationRules.LongestTimeout,
            TlsConfig = Tls(request.TlsConfig),
        };
        return Put(call, apiId, integration);
    }

    public static Integration Get(ServiceCall call, GetIntegrationRequest request) => Existing.Integration(call.Region, request.ApiId!, request.IntegrationId!);

    public static GetIntegrationsResult List(ServiceCall call, GetIntegrationsRequest request)
    {
        var all = call.Region.ApiGatewayV2.Integrations.Of(Existing.Api(call.Region, request.ApiId!).ApiId!);
        var (items, next) = Pages.Of(all, integration => integration.IntegrationId!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static Integration Update(ServiceCall call, UpdateIntegrationRequest request)
    {
        var integration = Existing.Integration(call.Region, request.ApiId!, request.IntegrationId!);
        return Put(call, request.ApiId!, integration with
        {
            ConnectionId = request.ConnectionId ?? integration.ConnectionId,
            ConnectionType = request.ConnectionType ?? integration.ConnectionType,
            Description = request.Description ?? integration.Description,
            IntegrationMethod = request.IntegrationMethod ?? integration.IntegrationMethod,
            IntegrationType = request.IntegrationType ?? integration.IntegrationType,
            IntegrationUri = request.IntegrationUri ?? integration.IntegrationUri,
            PayloadFormatVersion = request.PayloadFormatVersion ?? integration.PayloadFormatVersion,
            RequestParameters = MapChanges.Merge(integration.RequestParameters, request.RequestParameters, value => value.Length > 0),
            ResponseParameters = MapChanges.Merge(integration.ResponseParameters, request.ResponseParameters, mappings => mappings.Count > 0),
            TimeoutInMillis = request.TimeoutInMillis ?? integration.TimeoutInMillis,
            TlsConfig = request.TlsConfig is null ? integration.TlsConfig : Tls(request.TlsConfig),
        });
    }

    public static DeleteIntegrationResult Delete(ServiceCall call, DeleteIntegrationRequest request)
    {
        var (store, id) = (call.Region.ApiGatewayV2, Existing.Integration(call.Region, request.ApiId!, request.IntegrationId!).IntegrationId!);
        var routes = store.Routes.Of(request.ApiId!).Where(route => route.Target == RouteTargets.Of(id)).Select(route => route.RouteId!).ToList();
        if (routes is not [])
        {
            throw ApiGatewayV2Errors.IntegrationInUse(routes);
        }

        store.Integrations.Remove(request.ApiId!, id);
        Deploying.Changed(call, request.ApiId!);
        return new();
    }

    private static Integration Put(ServiceCall call, string apiId, Integration integration)
    {
        IntegrationRules.Check(call.Region, integration);
        call.Region.ApiGatewayV2.Integrations.Put(apiId, integration);
        Deploying.Changed(call, apiId);
        return integration;
    }

    private static TlsConfig? Tls(TlsConfigInput? input) =>
        input?.ServerNameToVerify is { Length: > 0 } name ? new() { ServerNameToVerify = name } : null;
}
