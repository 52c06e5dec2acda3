namespace PrivateLinkKit;

/// <summary>Obstacles would stop a destroy half-way; nothing was deleted.</summary>
public sealed class DestroyBlockedException : PrivateLinkException
{
    /// <summary>Maximum number of findings in the message.</summary>
    private const int Named = 10;

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
        .. findings.Take(Named).Select(finding => $"  {finding}"),
        .. findings.Count > Named ? [$"  and {findings.Count - Named} more, see {nameof(Findings)}."] : Array.Empty<string>(),
    ];
}
