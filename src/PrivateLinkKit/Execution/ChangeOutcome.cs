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
/// <param name="LogicalId">The resource's name in the stack.</param>
/// <param name="ResourceType">Its CloudFormation type.</param>
/// <param name="Action">What was to be done.</param>
/// <param name="Status">How far it came.</param>
/// <param name="PhysicalId">AWS's id or ARN, where the resource exists or existed.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record ChangeOutcome(string LogicalId, string ResourceType, ChangeAction Action, ChangeStatus Status, string? PhysicalId, Exception? Error)
{
    /// <summary>AWS's error code where AWS refused; null where it did not fail or the reason is another.</summary>
    public string? ErrorCode => (Error as AmazonServiceException)?.ErrorCode;
}
