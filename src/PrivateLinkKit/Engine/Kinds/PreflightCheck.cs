using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>
/// A check of what a unit uses or needs, before its first change. What depends on a finding is held back. A check that AWS refuses, for lack of a permission,
/// finds nothing; with any other error the plan fails.
/// </summary>
/// <param name="Id">The part that the findings concern.</param>
/// <param name="At">Its account and region.</param>
public abstract record PreflightCheck(LogicalId Id, Placement At) : IGraphCheck
{
    /// <summary>Returns true if this change of the unit depends on what is checked. If no change does, the check is not made.</summary>
    /// <param name="change">A planned change in the unit of <see cref="Id"/>.</param>
    public abstract bool IsDue(PlannedChange change);

    /// <summary>Returns the obstacles.</summary>
    /// <param name="context">Clients and calls of <see cref="At"/>, and outputs of what exists. Shares its reads with all checks of the plan.</param>
    public abstract Task<IEnumerable<PreflightFinding>> FindAsync(HandlerContext context);

    /// <summary>Returns a finding.</summary>
    /// <param name="code">Kind of obstacle.</param>
    /// <param name="resourceId">The AWS id, ARN or name of the obstacle.</param>
    /// <param name="text">Description of the obstacle, for people; without a full stop.</param>
    /// <param name="remedy">What removes the obstacle, a sentence.</param>
    protected PreflightFinding Finding(PreflightCode code, string resourceId, string text, string remedy) =>
        new() { Code = code, LogicalId = Id.Value, ResourceId = resourceId, Text = text, Remedy = remedy };
}
