using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Diagnostics;

internal sealed partial class OperationTelemetry
{
    [LoggerMessage(1000, LogLevel.Debug, "The {Operation} of stack {Stack} starts.", EventName = "OperationStarted")]
    private partial void LogStarted(string operation, string stack);

    [LoggerMessage(1001, LogLevel.Information, "The {Operation} of stack {Stack} was cancelled after {Seconds:0.0} s.", EventName = "OperationCancelled")]
    private partial void LogCancelled(string operation, string stack, double seconds);

    [LoggerMessage(1002, LogLevel.Error, "The {Operation} of stack {Stack} failed after {Seconds:0.0} s.", EventName = "OperationFailed")]
    private partial void LogFailed(Exception error, string operation, string stack, double seconds);
}
