using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>
/// Resources that AWS keeps while others use them. A decisive reading does not describe them: their users name their ids, and what else is described
/// of them can neither stop nor admit a request.
/// </summary>
internal static class InUse
{
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    /// <param name="uses">Existing users by logical id, and the physical ids that they name.</param>
    /// <param name="reference">Returns the reference of a wanted user.</param>
    /// <param name="state">Returns the state of a wanted resource that exists under a physical id.</param>
    public static IReadOnlyList<TState> Of<TUser, TUsed, TState>(
        HandlerContext context, IEnumerable<(LogicalId User, string PhysicalId)> uses, Func<TUser, Ref> reference, Func<TUsed, string, TState> state)
        where TUser : Resource
        where TUsed : Resource
        where TState : ResourceState =>
        [
            .. (from use in uses
                let used = context.Graph[use.User] is TUser user && reference(user) is OutputOf output ? context.Graph[output.Id] as TUsed : null
                where used?.At == context.At
                select (Used: used, use.PhysicalId)).Distinct().Select(known => Untagged(state(known.Used, known.PhysicalId))),
        ];

    private static TState Untagged<TState>(TState state)
        where TState : ResourceState => state with { NotFetched = [.. state.NotFetched, TagDiff.Property] };
}
