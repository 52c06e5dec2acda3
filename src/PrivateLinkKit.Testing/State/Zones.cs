namespace PrivateLinkKit.Testing.State;

/// <summary>An availability zone as one account sees it: its name there, and the id that is the same in all accounts.</summary>
internal sealed record Zone(string Name, string Id, string GroupName);

/// <summary>The three zones of a region; as in AWS, names map to different zones in different accounts.</summary>
internal static class Zones
{
    private const int Count = 3;

    public static IReadOnlyList<Zone> Of(string account, string region)
    {
        var rotation = int.Parse(account.AsSpan(account.Length - 4)) % Count;
        var code = RegionCode(region);
        return [.. Enumerable.Range(0, Count).Select(i => new Zone(
            $"{region}{(char)('a' + i)}",
            $"{code}-az{(i + rotation) % Count + 1}",
            $"{region}-zg-1"))];
    }

    /// <summary>The short form in zone ids: <c>eu-west-1</c> is <c>euw1</c>, <c>ap-southeast-2</c> is <c>apse2</c>.</summary>
    public static string RegionCode(string region) => string.Concat(region.Split('-').Select((part, i) => i == 0 ? part : Abbreviate(part)));

    private static string Abbreviate(string part) => part switch
    {
        "northeast" => "ne",
        "northwest" => "nw",
        "southeast" => "se",
        "southwest" => "sw",
        "isob" or "isoe" or "isof" => $"i{part[3]}",
        _ => part[..1],
    };
}
