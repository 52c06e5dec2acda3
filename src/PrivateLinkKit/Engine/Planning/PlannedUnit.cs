using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>A unit of a stack, the service or one of its consumers, in a plan.</summary>
public sealed record PlannedUnit
{
    /// <summary>
    /// Name of the unit: the stack's for the service, otherwise the consumer's. Consumers that left the description have no name while their place is
    /// unreachable: it is <c>222222222222/eu-west-1</c> then.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Account and region of the unit.</summary>
    public required PlanLocation Location { get; init; }

    /// <summary>Status of the unit.</summary>
    public UnitStatus Status { get; init; }

    /// <summary>Reason of the status, in one sentence.</summary>
    /// <value>null if <see cref="Status"/> is <see cref="UnitStatus.Ready"/>.</value>
    public string? Reason { get; init; }

    /// <summary>Error of an unreachable unit, with AWS's own inside.</summary>
    /// <value>null unless <see cref="Status"/> is <see cref="UnitStatus.Unreachable"/>.</value>
    public UnitUnreachableException? Error { get; init; }

    /// <summary>Number of the unit's resources by planned action. Actions without a resource are left out.</summary>
    public IReadOnlyDictionary<ChangeAction, int> Counts { get; init; } = new Dictionary<ChangeAction, int>();

    /// <summary>Name, location, status and reason as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line($"{Name} ({Location}): {Status}{(Reason is null ? "" : $", {Reason}")}");
}
