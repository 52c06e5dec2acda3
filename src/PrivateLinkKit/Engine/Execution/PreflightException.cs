namespace PrivateLinkKit;

/// <summary>
/// Obstacles would stop a destroy or some units of an apply half-way. A destroy has deleted nothing; an apply has held back what depends on them, and
/// made the other changes (<see cref="Outcomes"/>).
/// </summary>
public sealed class PreflightException : PrivateLinkException
{
    /// <summary>Maximum number of findings in the message.</summary>
    private const int Named = 10;

    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="findings">The obstacles.</param>
    /// <param name="outcomes">Outcomes of the changes of an apply; null: nothing was changed.</param>
    public PreflightException(string stack, IReadOnlyList<PreflightFinding> findings, IReadOnlyList<ChangeOutcome>? outcomes = null)
        : base(Lines(stack, findings, outcomes ?? []))
    {
        Findings = findings;
        Outcomes = outcomes ?? [];
    }

    /// <summary>All obstacles, ordered by logical id.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; }

    /// <summary>Outcome of each change; empty if nothing was changed.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; }

    /// <summary>Interruptions that were refused too; empty for a destroy.</summary>
    public IReadOnlyList<Interruption> Held { get; init; } = [];

    /// <summary>Outcome of each unit; empty if not known.</summary>
    public IReadOnlyList<UnitOutcome> Units { get; init; } = [];

    private static IEnumerable<string> Lines(string stack, IReadOnlyList<PreflightFinding> findings, IReadOnlyList<ChangeOutcome> outcomes) =>
    [
        $"Stack {stack}: {findings.Count} obstacle(s) were found before the first change; "
            + (outcomes.Count == 0 ? "nothing was changed." : $"{outcomes.Count(outcome => outcome.Status is ChangeStatus.Done)} other change(s) were made."),
        .. findings.Take(Named).Select(finding => $"  {finding}"),
        .. findings.Count > Named ? [$"  and {findings.Count - Named} more, see {nameof(Findings)}."] : Array.Empty<string>(),
    ];
}
