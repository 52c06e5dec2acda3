using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Detects that another host has changed the stack since the plan was made, beyond conflicts on unique names, which cause errors of their own.
/// </summary>
internal static class OtherHosts
{
    /// <summary>
    /// Returns true if a resource unknown to this operation carries the stack's tags. Costs a few calls, and none if nothing was created.
    /// </summary>
    public static async Task<bool> HaveMadeSomethingAsync(Operation operation, Plan plan)
    {
        var created = plan.Changes.Where(change => change is { Action: ChangeAction.Create or ChangeAction.Replace, IsHeld: false }).ToList();
        var known = KnownIds(operation, plan);
        var found = await Task.WhenAll(
            from place in created.GroupBy(change => change.Want!.At, change => change.ResourceType)
            from module in operation.Modules.All
            select module.FindIdsAsync([.. place], operation.ContextFor(place.Key)));
        return found.SelectMany(ids => ids).Any(id => !known.Contains(id));
    }

    /// <summary>Returns true if there are resources that this operation did not create, or some that it created are missing.</summary>
    public static bool HaveChangedSomething(Operation operation, Plan plan, ObservedStack now)
    {
        var known = KnownIds(operation, plan);
        var present = now.Resources.Select(state => state.PhysicalId).ToHashSet();
        var unreachable = now.Unreachable.Select(place => place.At).ToHashSet();
        return present.Any(id => !known.Contains(id))
            || States(operation, plan).Any(state => !present.Contains(state.PhysicalId) && !unreachable.Contains(state.At));
    }

    private static HashSet<string> KnownIds(Operation operation, Plan plan) =>
        [.. plan.Observed.Resources.Concat(plan.Observed.Withheld).Concat(States(operation, plan))
            .SelectMany(state => state.TaggedParts.Append(state.PhysicalId))];

    private static IEnumerable<ResourceState> States(Operation operation, Plan plan) =>
        plan.Graph.InOrder.Select(resource => operation.Outputs[resource.Id]).OfType<ResourceState>();
}
