using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Pure function that compares wanted with existing resources and returns the changes in an executable order.</summary>
internal sealed class Planner(Func<string, KindRules> rulesOf)
{
    /// <param name="want">The wanted resources.</param>
    /// <param name="have">The existing resources.</param>
    /// <param name="wasApplied">true if the last apply of this description was completed, so missing resources were deleted since.</param>
    /// <param name="held">Returns true for resources that stay as they are, with everything that depends on what they lack; null: none.</param>
    /// <param name="stays">Returns true for the physical ids of unwanted resources that are not deleted; null: none.</param>
    public IReadOnlyList<PlannedChange> Plan(
        ResourceGraph want, ObservedStack have, bool wasApplied = false, Func<LogicalId, bool>? held = null, Func<string, bool>? stays = null)
    {
        var underHeld = new HashSet<string>();
        var users = new ResourceUsers(have.Resources);
        var lost = LostResources.Of(want, have, wasApplied, rulesOf);
        var forced = new Dictionary<LogicalId, string>();
        while (true)
        {
            var comparison = new Comparison(
                rulesOf, have, users, lost, forced, id => underHeld.Contains(id.Unit) || held?.Invoke(id) is true, stays ?? (_ => false));
            comparison.Add(want);
            if (comparison.ForceWhatHoldsOn())
            {
                continue;
            }

            if (comparison.UnitsUnderHeld() is [_, ..] under)
            {
                underHeld.UnionWith(under);
                forced.Clear();
                continue;
            }

            return comparison.Changes();
        }
    }

    /// <summary>Deletes these, each before its dependencies.</summary>
    public static IEnumerable<PlannedChange> PlanDeletion(IEnumerable<ResourceState> states, Func<ResourceState, string>? reason = null)
    {
        var users = new ResourceUsers(states);
        return TopologicalOrder.Of<ResourceState>(users.All, users.Of, ReferenceEqualityComparer.Instance)
            .Select(state => new PlannedChange(ChangeAction.Delete, null, state, [], reason?.Invoke(state) ?? "is owned by the stack and no longer wanted"));
    }
}
