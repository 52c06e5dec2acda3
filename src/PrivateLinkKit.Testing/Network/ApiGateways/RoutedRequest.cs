using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.ApiGateways;

/// <summary>A request with its route.</summary>
/// <param name="Http">The request.</param>
/// <param name="Id">The id that API Gateway gave it.</param>
/// <param name="Api">The API.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Route">The route.</param>
/// <param name="RawPath">The path with the stage, as the client sent it.</param>
/// <param name="Path">The path without the stage.</param>
internal sealed record RoutedRequest(HttpContext Http, string Id, HostedApi Api, ApiStage Stage, ApiRoute Route, string RawPath, string Path)
{
    private IReadOnlyDictionary<string, string> Labels => field ??= RouteChoice.LabelsOf(Route, ApiRoute.SegmentsOf(Path));

    /// <summary>Returns the value of a selection, such as <c>request.header.accept</c>; empty if the request does not have it.</summary>
    public string Select(string selection) => selection.Split('.', 3) switch
    {
        ["request", "path"] => Path,
        ["request", "path", var name] => Labels.GetValueOrDefault(name, ""),
        ["request", "header", var name] => Http.Request.Headers[name].ToString(),
        ["request", "querystring", var name] => Http.Request.Query[name].ToString(),
        ["stageVariables", .. var name] => Stage.Variables.GetValueOrDefault(string.Join('.', name), ""),
        ["context", .. var name] => Context(string.Join('.', name)),
        _ => "",
    };

    private string Context(string name) => name switch
    {
        "apiId" => Api.Id,
        "domainName" => Api.HostName,
        "domainPrefix" => Api.Id,
        "httpMethod" => Http.Request.Method,
        "identity.sourceIp" => $"{Http.Connection.RemoteIpAddress}",
        "identity.userAgent" => Http.Request.Headers.UserAgent.ToString(),
        "path" => RawPath,
        "protocol" => Http.Request.Protocol,
        "requestId" => Id,
        "resourcePath" or "routeKey" => Route.Key,
        "stage" => Stage.Name,
        _ => "",
    };
}
