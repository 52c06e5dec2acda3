using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>A check of what a unit uses or needs, before its first change.</summary>
/// <param name="Id">The part that the findings concern.</param>
/// <param name="At">Its placement.</param>
internal abstract record PreflightCheck(LogicalId Id, Placement At) : IGraphCheck
{
    /// <summary>Returns true if this change of its unit depends on what is checked.</summary>
    public abstract bool IsDue(PlannedChange change);

    /// <summary>The placements that the check reads.</summary>
    public virtual IEnumerable<Placement> Places => [At];

    /// <param name="contextOf">Returns the context of a placement; what is read there is shared by all checks.</param>
    public abstract Task<IEnumerable<PreflightFinding>> FindAsync(Func<Placement, HandlerContext> contextOf);

    protected PreflightFinding Finding(PreflightCode code, string resourceId, string text, string remedy) =>
        new() { Code = code, LogicalId = Id.Value, ResourceId = resourceId, Text = text, Remedy = remedy };
}
