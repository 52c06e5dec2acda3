using PrivateLinkKit.Testing.Conformance.Faults;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>Faults at the calls of the kind, while the stack is applied, changed and destroyed.</summary>
internal static class FaultsCheck
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    public static Task CrashesAsync(CheckContext context) =>
        RunAsync(context, cases => [.. cases.Of(FaultKind.Dies), .. cases.Of(FaultKind.DiesUnanswered)]);

    public static Task LostAnswersAsync(CheckContext context) => RunAsync(context, cases => cases.Of(FaultKind.LosesAnswer));

    public static Task ThrottlingAsync(CheckContext context) => RunAsync(context, cases => cases.Of(FaultKind.IsThrottled));

    public static Task LaggingReadsAsync(CheckContext context) =>
        RunAsync(context, cases => [.. cases.Lagging(Lag, firstDies: true), .. cases.Lagging(Lag, firstDies: false)]);

    private static async Task RunAsync(CheckContext context, Func<FaultCases, IReadOnlyList<FaultCase>> casesOf)
    {
        var matrix = await FaultMatrix.OfAsync(context.Suite, context.CancellationToken);
        if (matrix.Steps.All(step => step.Calls.Count is 0))
        {
            context.Skip($"No call is one of the kind's: override {nameof(ConformanceSuite.IsOfTheKind)}.");
            return;
        }

        foreach (var violation in (await matrix.RunAsync(calls => casesOf(new FaultCases(calls)))).Violations)
        {
            context.Find(violation);
        }
    }
}
