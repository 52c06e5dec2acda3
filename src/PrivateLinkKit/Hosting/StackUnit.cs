using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Last known state of a unit of a stack, the service or one of its consumers.</summary>
public sealed record StackUnit
{
    /// <summary>Name of the unit, as <see cref="PlannedUnit.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Account and region of the unit.</summary>
    public required PlanLocation Location { get; init; }

    /// <summary>State of the unit after the last pass.</summary>
    public required UnitState State { get; init; }

    /// <summary>Reason of the state, in one sentence.</summary>
    /// <value>null if <see cref="State"/> is <see cref="UnitState.Converged"/> or <see cref="UnitState.Differs"/>.</value>
    public string? Reason { get; init; }

    /// <summary>End of the first pass with this state.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Name, location, state and reason as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line($"{Name} ({Location}): {State}{(Reason is null ? "" : $", {Reason}")}");
}

/// <summary>State of a unit, as far as the host knows.</summary>
public enum UnitState
{
    /// <summary>AWS matches the description.</summary>
    Converged,

    /// <summary>AWS differs from the description.</summary>
    Differs,

    /// <summary>Some of its changes failed.</summary>
    Failed,

    /// <summary>Its account and region could not be read.</summary>
    Unreachable,

    /// <summary>Some of its changes are held back.</summary>
    Held,
}
