namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>The fault cases of an operation, by the calls that it makes undisturbed.</summary>
/// <param name="calls">The calls.</param>
/// <param name="hitsAll">
/// true to hit each call; false: a fault that ends an operation, or that loses an answer, hits each changing call, and a transient fault the first call of each
/// AWS operation.
/// </param>
internal sealed class FaultCases(IReadOnlyList<CallSite> calls, bool hitsAll = false)
{
    private IEnumerable<CallSite> Changing => hitsAll ? calls : calls.Where(call => call.Changes);

    public IReadOnlyList<FaultCase> Of(FaultKind kind) =>
        [.. (IsTransient(kind) && !hitsAll ? calls.Where(call => call.Earlier is 0) : Changing).Select(call => new FaultCase(kind, call, TimeSpan.Zero))];

    /// <summary>Every second call is the last of its process, the others lose their answer; or vice versa.</summary>
    public IReadOnlyList<FaultCase> Lagging(TimeSpan lag, bool firstDies) =>
    [
        new FaultCase(FaultKind.None, null, lag),
        .. Changing.Select((call, index) => new FaultCase((index % 2 is 0) == firstDies ? FaultKind.Dies : FaultKind.LosesAnswer, call, lag)),
    ];

    private static bool IsTransient(FaultKind kind) =>
        kind is FaultKind.IsThrottled or FaultKind.MeetsInternalError or FaultKind.MeetsUnavailability or FaultKind.LosesConnection;
}
