using System.Net;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Http;

internal sealed partial class EndpointHandler
{
    [LoggerMessage(1210, LogLevel.Information, "{Endpoint} has moved; it is {EndpointId} now. New requests use new connections.")]
    private static partial void HasMoved(ILogger logger, string endpoint, string endpointId);

    [LoggerMessage(1211, LogLevel.Warning, "{Endpoint} was connected at {Address}, which does not connect any more. New requests use new connections.")]
    private static partial void AddressLost(ILogger logger, string endpoint, IPAddress address);
}
