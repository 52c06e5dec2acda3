using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>Progress of a planned change.</summary>
public enum ChangeStatus
{
    /// <summary>Executed; the resource is ready.</summary>
    Done,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Started, but not completed, because a dependency failed.</summary>
    Unfinished,

    /// <summary>Not started, because a dependency failed.</summary>
    NotStarted,

    /// <summary>Not started, because the plan holds it back (<see cref="PlannedChange.HoldReason"/>) or its unit is unreachable.</summary>
    Held,
}

/// <summary>A planned change and its outcome.</summary>
public sealed record ChangeOutcome
{
    /// <summary>Creates an outcome, for use in a host's tests.</summary>
    public ChangeOutcome()
    {
    }

    [SetsRequiredMembers]
    internal ChangeOutcome(PlannedChange change, ChangeStatus status, string? physicalId, Exception? error) =>
        (LogicalId, ResourceType, Action, Status, PhysicalId, Error) = (change.LogicalId, change.ResourceType, change.Action, status, physicalId, error);

    /// <summary>The resource's name in the stack.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The CloudFormation type.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The planned action.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The progress.</summary>
    public required ChangeStatus Status { get; init; }

    /// <summary>The AWS id or ARN, if the resource exists or existed.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>The error; null if it did not fail.</summary>
    public Exception? Error { get; init; }

    /// <summary>The AWS error code if AWS refused the change; otherwise null.</summary>
    public string? ErrorCode => (Error as AmazonServiceException ?? Error?.InnerException as AmazonServiceException)?.ErrorCode;

    /// <summary>The outcome as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line(
        $"{LogicalId} ({Action} {ResourceType}) {Status}: {(Error is not null ? FailureText.Of(Error) : PhysicalId ?? "no id")}");
}
