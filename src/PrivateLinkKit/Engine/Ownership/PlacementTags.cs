using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// Tags on what <see cref="Resource.Remembers"/> them, one for each account and region other than the provider's in which the stack may
/// have resources: set before the first resource is created there, and removed when none is left. They locate consumers that were removed
/// from the description or moved. The number of tags per resource is limited: further placements, and those with an external id too long
/// for a tag, are not recorded.
/// </summary>
internal static class PlacementTags
{
    private const string Prefix = OwnershipTags.Prefix + "at:";
    private const char Separator = ' ';
    private const int LongestValue = 256;

    /// <param name="placements">Placements in which the stack may have resources.</param>
    /// <param name="otherTags">Number of other tags that the endpoint service has or will have.</param>
    public static IEnumerable<Tag> Of(IEnumerable<Placement> placements, int otherTags) =>
        placements.Select(Of).Where(tag => tag.Value.Length <= LongestValue).Take(OwnershipTags.Limit - otherTags);

    public static bool IsOne(Tag tag) => tag.Key.StartsWith(Prefix, StringComparison.Ordinal);

    public static Tag Of(Placement at) => new($"{Prefix}{Hash(at)}", string.Join(Separator, at.Region, at.RoleArn, at.ExternalId).TrimEnd(Separator));

    /// <summary>The placements that these tags name.</summary>
    public static IEnumerable<Placement> On(IEnumerable<Tag> tags) =>
        from tag in tags
        where IsOne(tag)
        let parts = tag.Value.Split(Separator, 3)
        select new Placement(parts[0], parts.ElementAtOrDefault(1) is { Length: > 0 } role ? role : null, parts.ElementAtOrDefault(2));

    /// <summary>Returns true if both are the same placement; the external id is not compared.</summary>
    public static bool IsSame(Placement one, Placement other) => (one.Region, one.RoleArn) == (other.Region, other.RoleArn);

    private static string Hash(Placement at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{at.Region} {at.RoleArn}")))[..8];
}
