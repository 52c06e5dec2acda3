namespace PrivateLinkKit;

/// <summary>An apply or destroy ended with failed changes. What did not depend on them was finished; running the verb again continues.</summary>
public sealed class ApplyException : PrivateLinkException
{
    internal ApplyException(string stack, IReadOnlyList<ChangeOutcome> outcomes)
        : base(Text(stack, outcomes), outcomes.First(outcome => outcome.Error is not null).Error)
    {
        Outcomes = outcomes;
    }

    /// <summary>What became of each change of the plan.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; }

    private static string Text(string stack, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var failed = outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed).ToList();
        var waiting = outcomes.Where(outcome => outcome.Status is ChangeStatus.NotStarted).ToList();
        var text = $"Stack {stack}: {outcomes.Count - failed.Count - waiting.Count} of {outcomes.Count} changes done, {failed.Count} failed, {waiting.Count} not started.";
        foreach (var outcome in failed)
        {
            text += $"{Environment.NewLine}  {outcome.LogicalId} ({outcome.Action} {outcome.ResourceType}): {FailureText.Of(outcome.Error!)}";
        }

        if (waiting.Count > 0)
        {
            text += $"{Environment.NewLine}  Not started: {string.Join(", ", waiting.Select(outcome => outcome.LogicalId))}";
        }

        return text + $"{Environment.NewLine}Mend the cause and run the same again: it continues where this ended.";
    }
}
