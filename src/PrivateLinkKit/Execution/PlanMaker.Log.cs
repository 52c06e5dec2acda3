using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Execution;

internal static partial class PlanMaker
{
    [LoggerMessage(1031, LogLevel.Information, "Stack {Stack} has duplicates of {LogicalId}; {PhysicalId} is planned for deletion.",
        EventName = "DuplicateFound")]
    private static partial void LogTwin(ILogger logger, string stack, string logicalId, string physicalId);
}
