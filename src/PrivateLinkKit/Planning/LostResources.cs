using PrivateLinkKit.Model;

namespace PrivateLinkKit.Planning;

/// <summary>Tells what is missing because somebody deleted it from what was never made, by the only witnesses there are: what refers to it and still exists.</summary>
internal static class LostResources
{
    /// <returns>Wanted, not there, and once there: something that was made for exactly the present wish refers to it, or to something that refers to it.</returns>
    public static IReadOnlySet<LogicalId> Of(ResourceGraph want, ObservedStack have, Func<string, IKindRules> rulesOf)
    {
        var existing = have.Resources.ToLookup(state => state.Id);
        var lost = new HashSet<LogicalId>();
        foreach (var resource in want.InOrder.Reverse().Where(IsWitness))
        {
            lost.UnionWith(ReferencedBy(resource).Where(id => !existing.Contains(id)));
        }

        return lost;

        bool IsWitness(Resource resource) =>
            lost.Contains(resource.Id)
            || (ReferencedBy(resource).Any(id => !existing.Contains(id)) && existing[resource.Id].Any(state => rulesOf(resource.Kind).WasMadeAs(resource, state)));
    }

    private static IEnumerable<LogicalId> ReferencedBy(Resource resource) => resource.References.OfType<OutputOf>().Select(reference => reference.Id);
}
