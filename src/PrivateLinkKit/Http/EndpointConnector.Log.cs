using System.Net;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Http;

internal sealed partial class EndpointConnector
{
    [LoggerMessage(1200, LogLevel.Debug, "{Endpoint} is connected at {Address} in {Zone}, port {Port}, after {Milliseconds:0.0} ms.")]
    private static partial void Opened(ILogger logger, string endpoint, IPAddress address, string zone, int port, double milliseconds);

    [LoggerMessage(1201, LogLevel.Warning, "{Endpoint} did not connect at {Address} in {Zone}; its other addresses are tried first for a while. {Reason}")]
    private static partial void AddressDidNotConnect(ILogger logger, string endpoint, IPAddress address, string zone, string reason);

    [LoggerMessage(1202, LogLevel.Information, "{Endpoint} connects at {Address} in {Zone} again.")]
    private static partial void WorksAgain(ILogger logger, string endpoint, IPAddress address, string zone);

    [LoggerMessage(1203, LogLevel.Error, "{Endpoint} is not connected on port {Port}.")]
    private static partial void NotOpened(ILogger logger, string endpoint, int port, Exception error);
}
