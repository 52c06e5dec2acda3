using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Parameter values that equal AWS's default behaviour of HTTP APIs.</summary>
internal static class ApiGatewayV2Defaults
{
    public static DefaultTable Table { get; } = new("""
        CreateApi ApiKeySelectionExpression=$request.header.x-api-key DisableSchemaValidation=false IpAddressType=ipv4
        UpdateApi ApiKeySelectionExpression=$request.header.x-api-key DisableSchemaValidation=false IpAddressType=ipv4
        CreateIntegration PassthroughBehavior=WHEN_NO_MATCH
        CreateRoute ApiKeyRequired=false AuthorizationType=NONE AuthorizationScopes=[]
        UpdateRoute ApiKeyRequired=false AuthorizationType=NONE AuthorizationScopes=[]
        CreateStage DefaultRouteSettings.DataTraceEnabled=false DefaultRouteSettings.LoggingLevel=OFF
        CreateStage RouteSettings.DataTraceEnabled=false RouteSettings.LoggingLevel=OFF
        UpdateStage DefaultRouteSettings.DataTraceEnabled=false DefaultRouteSettings.LoggingLevel=OFF
        UpdateStage RouteSettings.DataTraceEnabled=false RouteSettings.LoggingLevel=OFF
        """);
}
