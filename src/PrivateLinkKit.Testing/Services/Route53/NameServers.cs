using System.Globalization;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The four name servers that Route 53 assigns to a zone, one in each of four top-level domains.</summary>
internal static class NameServers
{
    private const int PerDomain = 512;

    private static readonly string[] TopLevelDomains = ["com", "net", "org", "co.uk"];

    /// <summary>The name servers of all private zones.</summary>
    public static IReadOnlyList<string> OfPrivateZones { get; } =
        [.. TopLevelDomains.Select((domain, i) => $"ns-{i * PerDomain}.awsdns-00.{domain}")];

    public static IReadOnlyList<string> Draw(Ids ids) =>
    [
        .. ids.Hex(16).Chunk(4).Select((digits, i) =>
        {
            var number = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return $"ns-{i * PerDomain + number % PerDomain}.awsdns-{number / PerDomain % 64:00}.{TopLevelDomains[i]}";
        }),
    ];
}
