using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Execution;

internal sealed partial class Applier
{
    [LoggerMessage(1030, LogLevel.Information, "Another host has worked on stack {Stack} during round {Round}; AWS is read and planned anew.", EventName = "OthersAtWork")]
    private static partial void LogOthersAtWork(ILogger logger, string stack, int round);
}
