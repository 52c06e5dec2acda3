using PrivateLinkKit.Testing.Conformance.Checks;

namespace PrivateLinkKit.Testing;

/// <summary>
/// Checks that a kind of AWS resource keeps the engine's rules, on an <see cref="EmbeddedAws"/>, whatever the test framework. The kinds of the library are
/// checked with it too.
/// </summary>
public static class ConformanceKit
{
    private static readonly IReadOnlyDictionary<ConformanceCheck, Func<CheckContext, Task>> Checks =
        new Dictionary<ConformanceCheck, Func<CheckContext, Task>>
        {
            [ConformanceCheck.Creation] = CreationCheck.RunAsync,
            [ConformanceCheck.Changes] = ChangesCheck.RunAsync,
            [ConformanceCheck.Drift] = DriftCheck.RunAsync,
            [ConformanceCheck.Recreation] = RecreationCheck.RunAsync,
            [ConformanceCheck.Crashes] = FaultsCheck.CrashesAsync,
            [ConformanceCheck.LostAnswers] = FaultsCheck.LostAnswersAsync,
            [ConformanceCheck.Throttling] = FaultsCheck.ThrottlingAsync,
            [ConformanceCheck.LaggingReads] = FaultsCheck.LaggingReadsAsync,
            [ConformanceCheck.OtherOwners] = OtherOwnersCheck.RunAsync,
            [ConformanceCheck.StalePlans] = StalePlansCheck.RunAsync,
            [ConformanceCheck.Destruction] = DestructionCheck.RunAsync,
            [ConformanceCheck.DeletionInUse] = DestructionCheck.InUseAsync,
            [ConformanceCheck.Secrets] = SecretsCheck.RunAsync,
        };

    /// <summary>Checks a kind. Each check starts its own AWS.</summary>
    /// <param name="suite">The kind under test.</param>
    /// <param name="only">The checks to run; null: all.</param>
    /// <param name="cancellationToken">Stops after the calls in flight.</param>
    /// <returns>The findings; call <see cref="ConformanceReport.EnsureConforms"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="only"/> is empty, or names a check that does not exist.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<ConformanceReport> CheckAsync(
        ConformanceSuite suite, IReadOnlyCollection<ConformanceCheck>? only = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var contexts = new List<CheckContext>();
        foreach (var check in Chosen(only))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new CheckContext(suite, check, cancellationToken);
            contexts.Add(context);
            try
            {
                await Checks[check](context);
            }
            catch (Exception failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                context.Find($"It ended with an error. {failure.GetType().Name}: {failure.Message}");
            }
        }

        return new ConformanceReport(
            suite.LogicalId, [.. contexts.SelectMany(context => context.Findings)], [.. contexts.SelectMany(context => context.Skipped)]);
    }

    private static IEnumerable<ConformanceCheck> Chosen(IReadOnlyCollection<ConformanceCheck>? only)
    {
        if (only is { Count: 0 })
        {
            throw new ArgumentException("No check is named; pass null to run all.", nameof(only));
        }

        return only?.Where(check => !Enum.IsDefined(check)).ToList() is [_, ..] unknown
            ? throw new ArgumentException($"There is no check {string.Join(", ", unknown)}.", nameof(only))
            : only?.Distinct() ?? Enum.GetValues<ConformanceCheck>();
    }
}
