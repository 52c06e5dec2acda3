using System.Net;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

internal sealed partial class ProxyProtocolMiddleware
{
    [LoggerMessage(2000, LogLevel.Debug, "Connection {ConnectionId} is from {Client} by endpoint {EndpointId}, through {Proxy}.",
        EventName = "ProxyHeaderAccepted")]
    private partial void LogAccepted(string connectionId, IPEndPoint client, string? endpointId, EndPoint? proxy);

    [LoggerMessage(2001, LogLevel.Warning, "Connection {ConnectionId} from {Source} was refused: {Explanation}.", EventName = "ProxyHeaderRefused")]
    private partial void LogRefused(string connectionId, EndPoint? source, string explanation);

    [LoggerMessage(2002, LogLevel.Debug, "Connection {ConnectionId} from {Source} ended before its first byte.", EventName = "ProxyHeaderMissed")]
    private partial void LogClosed(string connectionId, EndPoint? source);
}
