namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// The cases of the matrix. By default a harm that ends a verb, or that loses an answer, hits each call that changes something, and a harm that AWS
/// undoes by itself hits the first call of each operation. <c>PRIVATELINKKIT_FULL_MATRIX=1</c> lets each harm hit each call.
/// </summary>
internal static class Matrix
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PRIVATELINKKIT_FULL_MATRIX") is "1";

    public static IReadOnlyList<Fate> Disturbing(Harm harm, IReadOnlyList<CallSite> calls) =>
        [.. (IsTransient(harm) ? Hit(calls, call => call.Earlier is 0) : Hit(calls, call => call.Changes)).Select(call => new Fate(harm, call, TimeSpan.Zero))];

    /// <summary>Every second call is the last of its process, the others lose their answer; with another lag it is the other way round.</summary>
    public static IReadOnlyList<Fate> Lagging(TimeSpan lag, IReadOnlyList<CallSite> calls, bool firstDies) =>
    [
        new Fate(Harm.None, null, lag),
        .. Hit(calls, call => call.Changes).Select((call, index) => new Fate((index % 2 is 0) == firstDies ? Harm.Dies : Harm.LosesAnswer, call, lag)),
    ];

    private static IEnumerable<CallSite> Hit(IReadOnlyList<CallSite> calls, Func<CallSite, bool> byDefault) => IsFull ? calls : calls.Where(byDefault);

    private static bool IsTransient(Harm harm) => harm is Harm.IsThrottled or Harm.MeetsInternalError or Harm.MeetsUnavailability or Harm.LosesConnection;
}
