using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Discovery;

/// <summary>
/// Addresses that an interface endpoint may have. Poisoned DNS could return this host, or the metadata service with its credentials;
/// without permission to read the endpoint's interfaces, this is the only check.
/// </summary>
internal static class EndpointRange
{
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),

        // EC2 instance metadata over IPv6.
        IPNetwork.Parse("fd00:ec2::/32"),
    ];

    public static bool MayHold(IPAddress address)
    {
        var own = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return !Array.Exists(Never, network => network.Contains(own));
    }
}
