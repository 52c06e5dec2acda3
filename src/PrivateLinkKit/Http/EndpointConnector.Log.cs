using System.Net;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Http;

internal sealed partial class EndpointConnector
{
    private readonly ILogger _logger;

    [LoggerMessage(1200, LogLevel.Debug, "{Endpoint} is connected at {Address} in {Zone}, port {Port}, after {Milliseconds:0.0} ms.",
        EventName = "EndpointConnected")]
    private partial void LogConnected(string endpoint, IPAddress address, string zone, int port, double milliseconds);

    [LoggerMessage(1201, LogLevel.Warning, "{Endpoint} failed to connect at {Address} in {Zone}; other addresses are tried first for a while. {Reason}",
        EventName = "AddressNotConnected")]
    private partial void LogFailed(string endpoint, IPAddress address, string zone, string reason);

    [LoggerMessage(1202, LogLevel.Information, "{Endpoint} connects at {Address} in {Zone} again.", EventName = "AddressConnectedAgain")]
    private partial void LogBack(string endpoint, IPAddress address, string zone);

    [LoggerMessage(1203, LogLevel.Error, "{Endpoint} is not connected on port {Port}.", EventName = "EndpointNotConnected")]
    private partial void LogNotConnected(string endpoint, int port, Exception error);
}
