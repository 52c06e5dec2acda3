namespace PrivateLinkKit;

/// <summary>A destroy would have stopped half-way; it found out before the first change, and nothing was changed.</summary>
public sealed class DestroyBlockedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="findings">The obstacles.</param>
    public DestroyBlockedException(string stack, IReadOnlyList<DestroyFinding> findings)
        : base(Lines(stack, findings))
    {
        Findings = findings;
    }

    /// <summary>All obstacles, ordered by logical id.</summary>
    public IReadOnlyList<DestroyFinding> Findings { get; }

    private static IEnumerable<string> Lines(string stack, IReadOnlyList<DestroyFinding> findings) =>
    [
        $"Stack {stack}: nothing was deleted, because {findings.Count} obstacle(s) would stop the destroy half-way.",
        .. findings.Select(finding => $"  {finding.LogicalId}: {finding.Text}. {finding.WayOut}"),
    ];
}
