namespace PrivateLinkKit;

/// <summary>Status of a unit in a plan.</summary>
public enum UnitStatus
{
    /// <summary>It was read; an apply executes its changes.</summary>
    Ready,

    /// <summary>Its account and region could not be read: nothing is planned for it, and it stops no other unit.</summary>
    Unreachable,

    /// <summary>It was read, but an apply does not execute some of its changes (<see cref="PlannedChange.HoldReason"/>).</summary>
    Held,
}
