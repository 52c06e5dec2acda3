using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Execution;

internal static partial class PlanMaker
{
    [LoggerMessage(1031, LogLevel.Information, "Stack {Stack} has more than one {LogicalId}; {PhysicalId} is not the one that counts, and is planned to be deleted.", EventName = "TwinFound")]
    private static partial void LogTwin(ILogger logger, string stack, string logicalId, string physicalId);
}
