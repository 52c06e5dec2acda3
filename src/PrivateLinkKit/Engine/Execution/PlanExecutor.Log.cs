using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Engine.Execution;

internal sealed partial class PlanExecutor
{
    [LoggerMessage(1024, LogLevel.Information,
        "Stack {Stack}: AWS did not answer the call that creates {LogicalId}; looking for the resource before a retry.", EventName = "CreateUnanswered")]
    private static partial void LogLost(ILogger logger, string stack, string logicalId);
}
