using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Engine.Execution;

internal sealed partial class Applier
{
    [LoggerMessage(1030, LogLevel.Information, "Another host changed stack {Stack} during round {Round}; planning again.", EventName = "ConcurrentChange")]
    private static partial void LogOthersAtWork(ILogger logger, string stack, int round);
}
