using System.Globalization;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>The limits of target-group health checks, which differ between ALBs and NLBs in the codes alone.</summary>
internal static class HealthCheckRule
{
    public const int HighestCodeOfAlb = 499;
    public const int HighestCodeOfNlb = 599;

    public static IEnumerable<StackValidationError> Check(string id, HealthCheckBuilder check, int highestCode) =>
    [
        .. ErrorIf(
            check.Path is not ['/', ..] || check.Path.Length > 1024 || check.Path.Any(c => c is <= ' ' or > '~'),
            id,
            check.Path,
            "This is not a valid path for a health check.",
            "Begin it with '/', use at most 1024 printable ASCII characters and no blanks."),
        .. Seconds(id, check.Interval, 5, 300, "time between two health checks"),
        .. Seconds(id, check.TimeoutAfter, 2, 120, "timeout of a health check"),
        .. ErrorIf(
            check.TimeoutAfter >= check.Interval,
            id,
            $"{check.TimeoutAfter.TotalSeconds} s",
            "The timeout is not shorter than the time between two health checks.",
            $"Choose less than {check.Interval.TotalSeconds} s, or check less often."),
        .. Threshold(id, check.HealthyThreshold),
        .. Threshold(id, check.UnhealthyThreshold),
        .. ErrorIf(
            !check.Matcher.Split(',').All(codes => IsRange(codes, highestCode)),
            id,
            check.Matcher,
            "These are not HTTP codes that a health check can expect.",
            $"List codes and ranges from 200 to {highestCode}, as in '200,301-302'."),
    ];

    private static IEnumerable<StackValidationError> Seconds(string id, TimeSpan time, int from, int to, string what) =>
        ErrorIf(
            time.Ticks % TimeSpan.TicksPerSecond != 0 || time.TotalSeconds < from || time.TotalSeconds > to,
            id,
            $"{time.TotalSeconds} s",
            $"AWS does not accept this {what}.",
            $"Choose whole seconds from {from} to {to}.");

    private static IEnumerable<StackValidationError> Threshold(string id, int checks) =>
        ErrorIf(checks is < 2 or > 10, id, $"{checks}", "AWS does not accept this count of health checks.", "Choose 2 to 10.");

    private static IEnumerable<StackValidationError> ErrorIf(bool broken, string id, string value, string problem, string wayOut) =>
        broken ? [new StackValidationError(id, value, problem, wayOut)] : [];

    private static bool IsRange(string codes, int highest) =>
        codes.Split('-').Select(Code).ToArray() is { Length: 1 or 2 } ends && ends[0] >= 200 && ends[0] <= ends[^1] && ends[^1] <= highest;

    private static int Code(string text) =>
        text.Length == 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
}
