using System.Text.RegularExpressions;

namespace PrivateLinkKit.Engine.Model;

/// <summary>An account and a region. No two partitions share a region, so it also determines the partition.</summary>
internal sealed partial record Place(string Account, string Region)
{
    /// <summary>Reads <c>111122223333/eu-west-1</c>; null if the text is none.</summary>
    public static Place? Parse(string text) => Text().Match(text) is { Success: true, Groups: var parts }
        ? new Place(parts["account"].Value, parts["region"].Value) : null;

    /// <summary>Returns <c>111122223333/eu-west-1</c>, as in the tag <c>privatelinkkit:home</c>.</summary>
    public override string ToString() => $"{Account}/{Region}";

    [GeneratedRegex(@"^(?<account>[0-9]{12})/(?<region>[a-z]{2,}(-[a-z]+)+-[0-9]{1,2})\z")]
    private static partial Regex Text();
}
