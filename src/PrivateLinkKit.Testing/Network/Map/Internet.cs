using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The Internet as a location: outside of all VPCs, with a public address of its own.</summary>
internal static class Internet
{
    /// <summary>The name of the location, and of what stands for its VPC and subnet.</summary>
    public const string Id = "internet";

    /// <summary>A client there, whose address is from a block that nobody uses any more (RFC 7526).</summary>
    public static Place Client { get; } = new(
        Id, new Subnet(Id, Id, IPNetwork.Parse("0.0.0.0/0"), Id, Id, new RouteRules(Id, [])), IPAddress.Parse("192.88.99.10"), []);
}
