using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Domain names as Route 53 writes them: with the dot at the end, and an asterisk as <c>\052</c>.</summary>
internal static class ZoneNames
{
    /// <summary>Returns a name in Route 53's form; null if it is no domain name.</summary>
    public static string? Normalize(string name) => DomainName.Parse(name) is { Length: > 0 } plain
        ? $"{plain.Replace("*", @"\052", StringComparison.Ordinal)}."
        : null;

    /// <summary>Returns a name in Route 53's form as resolvers know it: without the dot at its end, and an asterisk as itself.</summary>
    public static string Plain(string normalized) => normalized[..^1].Replace(@"\052", "*", StringComparison.Ordinal);

    /// <summary>Returns the text that sorts names in AWS's order: the labels reversed, as in <c>com.example.www.</c></summary>
    public static string SortKey(string normalized) => string.Concat(normalized[..^1].Split('.').Reverse().Select(label => $"{label}."));
}
