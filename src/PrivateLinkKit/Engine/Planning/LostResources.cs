using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Distinguishes deleted resources from resources never created. After a complete apply of the present description everything was created; otherwise
/// the only evidence is existing resources that refer to the missing one.
/// </summary>
internal static class LostResources
{
    /// <param name="want">The current description.</param>
    /// <param name="have">Existing resources.</param>
    /// <param name="wasApplied">true if the last apply of this description was completed and no other has begun since.</param>
    /// <param name="rulesOf">The rules of a kind.</param>
    /// <returns>Wanted resources that existed before and are missing.</returns>
    public static IReadOnlySet<LogicalId> Of(ResourceGraph want, ObservedStack have, bool wasApplied, Func<string, KindRules> rulesOf)
    {
        var existing = have.Resources.ToLookup(state => state.Id);
        if (wasApplied)
        {
            return want.InOrder.Select(resource => resource.Id).Where(id => !existing.Contains(id)).ToHashSet();
        }

        var lost = new HashSet<LogicalId>();
        foreach (var resource in want.InOrder.Reverse().Where(IsWitness))
        {
            lost.UnionWith(ReferencedBy(resource).Where(id => !existing.Contains(id)));
        }

        return lost;

        bool IsWitness(Resource resource) =>
            lost.Contains(resource.Id)
            || (ReferencedBy(resource).Any(id => !existing.Contains(id)) && existing[resource.Id]
            .Any(state => rulesOf(resource.Kind).WasMadeAs(resource, state)));
    }

    private static IEnumerable<LogicalId> ReferencedBy(Resource resource) => resource.References.OfType<OutputOf>().Select(reference => reference.Id);
}
