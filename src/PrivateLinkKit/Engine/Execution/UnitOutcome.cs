using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Result of an apply or destroy for one unit of a stack.</summary>
public enum UnitResult
{
    /// <summary>All of its changes are done, or there were none.</summary>
    Complete,

    /// <summary>Some of its changes failed or were not finished; the others are done.</summary>
    Failed,

    /// <summary>Its account and region could not be read: nothing was changed there.</summary>
    Unreachable,

    /// <summary>Some of its changes were held back; nothing of it failed.</summary>
    Held,
}

/// <summary>Outcome of an apply or destroy for one unit, the service or one of its consumers.</summary>
public sealed record UnitOutcome
{
    /// <summary>Name of the unit, as <see cref="PlannedUnit.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Account and region of the unit.</summary>
    public required PlanLocation Location { get; init; }

    /// <summary>The result.</summary>
    public required UnitResult Result { get; init; }

    /// <summary>Reason of the result, in one sentence.</summary>
    /// <value>null if <see cref="Result"/> is <see cref="UnitResult.Complete"/>.</value>
    public string? Reason { get; init; }

    /// <summary>Error of a failed change, or of an unreachable unit.</summary>
    /// <value>null if there is none.</value>
    public Exception? Error { get; init; }

    /// <summary>Name, location, result and reason as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line($"{Name} ({Location}): {Result}{(Reason is null ? "" : $", {Reason}")}");
}
