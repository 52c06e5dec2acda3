using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Engine.Execution;

internal sealed partial class Reporter
{
    [LoggerMessage(1010, LogLevel.Debug, "Stack {Stack}: {Action} {LogicalId} ({ResourceType}) starts.", EventName = "ChangeStarted")]
    private partial void LogStarted(string stack, ChangeAction action, string logicalId, string resourceType);

    [LoggerMessage(1011, LogLevel.Debug, "Stack {Stack}: {Action} {LogicalId} waits until it is {Goal}; state: {State}", EventName = "ChangeWaiting")]
    private partial void LogWaiting(string stack, ChangeAction action, string logicalId, string goal, string state);

    [LoggerMessage(1012, LogLevel.Information, "Stack {Stack}: {Action} {LogicalId} ({ResourceType}) is done: {PhysicalId}", EventName = "ChangeDone")]
    private partial void LogDone(string stack, ChangeAction action, string logicalId, string resourceType, string physicalId);

    [LoggerMessage(1013, LogLevel.Error, "Stack {Stack}: {Action} {LogicalId} ({ResourceType}) failed.", EventName = "ChangeFailed")]
    private partial void LogFailed(Exception error, string stack, ChangeAction action, string logicalId, string resourceType);
}
