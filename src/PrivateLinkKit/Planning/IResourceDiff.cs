using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>What the planner asks of a kind: how a wanted resource differs from the one that exists. Pure; no AWS call.</summary>
internal interface IResourceDiff
{
    IReadOnlyList<PropertyChange> Diff(Resource want, ResourceState? have, Outputs outputs);
}
