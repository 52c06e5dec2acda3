using System.Globalization;
using PrivateLinkKit.Engine.Values;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <param name="Protocol">As AWS writes it: <c>tcp</c>, or <c>-1</c> for all.</param>
/// <param name="FromPort">null: all ports.</param>
/// <param name="Peer">A group's id, a prefix list's id or a CIDR block.</param>
internal sealed record ExistingRule(string Protocol, int? FromPort, int? ToPort, string Peer)
{
    /// <summary>The egress rule that AWS adds to every new group.</summary>
    public static ExistingRule AllowAll { get; } = new("-1", null, null, "0.0.0.0/0");

    public bool NamesGroup => Peer.StartsWith("sg-", StringComparison.Ordinal);

    public static ExistingRule Tcp(int port, string peer) => new("tcp", port, port, peer);

    /// <summary>Splits a permission into one rule per peer.</summary>
    public static IEnumerable<ExistingRule> From(Sdk.IpPermission permission)
    {
        var peers = (permission.UserIdGroupPairs ?? []).Select(pair => pair.GroupId)
            .Concat((permission.Ipv4Ranges ?? []).Select(range => range.CidrIp))
            .Concat((permission.Ipv6Ranges ?? []).Select(range => range.CidrIpv6))
            .Concat((permission.PrefixListIds ?? []).Select(list => list.Id));

        // -1 means "all" here, and is sent with or without ports.
        var anyPort = permission.IpProtocol == "-1";
        return peers.Select(peer => new ExistingRule(permission.IpProtocol, anyPort ? null : permission.FromPort, anyPort ? null : permission.ToPort, peer));
    }

    public Sdk.IpPermission ToPermission()
    {
        var permission = new Sdk.IpPermission { IpProtocol = Protocol, FromPort = FromPort, ToPort = ToPort };
        if (NamesGroup)
        {
            permission.UserIdGroupPairs = [new Sdk.UserIdGroupPair { GroupId = Peer }];
        }
        else if (Peer.StartsWith("pl-", StringComparison.Ordinal))
        {
            permission.PrefixListIds = [new Sdk.PrefixListId { Id = Peer }];
        }
        else if (Peer.Contains(':', StringComparison.Ordinal))
        {
            permission.Ipv6Ranges = [new Sdk.Ipv6Range { CidrIpv6 = Peer }];
        }
        else
        {
            permission.Ipv4Ranges = [new Sdk.IpRange { CidrIp = Peer }];
        }

        return permission;
    }

    /// <param name="peer">The other side; of a wanted rule it may be a reference.</param>
    public PropertyValue ToValue(PropertyValue peer) =>
        MapValue.Of([("IpProtocol", Protocol), ("FromPort", FromPort), ("ToPort", ToPort), ("Peer", peer)]) with { Format = $"{Traffic} {{Peer}}" };

    public override string ToString() => $"{Traffic} {Peer}";

    private string Traffic => $"{Protocol switch { "-1" => "all", _ => Protocol }}{Ports()}";

    private string Ports() => FromPort switch
    {
        null => "",
        var port when port == ToPort => string.Create(CultureInfo.InvariantCulture, $" {port}"),
        var port => string.Create(CultureInfo.InvariantCulture, $" {port}-{ToPort}"),
    };
}
