using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Context shared by all handlers of one operation.</summary>
/// <param name="RunId">Unique id of the operation.</param>
/// <param name="Graph">The stack as the host describes it.</param>
/// <param name="Tags">Ownership tags of the stack.</param>
/// <param name="Outputs">Outputs known so far.</param>
/// <param name="Waiter">Waits for AWS.</param>
/// <param name="CancellationToken">The host's token.</param>
internal sealed record OperationContext(
    string RunId, ResourceGraph Graph, OwnershipTags Tags, Outputs Outputs, Waiter Waiter, CancellationToken CancellationToken)
{
    /// <summary>
    /// true if everything that is read will be deleted: details that are only compared, or deleted with their parent, are then not read.
    /// </summary>
    public bool OnlyDeletes { get; init; }

    /// <summary>true if the operation waits until tasks run and targets are healthy.</summary>
    public bool WaitsForTasks { get; init; } = true;

    public required Waits Waits { get; init; }

    /// <summary>Returns what existed under a logical id before the first change, duplicates included.</summary>
    public required Func<LogicalId, IEnumerable<ResourceState>> Existing { get; init; }

    /// <summary>Returns true if the operation deletes the resource with this AWS id or ARN.</summary>
    public required Func<string, bool> Deletes { get; init; }

    /// <summary>Reports an obstacle to the deletion of what is read.</summary>
    public required Action<PreflightFinding> Block { get; init; }

    /// <summary>Adds a note to the plan.</summary>
    public required Action<PlanNote> Note { get; init; }

    /// <summary>The stack's home record.</summary>
    public required RecordKeeper Record { get; init; }
}
