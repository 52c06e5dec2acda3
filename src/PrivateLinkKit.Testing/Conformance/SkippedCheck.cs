namespace PrivateLinkKit.Testing;

/// <summary>A check that had nothing to do.</summary>
/// <param name="Check">The check.</param>
/// <param name="Reason">Why, and what the suite has to say for it.</param>
public sealed record SkippedCheck(ConformanceCheck Check, string Reason)
{
    /// <summary>Returns <c>check: reason</c>.</summary>
    public override string ToString() => $"{Check}: {Reason}";
}
