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
            [ConformanceCheck.Destruction] = DestructionCheck.RunAsync,
            [ConformanceCheck.DeletionInUse] = DestructionCheck.InUseAsync,
            [ConformanceCheck.Secrets] = SecretsCheck.RunAsync,
        };

    /// <summary>Checks a kind. Each check starts its own AWS.</summary>
    /// <param name="suite">The kind under test.</param>
    /// <param name="checks">The checks to run; none: all.</param>
    /// <returns>The findings; call <see cref="ConformanceReport.EnsureConforms"/>.</returns>
    public static async Task<ConformanceReport> CheckAsync(ConformanceSuite suite, params ConformanceCheck[] checks)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(checks);
        var contexts = new List<CheckContext>();
        foreach (var check in checks is [] ? Enum.GetValues<ConformanceCheck>() : checks)
        {
            var context = new CheckContext(suite, check);
            contexts.Add(context);
            try
            {
                await Checks[check](context);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                context.Find($"It ended with an error. {failure.GetType().Name}: {failure.Message}");
            }
        }

        return new ConformanceReport(
            suite.LogicalId, [.. contexts.SelectMany(context => context.Findings)], [.. contexts.SelectMany(context => context.Skipped)]);
    }
}
