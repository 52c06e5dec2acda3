namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One resource in an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">The list of AWS that contains it.</param>
/// <param name="Id">AWS's id or ARN.</param>
/// <param name="Owner">Its ownership tags, as <c>stack/logical id</c>; null: none.</param>
internal sealed record Holding(string Account, string Kind, string Id, string? Owner)
{
    /// <summary>Identity of the resource, regardless of duplicates.</summary>
    public string Role => $"{Account} {Kind} {Owner ?? "(nobody's)"}";

    /// <summary>Describes extra and missing resources; null if there are none.</summary>
    public static string? Difference(IReadOnlyList<Holding> expected, IReadOnlyList<Holding> found)
    {
        var (wanted, there) = (Count(expected), Count(found));
        var wrong = wanted.Keys.Union(there.Keys)
            .Where(role => wanted.GetValueOrDefault(role) != there.GetValueOrDefault(role))
            .Select(role => $"{role}: {there.GetValueOrDefault(role)} instead of {wanted.GetValueOrDefault(role)}")
            .ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong);

        static Dictionary<string, int> Count(IEnumerable<Holding> holdings) => holdings.CountBy(held => held.Role).ToDictionary();
    }
}
