namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// The cases of the matrix. By default a fault that ends an operation, or that loses an answer, hits each mutating call, and a transient
/// fault hits the first call of each AWS operation. With <c>PRIVATELINKKIT_FULL_MATRIX=1</c> each fault hits each call.
/// </summary>
internal static class Matrix
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PRIVATELINKKIT_FULL_MATRIX") is "1";

    public static IReadOnlyList<FaultCase> Disturbing(FaultKind harm, IReadOnlyList<CallSite> calls) =>
        [.. (IsTransient(harm) ? Hit(calls, call => call.Earlier is 0) : Hit(calls, call => call.Changes))
            .Select(call => new FaultCase(harm, call, TimeSpan.Zero))];

    /// <summary>Every second call is the last of its process, the others lose their answer; with the other lag, vice versa.</summary>
    public static IReadOnlyList<FaultCase> Lagging(TimeSpan lag, IReadOnlyList<CallSite> calls, bool firstDies) =>
    [
        new FaultCase(FaultKind.None, null, lag),
        .. Hit(calls, call => call.Changes).Select(
        (call, index) => new FaultCase((index % 2 is 0) == firstDies ? FaultKind.Dies : FaultKind.LosesAnswer, call, lag)),
    ];

    private static IEnumerable<CallSite> Hit(IReadOnlyList<CallSite> calls, Func<CallSite, bool> byDefault) => IsFull ? calls : calls.Where(byDefault);

    private static bool IsTransient(FaultKind harm) =>
        harm is FaultKind.IsThrottled or FaultKind.MeetsInternalError or FaultKind.MeetsUnavailability or FaultKind.LosesConnection;
}
