using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>What AWS asks of the integrations of HTTP APIs.</summary>
internal static class IntegrationRules
{
    public const string Internet = "INTERNET";
    public const string ThroughLink = "VPC_LINK";
    public const int LongestTimeout = 30_000;

    private static readonly string[] Methods = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    public static void Check(AccountRegion region, Integration integration)
    {
        if (integration.IntegrationType is not "HTTP_PROXY")
        {
            throw ApiGatewayV2Errors.NotEmulated($"integrations of the type {integration.IntegrationType}");
        }

        if (integration.PayloadFormatVersion is not "1.0")
        {
            throw ApiGatewayV2Errors.BadRequest("PayloadFormatVersion must be 1.0 for HTTP_PROXY integrations");
        }

        if (integration.IntegrationMethod is not { } method || !Methods.Contains(method))
        {
            throw ApiGatewayV2Errors.BadRequest($"Invalid HTTP method specified: {integration.IntegrationMethod}");
        }

        if (integration.ConnectionType is ThroughLink)
        {
            CheckPrivate(region, integration);
        }
        else
        {
            CheckPublic(integration);
        }

        Mappings.OfRequests(integration.RequestParameters);
        Mappings.OfResponses(integration.ResponseParameters);
    }

    private static void CheckPrivate(AccountRegion region, Integration integration)
    {
        var linkId = integration.ConnectionId ?? throw ApiGatewayV2Errors.BadRequest("ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK");
        if (region.ApiGatewayV2.VpcLinks.Find(linkId) is null)
        {
            throw ApiGatewayV2Errors.BadRequest($"VpcLink {linkId} was not found");
        }

        if (integration.IntegrationUri?.Contains(":servicediscovery:", StringComparison.Ordinal) is true)
        {
            throw ApiGatewayV2Errors.NotEmulated("integrations with services of Cloud Map");
        }

        var prefix = region.Arn("elasticloadbalancing", "listener/");
        if (integration.IntegrationUri?[..Math.Min(prefix.Length, integration.IntegrationUri.Length)] != prefix
            || integration.IntegrationUri[prefix.Length..].Split('/') is not ["app" or "net", _, _, _])
        {
            throw ApiGatewayV2Errors.InvalidIntegrationUri(linkId);
        }
    }

    private static void CheckPublic(Integration integration)
    {
        if (integration.ConnectionId is not null)
        {
            throw ApiGatewayV2Errors.BadRequest("ConnectionId is only valid with ConnectionType VPC_LINK");
        }

        if (integration.TlsConfig is not null)
        {
            throw ApiGatewayV2Errors.BadRequest("TlsConfig is only supported for private integrations");
        }

        if (integration.IntegrationUri is not { } uri
            || !(uri.StartsWith("https://", StringComparison.Ordinal) || uri.StartsWith("http://", StringComparison.Ordinal)))
        {
            throw ApiGatewayV2Errors.BadRequest($"Invalid HTTP endpoint specified for URI: {integration.IntegrationUri}");
        }
    }
}
