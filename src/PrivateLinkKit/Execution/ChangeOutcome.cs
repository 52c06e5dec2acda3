using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace PrivateLinkKit;

/// <summary>How far a planned change came.</summary>
public enum ChangeStatus
{
    /// <summary>It was made and the resource is ready.</summary>
    Done,

    /// <summary>It was tried and failed.</summary>
    Failed,

    /// <summary>It was begun, and what is left of it has to wait for something that failed.</summary>
    Unfinished,

    /// <summary>It was not begun, because something it depends on failed.</summary>
    NotStarted,
}

/// <summary>A planned change and what became of it.</summary>
public sealed record ChangeOutcome
{
    /// <summary>Makes an outcome, as a host's test may want to.</summary>
    public ChangeOutcome()
    {
    }

    [SetsRequiredMembers]
    internal ChangeOutcome(PlannedChange change, ChangeStatus status, string? physicalId, Exception? error) =>
        (LogicalId, ResourceType, Action, Status, PhysicalId, Error) = (change.LogicalId, change.ResourceType, change.Action, status, physicalId, error);

    /// <summary>The resource's name in the stack.</summary>
    public required string LogicalId { get; init; }

    /// <summary>Its CloudFormation type.</summary>
    public required string ResourceType { get; init; }

    /// <summary>What was to be done.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>How far it came.</summary>
    public required ChangeStatus Status { get; init; }

    /// <summary>AWS's id or ARN, where the resource exists or existed.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public Exception? Error { get; init; }

    /// <summary>AWS's error code where AWS refused; null where it did not fail or the reason is another.</summary>
    public string? ErrorCode => (Error as AmazonServiceException ?? Error?.InnerException as AmazonServiceException)?.ErrorCode;
}
