using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Networks from which headers are trusted.</summary>
internal sealed class TrustedNetworks(IEnumerable<IPNetwork> named, bool unixSockets)
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("::1/128"),
    ];

    private readonly IPNetwork[] _networks = named.ToArray() is { Length: > 0 } networks ? networks : Private;

    /// <param name="source">Address that the connection comes from.</param>
    /// <param name="local">Local address; on a Unix socket the remote end has none.</param>
    public bool Contain(EndPoint? source, EndPoint? local = null) => source is IPEndPoint { Address: var address }
        ? Contain(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        : unixSockets && (local ?? source) is UnixDomainSocketEndPoint;

    private bool Contain(IPAddress address) => Array.Exists(_networks, network => network.Contains(address));
}
