using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Checks that nobody else's resource has the name of one to create, where AWS keeps names unique.</summary>
/// <param name="Id">The resource to create.</param>
/// <param name="At">Its account and region.</param>
public abstract record NameCheck(LogicalId Id, Placement At) : PreflightCheck(Id, At)
{
    /// <inheritdoc/>
    public sealed override bool IsDue(PlannedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Id == Id && change.Action is ChangeAction.Create;
    }

    /// <inheritdoc/>
    public sealed override async Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context) =>
        await FindOtherAsync(context) is { } other ? [TakenNames.Finding(Id, other, CommandFor(other, context))] : [];

    /// <summary>Returns the id or ARN of the resource that has the name and is not the stack's; null: none.</summary>
    /// <param name="context">Clients and calls of one account and region, and outputs of what exists.</param>
    protected abstract Task<string?> FindOtherAsync(HandlerContext context);

    /// <summary>Returns the AWS CLI command that sets the stack's tags on it.</summary>
    /// <param name="other">The resource that has the name.</param>
    /// <param name="context">Clients and calls of one account and region.</param>
    protected abstract string CommandFor(string other, HandlerContext context);
}
