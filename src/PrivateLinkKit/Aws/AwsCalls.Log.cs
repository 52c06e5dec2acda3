using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Aws;

internal sealed partial class AwsCalls
{
    [LoggerMessage(1020, LogLevel.Information, "AWS refused {Operation} in {Region} for its rate; such calls go slower from now on.", EventName = "LaneSlowed")]
    private partial void LogSlowed(string operation, string region);

    [LoggerMessage(1021, LogLevel.Debug, "AWS refused {Operation} in {Region} for its rate; it is made again.", EventName = "CallThrottled")]
    private partial void LogThrottled(string operation, string region);

    [LoggerMessage(1022, LogLevel.Debug, "AWS did not answer {Operation} (attempt {Attempt}); it is made again.", EventName = "CallUnanswered")]
    private partial void LogUnanswered(string operation, int attempt);

    [LoggerMessage(1023, LogLevel.Debug, "AWS refused {Operation} with {ErrorCode} (attempt {Attempt}), since it does not see everywhere yet what was just made; it is made again.", EventName = "NotVisibleYet")]
    private partial void LogNotVisibleYet(string operation, string errorCode, int attempt);
}
