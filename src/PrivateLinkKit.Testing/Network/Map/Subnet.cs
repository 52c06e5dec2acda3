using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A subnet with its effective route table.</summary>
internal sealed record Subnet(string Id, string VpcId, IPNetwork Range, string ZoneName, string ZoneId, RouteRules Routes)
{
    /// <summary>Its network ACL; null admits everything.</summary>
    public AclRules? Acl { get; init; }
}
