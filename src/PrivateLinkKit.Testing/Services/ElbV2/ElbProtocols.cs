namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The protocols that EmbeddedAws forwards.</summary>
internal static class ElbProtocols
{
    public const string Http = "HTTP";
    public const string Tcp = "TCP";

    public static bool IsHttp(string protocol) => protocol == Http;

    /// <summary>Refuses protocols that AWS supports and EmbeddedAws does not.</summary>
    public static void CheckEmulated(string member, string protocol)
    {
        if (protocol is not (Http or Tcp))
        {
            throw ElbV2Errors.NotEmulated($"{member} {protocol}; {Http} and {Tcp} are emulated");
        }
    }
}
