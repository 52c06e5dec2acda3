using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Discovery;

internal sealed partial class ZoneDetector
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(1103, LogLevel.Information, "This process is in zone {Zone} ({ZoneId}).", EventName = "OwnZoneFound")]
    private partial void LogFound(string? zone, string? zoneId);
}
