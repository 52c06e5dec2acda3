using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Engine.Execution;

internal static partial class PlanMaker
{
    [LoggerMessage(1031, LogLevel.Information, "Stack {Stack} has duplicates of {LogicalId}; {PhysicalId} is planned for deletion.",
        EventName = "DuplicateFound")]
    private static partial void LogDuplicate(ILogger logger, string stack, string logicalId, string physicalId);
}
