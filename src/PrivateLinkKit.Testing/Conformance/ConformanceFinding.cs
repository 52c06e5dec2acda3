namespace PrivateLinkKit.Testing;

/// <summary>A rule that a kind breaks.</summary>
/// <param name="Check">The rule.</param>
/// <param name="Text">What was seen, and the usual remedy.</param>
public sealed record ConformanceFinding(ConformanceCheck Check, string Text)
{
    /// <summary>Returns <c>check: text</c>.</summary>
    public override string ToString() => $"{Check}: {Text}";
}
