using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Diagnostics;

internal sealed partial class OperationTelemetry
{
    [LoggerMessage(1000, LogLevel.Debug, "The {Verb} of stack {Stack} starts.", EventName = "OperationStarted")]
    private partial void LogStarted(string verb, string stack);

    [LoggerMessage(1001, LogLevel.Information, "The {Verb} of stack {Stack} was cancelled after {Seconds:0.0} s.", EventName = "OperationCancelled")]
    private partial void LogCancelled(string verb, string stack, double seconds);

    [LoggerMessage(1002, LogLevel.Error, "The {Verb} of stack {Stack} failed after {Seconds:0.0} s.", EventName = "OperationFailed")]
    private partial void LogFailed(Exception error, string verb, string stack, double seconds);
}
