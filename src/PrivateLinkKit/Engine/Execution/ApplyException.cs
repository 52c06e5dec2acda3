namespace PrivateLinkKit;

/// <summary>
/// An apply or destroy ended with failed changes. Changes that do not depend on them were finished; running the operation again continues.
/// </summary>
public sealed class ApplyException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="outcomes">Outcome of each change.</param>
    public ApplyException(string stack, IReadOnlyList<ChangeOutcome> outcomes)
        : base(Lines(stack, outcomes), outcomes.FirstOrDefault(outcome => outcome.Error is not null)?.Error)
    {
        Outcomes = outcomes;
    }

    /// <summary>Outcome of each change of the plan.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; }

    /// <summary>Outcome of each unit.</summary>
    public IReadOnlyList<UnitOutcome> Units { get; init; } = [];

    private static IEnumerable<string> Lines(string stack, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var failed = outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed).ToList();
        var unfinished = Names(ChangeStatus.Unfinished);
        var waiting = Names(ChangeStatus.NotStarted);
        yield return $"Stack {stack}: {Names(ChangeStatus.Done).Count} of {outcomes.Count} changes done, {failed.Count} failed, "
            + $"{unfinished.Count} unfinished, {waiting.Count} not started.";
        foreach (var outcome in failed)
        {
            yield return $"  {outcome.LogicalId} ({outcome.Action} {outcome.ResourceType}): "
                + $"{(outcome.Error is { } error ? FailureText.Of(error) : "no reason given")}";
        }

        foreach (var (title, names) in new[] { ("Unfinished", unfinished), ("Not started", waiting), ("Held back", Names(ChangeStatus.Held)) }
            .Where(line => line.Item2.Count > 0))
        {
            yield return $"  {title}: {string.Join(", ", names)}";
        }

        yield return "Fix the cause and run the same again: it resumes here.";

        List<string> Names(ChangeStatus status) => [.. outcomes.Where(outcome => outcome.Status == status).Select(outcome => outcome.LogicalId)];
    }
}
