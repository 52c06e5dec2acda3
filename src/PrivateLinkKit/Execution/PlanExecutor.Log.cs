using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Execution;

internal sealed partial class PlanExecutor
{
    [LoggerMessage(1024, LogLevel.Information, "Stack {Stack}: AWS did not answer the call that creates {LogicalId}; it is looked for before it is made again.", EventName = "CreateUnanswered")]
    private static partial void LogLost(ILogger logger, string stack, string logicalId);
}
