using System.Net;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Http;

internal sealed partial class EndpointHandler
{
    private readonly ILogger _logger;

    [LoggerMessage(1210, LogLevel.Information, "{Endpoint} has moved; it is {EndpointId} now. New requests use new connections.", EventName = "EndpointMoved")]
    private partial void LogMoved(string endpoint, string endpointId);

    [LoggerMessage(1211, LogLevel.Warning, "{Endpoint} was connected at {Address}, which does not connect any more. New requests use new connections.",
        EventName = "ConnectionsAbandoned")]
    private partial void LogGivenUp(string endpoint, IPAddress address);
}
