namespace PrivateLinkKit;

/// <summary>The plan replaces resources, which this version does not do yet; nothing was applied.</summary>
public sealed class ReplacementNotSupportedException : PrivateLinkException
{
    internal ReplacementNotSupportedException(string stack, IReadOnlyList<PlannedChange> replaced)
        : base($"Stack {stack}: this version does not replace resources, and nothing was applied. "
            + string.Join("; ", replaced.Select(change => $"{change.LogicalId}: {change.Reason}"))
            + ". Put the old values back, or destroy the stack and apply it anew.")
    {
    }
}
