using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Routes as the network evaluates them.</summary>
internal static partial class DeployedRoutes
{
    public static ApiRoute Of(Route route, Integration? integration) =>
        RouteKeys.Parse(route.RouteKey!, integration is null ? null : Translate(integration));

    private static ApiIntegration Translate(Integration integration)
    {
        var isPrivate = integration.ConnectionType is IntegrationRules.ThroughLink;
        return new(integration.IntegrationMethod!, TimeSpan.FromMilliseconds(integration.TimeoutInMillis!.Value))
        {
            Uri = isPrivate ? null : Label().Replace(integration.IntegrationUri!, "${request.path.$1}"),
            LinkId = isPrivate ? integration.ConnectionId : null,
            ListenerArn = isPrivate ? integration.IntegrationUri : null,
            ServerName = integration.TlsConfig?.ServerNameToVerify,
            RequestMappings = Mappings.OfRequests(integration.RequestParameters),
            ResponseMappings = Mappings.OfResponses(integration.ResponseParameters),
        };
    }

    // {proxy} stands for a label, ${stageVariables.x} for a variable.
    [GeneratedRegex("""(?<!\$)\{(\w+)\+?\}""")]
    private static partial Regex Label();
}
