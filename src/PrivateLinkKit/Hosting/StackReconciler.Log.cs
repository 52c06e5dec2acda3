using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Hosting;

/// <summary>Log messages for events that the engine does not log.</summary>
internal sealed partial class StackReconciler
{
    [LoggerMessage(1300, LogLevel.Information, "Stack {Stack} is converged.", EventName = "StackConverged")]
    private static partial void Converged(ILogger logger, string stack);

    [LoggerMessage(1301, LogLevel.Warning, "Stack {Stack} differs from its description. {Plan}", EventName = "StackDiffers")]
    private static partial void Differs(ILogger logger, string stack, string plan);

    [LoggerMessage(1302, LogLevel.Information, "Stack {Stack} is being applied. {Plan}", EventName = "StackApplying")]
    private static partial void Applying(ILogger logger, string stack, string plan);

    [LoggerMessage(1303, LogLevel.Information, "Stack {Stack} changed since it was planned; planning again.", EventName = "StackOutdated")]
    private static partial void Outdated(ILogger logger, string stack);

    [LoggerMessage(1304, LogLevel.Warning, "Stack {Stack}: {Action} failed. Time to the next attempt: {Pause}.", EventName = "StackFailed")]
    private static partial void Failed(ILogger logger, string stack, StartupAction action, string pause);

    [LoggerMessage(1305, LogLevel.Information, "Stack {Stack} is left as it is because the host is stopping; the next pass resumes.",
        EventName = "StackInterrupted")]
    private static partial void Stopped(ILogger logger, string stack);

    [LoggerMessage(1306, LogLevel.Error, "Stack {Stack} could not be described, so nothing is read or changed.", EventName = "StackNotDescribed")]
    private static partial void NotDescribed(ILogger logger, Exception error, string stack);

    [LoggerMessage(1309, LogLevel.Information, "Stack {Stack} is converged except for {Count} of {Total} units.", EventName = "StackIncomplete")]
    private static partial void Incomplete(ILogger logger, string stack, int count, int total);

    [LoggerMessage(1310, LogLevel.Warning, "{Reason}", EventName = "StackSuperseded")]
    private static partial void Superseded(ILogger logger, string reason);
}
