using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Ownership;

/// <summary>
/// Tags on what <see cref="Resource.Remembers"/> them, one for each account and region other than the provider's in which the stack may have
/// something: set before anything
/// is made there, and taken away when nothing is left. By them a consumer is found that the description does not name any more, or names elsewhere.
/// A resource has room for so many tags only: of the places beyond, and of one whose external id is too long for a tag, nothing is remembered.
/// </summary>
internal static class PlacementTags
{
    private const string Prefix = OwnershipTags.Prefix + "at:";
    private const char Separator = ' ';
    private const int LongestValue = 256;

    /// <param name="placements">Placements in which the stack may have resources.</param> <param name="otherTags">Number of other tags that
    /// the endpoint service has or will have.</param>
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

    /// <summary>Returns true if both are the same place; the external id does not count.</summary>
    public static bool IsSame(Placement one, Placement other) => (one.Region, one.RoleArn) == (other.Region, other.RoleArn);

    private static string Hash(Placement at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{at.Region} {at.RoleArn}")))[..8];
}
