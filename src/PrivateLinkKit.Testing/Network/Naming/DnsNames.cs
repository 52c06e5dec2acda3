namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>Names as resolvers compare them.</summary>
internal static class DnsNames
{
    /// <summary>Returns a name in lower case, without the dot at its end.</summary>
    public static string Normalize(string name) => name.TrimEnd('.').ToLowerInvariant();
}
