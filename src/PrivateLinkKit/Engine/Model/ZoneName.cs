using System.Text.RegularExpressions;

namespace PrivateLinkKit.Engine.Model;

internal static partial class ZoneName
{
    /// <summary>Returns the region of a zone such as <c>eu-west-1a</c>; null if it is not the name of an availability zone.</summary>
    public static string? RegionOf(string zone) => Zone().Match(zone) is { Success: true } match ? match.Groups["region"].Value : null;

    /// <summary>Returns true for a zone's id, such as <c>euw1-az1</c>, which means the same zone in every account.</summary>
    public static bool IsId(string zone) => Id().IsMatch(zone);

    public static bool IsRegion(string region) => Region().IsMatch(region);

    [GeneratedRegex(@"^(?<region>[a-z]{2,}(-[a-z]+)+-[0-9]{1,2})[a-z]\z")]
    private static partial Regex Zone();

    [GeneratedRegex(@"^[a-z]{2,}[0-9]{1,2}-az[0-9]{1,2}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex Region();
}
