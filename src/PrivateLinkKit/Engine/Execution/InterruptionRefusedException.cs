namespace PrivateLinkKit;

/// <summary>
/// The plan replaces or changes what connected consumers depend on, and the options do not allow to disconnect them. Nothing was changed,
/// unless the need arose during the apply because another host changed the stack; the message states which.
/// </summary>
public sealed class InterruptionRefusedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="interrupting">The changes that disconnect consumers.</param>
    /// <param name="somethingWasDone">true if other changes were made before.</param>
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
