namespace PrivateLinkKit;

/// <summary>The plan replaces or changes what connected consumers depend on, and the options do not allow to cut them off. Nothing was changed,
/// unless it came to this only because another host worked on the stack during the apply; the message says which.</summary>
public sealed class InterruptionRefusedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="interrupting">The changes that cut off consumers.</param>
    /// <param name="somethingWasDone">Whether other changes were made before.</param>
    public InterruptionRefusedException(string stack, IReadOnlyList<PlannedChange> interrupting, bool somethingWasDone)
        : base($"Stack {stack}: {(somethingWasDone ? "another host was at work, and no more was changed" : "nothing was changed")}, because these "
        + "changes cut off connected consumers: "
            + string.Join("; ", interrupting.Select(change => $"{change.LogicalId} ({change.PhysicalId}): {change.Reason}"))
            + ". Leave the description as it was, or apply with ApplyOptions.AllowInterruption.")
    {
        LogicalIds = [.. interrupting.Select(change => change.LogicalId)];
    }

    /// <summary>Resources that would be replaced or changed.</summary>
    public IReadOnlyList<string> LogicalIds { get; }
}
