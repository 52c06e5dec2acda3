namespace PrivateLinkKit.Testing;

/// <summary>Result of a <see cref="ConformanceKit.CheckAsync"/>.</summary>
public sealed class ConformanceReport
{
    internal ConformanceReport(string logicalId, IReadOnlyList<ConformanceFinding> findings, IReadOnlyList<SkippedCheck> skipped) =>
        (LogicalId, Findings, Skipped) = (logicalId, findings, skipped);

    /// <summary>The resource under test.</summary>
    public string LogicalId { get; }

    /// <summary>The broken rules; empty: the kind conforms.</summary>
    public IReadOnlyList<ConformanceFinding> Findings { get; }

    /// <summary>Checks that had nothing to do, with the reason.</summary>
    public IReadOnlyList<SkippedCheck> Skipped { get; }

    /// <summary>Does nothing if the kind conforms.</summary>
    /// <exception cref="ConformanceException">The kind breaks rules; all are listed.</exception>
    public void EnsureConforms()
    {
        if (Findings.Count > 0)
        {
            throw new ConformanceException(this);
        }
    }

    /// <summary>Lists all findings, one per line, and the skipped checks.</summary>
    public override string ToString() => string.Join(Environment.NewLine, (string[])
    [
        Findings.Count == 0 ? $"{LogicalId} conforms." : $"{LogicalId} breaks {Findings.Count} rules:",
        .. Findings.Select(finding => $"  {finding}"),
        .. Skipped.Select(skipped => $"  Skipped: {skipped}"),
    ]);
}
