using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Engine.Calls;

internal sealed partial class AwsCalls
{
    [LoggerMessage(1020, LogLevel.Information, "AWS throttled {Operation} in {Region}; calls are slowed down.", EventName = "CallsSlowed")]
    private partial void LogSlowed(string operation, string region);

    [LoggerMessage(1021, LogLevel.Debug, "AWS throttled {Operation} in {Region}; retrying.", EventName = "CallThrottled")]
    private partial void LogThrottled(string operation, string region);

    [LoggerMessage(1022, LogLevel.Debug, "AWS did not answer {Operation} (attempt {Attempt}); retrying.", EventName = "CallUnanswered")]
    private partial void LogUnanswered(string operation, int attempt);

    [LoggerMessage(1023, LogLevel.Debug,
        "AWS refused {Operation} with {ErrorCode} (attempt {Attempt}), because a recent change has not propagated; retrying.", EventName = "NotVisibleYet")]
    private partial void LogNotVisibleYet(string operation, string errorCode, int attempt);
}
