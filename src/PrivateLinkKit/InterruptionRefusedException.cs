namespace PrivateLinkKit;

/// <summary>
/// Some changes would disconnect endpoints without consent, or beyond the budget. Their units were held back, with everything that depends on them; the
/// other changes were made (<see cref="Result"/>).
/// </summary>
public sealed class InterruptionRefusedException : PrivateLinkException
{
    /// <summary>Maximum number of interruptions in the message.</summary>
    private const int Named = 10;

    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="held">The refused interruptions.</param>
    /// <param name="result">Result of the other changes; null: nothing was changed.</param>
    public InterruptionRefusedException(string stack, IReadOnlyList<Interruption> held, ApplyResult? result)
        : base(Lines(stack, held, result)) => (Held, Result) = (held, result);

    /// <summary>The refused interruptions.</summary>
    public IReadOnlyList<Interruption> Held { get; }

    /// <summary>Result of the changes that were made; null: nothing was changed.</summary>
    public ApplyResult? Result { get; }

    /// <summary>Outcome of each unit; empty if not known.</summary>
    public IReadOnlyList<UnitOutcome> Units { get; init; } = [];

    private static IEnumerable<string> Lines(string stack, IReadOnlyList<Interruption> held, ApplyResult? result) =>
    [
        $"Stack {stack}: {held.Count} interruption(s) are refused, and {string.Join(", ", held.Select(one => one.Unit).Distinct().Take(Named))} held back; "
            + (result is null ? "nothing was changed." : $"{result.Outcomes.Count(outcome => outcome.Status is ChangeStatus.Done)} other change(s) were made."),
        .. held.Take(Named).Select(interruption => $"  {interruption}"),
        .. held.Count > Named ? [$"  and {held.Count - Named} more, see {nameof(Held)}."] : Array.Empty<string>(),
        "Leave the description as it was, or review Plan.Interruptions and apply with ApplyOptions.Consent = InterruptionConsent.To(plan.Interruptions).",
    ];
}
