namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>A running check: its suite, and what it has found.</summary>
internal sealed class CheckContext(ConformanceSuite suite, ConformanceCheck check, CancellationToken cancellationToken)
{
    public ConformanceSuite Suite => suite;

    public CancellationToken CancellationToken => cancellationToken;

    public List<ConformanceFinding> Findings { get; } = [];

    public List<SkippedCheck> Skipped { get; } = [];

    public void Find(string text) => Findings.Add(new ConformanceFinding(check, text));

    public void Skip(string reason) => Skipped.Add(new SkippedCheck(check, reason));

    /// <summary>Starts an AWS.</summary>
    public Task<ConformanceRun> StartAsync(Pace? pace = null) => ConformanceRun.StartAsync(suite, cancellationToken, pace);

    /// <summary>Starts an AWS, and applies the suite's stack.</summary>
    public Task<ConformanceRun> StartAppliedAsync(Pace? pace = null) => ConformanceRun.StartAppliedAsync(suite, cancellationToken, pace);

    /// <summary>Returns the planned change of the resource under test.</summary>
    public PlannedChange? ChangeIn(Plan plan) => plan.Changes.FirstOrDefault(change => change.LogicalId == suite.LogicalId);

    /// <summary>Finds a plan that is not empty.</summary>
    public async Task ExpectNothingToDoAsync(ConformanceRun run, PrivateLinkStack stack, string when)
    {
        if (await run.PlanAsync(stack) is { IsEmpty: false } plan)
        {
            Find($"{when}, the next plan is not empty: what ReadAsync returns differs from what was applied. {plan}");
        }
    }

    /// <summary>Finds another number of resources than one.</summary>
    public async Task ExpectOneAsync(ConformanceRun run, string when)
    {
        if (await run.OwnAsync() is { Count: not 1 } own)
        {
            Find($"{when}, {own.Count} resources with the tag {ExistingResource.IdKey}={suite.TaggedLogicalId} exist instead of one.");
        }
    }
}
