using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Discovery;

internal sealed partial class CachedEndpoint
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(1100, LogLevel.Information, "Endpoint {Endpoint} {Change}: {EndpointId} with {Addresses} addresses.", EventName = "EndpointResolved")]
    private partial void LogResolved(string endpoint, string endpointId, int addresses, string change);

    [LoggerMessage(1101, LogLevel.Information, "Endpoint {Endpoint} ({EndpointId}) is resolved again.", EventName = "EndpointResolvedAgain")]
    private partial void LogBack(string endpoint, string endpointId);

    [LoggerMessage(1102, LogLevel.Warning, "Endpoint {Endpoint} could not be refreshed; callers get {Served}: {Error}", EventName = "EndpointNotResolved")]
    private partial void LogFailed(string endpoint, string served, string error);
}
