namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Protocols of listeners and target groups.</summary>
internal static class ElbProtocols
{
    public const string Http = "HTTP";
    public const string Https = "HTTPS";
    public const string Tcp = "TCP";
    public const string Tls = "TLS";
    public const string Udp = "UDP";
    public const string TcpUdp = "TCP_UDP";

    /// <summary>Returns true for the protocols of Application Load Balancers.</summary>
    public static bool IsHttp(string protocol) => protocol is Http or Https;

    public static bool IsSecure(string protocol) => protocol is Https or Tls;

    /// <summary>Returns true for listeners and target groups that are recorded only: the virtual network carries TCP.</summary>
    public static bool IsDatagram(string protocol) => protocol is Udp or TcpUdp;

    public static bool CanForward(string listener, string group) =>
        listener == group || (IsHttp(listener) && IsHttp(group)) || (listener, group) is (Tls, Tcp) or (Udp, TcpUdp);

    /// <summary>Refuses protocols that AWS supports and EmbeddedAws does not.</summary>
    public static void CheckEmulated(string member, string protocol)
    {
        if (protocol is not (Http or Https or Tcp or Tls or Udp or TcpUdp))
        {
            throw ElbV2Errors.NotEmulated($"{member} {protocol}; {Http}, {Https}, {Tcp}, {Tls}, {Udp} and {TcpUdp} are emulated");
        }
    }
}
