using System.Collections.Frozen;

namespace PrivateLinkKit.Testing.Network.Records;

/// <summary>Numbers of record types.</summary>
internal static class DnsTypes
{
    public const ushort Options = 41;

    private static readonly FrozenDictionary<string, ushort> Numbers = new Dictionary<string, ushort>
    {
        ["A"] = 1,
        ["NS"] = 2,
        ["CNAME"] = 5,
        ["SOA"] = 6,
        ["PTR"] = 12,
        ["MX"] = 15,
        ["TXT"] = 16,
        ["AAAA"] = 28,
        ["SRV"] = 33,
        ["DS"] = 43,
        ["SSHFP"] = 44,
        ["TLSA"] = 52,
        ["SPF"] = 99,
        ["CAA"] = 257,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ushort, string> Names = Numbers.ToFrozenDictionary(type => type.Value, type => type.Key);

    /// <summary>Returns the number of a type; null if it is not supported.</summary>
    public static ushort? NumberOf(string type) => Numbers.TryGetValue(type, out var number) ? number : null;

    /// <summary>Returns the name of a type; one that is not supported has a name that no record has (RFC 3597).</summary>
    public static string NameOf(ushort number) => Names.GetValueOrDefault(number) ?? $"TYPE{number}";
}
