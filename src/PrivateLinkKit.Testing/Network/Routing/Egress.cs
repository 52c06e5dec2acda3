using System.Net;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>Ways of packets to addresses outside of VPCs: by internet gateways, NAT gateways and gateway endpoints.</summary>
internal static class Egress
{
    /// <summary>Returns why packets do not leave their VPC, or answers do not return; null: they do.</summary>
    public static string? Refuse(NetworkMap map, Place from, IPAddress to, int port) =>
        from.Outage
        ?? from.Subnet.Routes.Refuse(to, out var route)
        ?? new GatewayPaths(map, new Trail(map)).Leave(from, route, to, port).WhyNot;
}
