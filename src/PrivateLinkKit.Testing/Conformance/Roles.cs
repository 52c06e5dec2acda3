namespace PrivateLinkKit.Testing.Conformance;

/// <summary>What resources are, and whose: duplicates share a role.</summary>
internal static class Roles
{
    /// <summary>Describes extra and missing resources; null if there are none.</summary>
    public static string? Difference(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (wanted, there) = (expected.CountBy(role => role).ToDictionary(), found.CountBy(role => role).ToDictionary());
        var wrong = wanted.Keys.Union(there.Keys)
            .Where(role => wanted.GetValueOrDefault(role) != there.GetValueOrDefault(role))
            .Select(role => $"{role}: {there.GetValueOrDefault(role)} instead of {wanted.GetValueOrDefault(role)}")
            .ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong);
    }
}
