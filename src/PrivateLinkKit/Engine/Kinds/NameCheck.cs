using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Checks that nobody else's resource has the name of one to create.</summary>
/// <param name="Id">The resource.</param>
/// <param name="At">Its placement.</param>
internal abstract record NameCheck<TResource>(LogicalId Id, Placement At) : PreflightCheck(Id, At)
    where TResource : Resource
{
    public sealed override bool IsDue(PlannedChange change) => change.Id == Id && change.Action is ChangeAction.Create;

    public sealed override async Task<IEnumerable<PreflightFinding>> FindAsync(Func<Placement, HandlerContext> contextOf) =>
        contextOf(At) is var context && context.Graph[Id] is TResource want && await FindOtherAsync(want, context) is { } other
            ? [TakenNames.Finding(Id, other, CommandFor(other, context))] : [];

    /// <summary>Returns the id or ARN of the resource that has the name and is not the stack's; null: none.</summary>
    protected abstract Task<string?> FindOtherAsync(TResource want, HandlerContext context);

    /// <summary>Returns the AWS CLI command that sets the stack's tags on it.</summary>
    protected abstract string CommandFor(string other, HandlerContext context);
}
