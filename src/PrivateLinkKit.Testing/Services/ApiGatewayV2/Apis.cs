using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>HTTP APIs from creation to deletion.</summary>
internal static class Apis
{
    private const string ApiKeySelection = "$request.header.x-api-key";
    private const string RouteSelection = "$request.method $request.path";
    private const int LongestText = 1024;

    public static Api Create(ServiceCall call, CreateApiRequest request)
    {
        if (request.ProtocolType is not "HTTP")
        {
            throw ApiGatewayV2Errors.NotEmulated($"APIs of the protocol {request.ProtocolType}");
        }

        var region = call.Region;
        ApiGatewayV2Quotas.Api(region);
        var id = call.Cloud.Ids.Alphanumeric(10);
        var api = Checked(new Api
        {
            ApiId = id,
            ApiEndpoint = $"https://{HostNames.Of(region, id)}",
            ApiKeySelectionExpression = ApiKeySelection,
            CorsConfiguration = request.CorsConfiguration,
            CreatedDate = call.Now,
            Description = request.Description,
            DisableExecuteApiEndpoint = request.DisableExecuteApiEndpoint ?? false,
            IpAddressType = "ipv4",
            Name = request.Name,
            ProtocolType = request.ProtocolType,
            RouteSelectionExpression = request.RouteSelectionExpression ?? RouteSelection,
            Tags = TagValues.New(request.Tags),
            Version = request.Version,
        });
        QuickCreation.Check(request);
        region.ApiGatewayV2.Apis.Put(api);
        QuickCreation.Complete(call, api, request);
        return api;
    }

    public static Api Get(ServiceCall call, GetApiRequest request) => Existing.Api(call.Region, request.ApiId!);

    public static GetApisResult List(ServiceCall call, GetApisRequest request)
    {
        var (items, next) = Pages.Of(call.Region.ApiGatewayV2.Apis, api => api.ApiId!, request.MaxResults, request.NextToken);
        return new() { Items = items, NextToken = next };
    }

    public static Api Update(ServiceCall call, UpdateApiRequest request)
    {
        var api = Existing.Api(call.Region, request.ApiId!);
        var changed = Checked(api with
        {
            CorsConfiguration = request.CorsConfiguration ?? api.CorsConfiguration,
            Description = request.Description ?? api.Description,
            DisableExecuteApiEndpoint = request.DisableExecuteApiEndpoint ?? api.DisableExecuteApiEndpoint,
            Name = request.Name ?? api.Name,
            RouteSelectionExpression = request.RouteSelectionExpression ?? api.RouteSelectionExpression,
            Version = request.Version ?? api.Version,
        });
        call.Region.ApiGatewayV2.Apis.Put(changed);
        return changed;
    }

    public static DeleteCorsConfigurationResult DeleteCors(ServiceCall call, DeleteCorsConfigurationRequest request)
    {
        call.Region.ApiGatewayV2.Apis.Put(Existing.Api(call.Region, request.ApiId!) with { CorsConfiguration = null });
        return new();
    }

    public static DeleteApiResult Delete(ServiceCall call, DeleteApiRequest request)
    {
        var (id, store) = (Existing.Api(call.Region, request.ApiId!).ApiId!, call.Region.ApiGatewayV2);
        store.Stages.RemoveAll(id);
        store.Deployments.RemoveAll(id);
        store.Routes.RemoveAll(id);
        store.Integrations.RemoveAll(id);
        store.Apis.Remove(id);
        return new();
    }

    private static Api Checked(Api api)
    {
        if (api.RouteSelectionExpression is not RouteSelection)
        {
            throw ApiGatewayV2Errors.BadRequest($"RouteSelectionExpression of HTTP APIs must be {RouteSelection}");
        }

        if (api.Name is not { Length: > 0 and <= 128 })
        {
            throw ApiGatewayV2Errors.BadRequest("The name of an API has 1 to 128 characters");
        }

        if (api.Description?.Length > LongestText)
        {
            throw ApiGatewayV2Errors.BadRequest($"A description has {LongestText} characters at most");
        }

        if (api.CorsConfiguration is { AllowCredentials: true, AllowOrigins: { } origins } && origins.Contains("*"))
        {
            throw ApiGatewayV2Errors.BadRequest("allowCredentials is not supported for origin *");
        }

        return api;
    }
}
