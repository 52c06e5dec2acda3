using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>One step of an apply or destroy, for progress displays.</summary>
public abstract record ProvisioningEvent
{
    private protected ProvisioningEvent()
    {
    }

    [SetsRequiredMembers]
    private protected ProvisioningEvent(PlannedChange change) =>
        (StackName, LogicalId, ResourceType, Action) = ("", change.LogicalId, change.ResourceType, change.Action);

    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>The resource's name in the stack.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The CloudFormation type.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The action.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>Time of the step by <see cref="PrivateLinkOptions.TimeProvider"/>.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Number of changes that have ended so far, successfully or not, including this one.</summary>
    public int Finished { get; init; }

    /// <summary>
    /// Total number of changes. A replacement counts as two, since the old resource is deleted in a separate change. Grows if another host
    /// makes more changes necessary.
    /// </summary>
    public int Total { get; init; }

    /// <summary>What happened, at the end of the event's line.</summary>
    private protected abstract string Step { get; }

    /// <summary>The event as one line; escapes control characters.</summary>
    public sealed override string ToString() => MessageText.Line($"{StackName}: {Action} {LogicalId} ({ResourceType}) {Step}");
}

/// <summary>Work on a resource has begun.</summary>
public sealed record ChangeStarted : ProvisioningEvent
{
    /// <summary>Creates an event, for use in a host's tests.</summary>
    public ChangeStarted()
    {
    }

    [SetsRequiredMembers]
    internal ChangeStarted(PlannedChange change)
        : base(change)
    {
    }

    private protected override string Step => "starts";
}

/// <summary>AWS is working on the change; reported once per observed state.</summary>
public sealed record ChangeWaiting : ProvisioningEvent
{
    /// <summary>Creates an event, for use in a host's tests.</summary>
    public ChangeWaiting()
    {
    }

    [SetsRequiredMembers]
    internal ChangeWaiting(PlannedChange change, string goal, string state)
        : base(change) => (Goal, State) = (goal, state);

    /// <summary>The awaited state, for example <c>active</c>.</summary>
    public required string Goal { get; init; }

    /// <summary>The state that AWS returns now, for example <c>provisioning</c>.</summary>
    public required string State { get; init; }

    private protected override string Step => $"waits until it is {Goal}; state: {State}";
}

/// <summary>The change is complete: the resource is ready, or gone.</summary>
public sealed record ChangeDone : ProvisioningEvent
{
    /// <summary>Creates an event, for use in a host's tests.</summary>
    public ChangeDone()
    {
    }

    [SetsRequiredMembers]
    internal ChangeDone(PlannedChange change, string physicalId)
        : base(change) => PhysicalId = physicalId;

    /// <summary>The AWS id or ARN.</summary>
    public required string PhysicalId { get; init; }

    private protected override string Step => $"is done: {PhysicalId}";
}

/// <summary>The change failed permanently; changes that do not depend on it continue.</summary>
public sealed record ChangeFailed : ProvisioningEvent
{
    /// <summary>Creates an event, for use in a host's tests.</summary>
    public ChangeFailed()
    {
    }

    [SetsRequiredMembers]
    internal ChangeFailed(PlannedChange change, Exception error)
        : base(change) => Error = error;

    /// <summary>The reason.</summary>
    public required Exception Error { get; init; }

    private protected override string Step => $"failed: {FailureText.Of(Error)}";
}
