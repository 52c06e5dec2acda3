using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Network.Rules;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The numbered rules of network ACLs.</summary>
internal static class NetworkAclEntries
{
    private const string AnyProtocol = "-1";
    private const string Tcp = "6";
    private const string Udp = "17";
    private const string Icmp = "1";
    private const string Icmpv6 = "58";

    /// <summary>The rules of every ACL, which deny what no other matches.</summary>
    public static IReadOnlyList<NetworkAclEntry> Denying { get; } =
        [Everything(egress: true, AclRule.LastNumber, "deny"), Everything(egress: false, AclRule.LastNumber, "deny")];

    /// <summary>The first rules of a default ACL.</summary>
    public static IReadOnlyList<NetworkAclEntry> Admitting { get; } = [Everything(egress: true, 100, "allow"), Everything(egress: false, 100, "allow")];

    public static CreateNetworkAclEntryResult Create(ServiceCall call, CreateNetworkAclEntryRequest request)
    {
        var acl = Existing.NetworkAcl(call.Region, request.NetworkAclId!);
        var entry = Entry(
            request.RuleNumber, request.Egress, request.Protocol, request.RuleAction, request.CidrBlock, request.Ipv6CidrBlock, request.IcmpTypeCode,
            request.PortRange);
        if (Find(acl, entry.RuleNumber, entry.Egress) is not null)
        {
            throw Ec2Errors.AclEntryExists(entry.RuleNumber!.Value);
        }

        Ec2Quotas.NetworkAclEntry(call.Region, acl.Entries!.Count(other => other.Egress == entry.Egress && other.RuleNumber < AclRule.LastNumber));
        Put(call.Region, acl, entry);
        return new();
    }

    public static ReplaceNetworkAclEntryResult Replace(ServiceCall call, ReplaceNetworkAclEntryRequest request)
    {
        var acl = Existing.NetworkAcl(call.Region, request.NetworkAclId!);
        var entry = Entry(
            request.RuleNumber, request.Egress, request.Protocol, request.RuleAction, request.CidrBlock, request.Ipv6CidrBlock, request.IcmpTypeCode,
            request.PortRange);
        Put(call.Region, Without(acl, entry.RuleNumber!.Value, entry.Egress!.Value), entry);
        return new();
    }

    public static DeleteNetworkAclEntryResult Delete(ServiceCall call, DeleteNetworkAclEntryRequest request)
    {
        var acl = Existing.NetworkAcl(call.Region, request.NetworkAclId!);
        CheckNumber(request.RuleNumber!.Value);
        call.Region.Ec2.NetworkAcls.Put(Without(acl, request.RuleNumber.Value, request.Egress!.Value));
        return new();
    }

    /// <summary>Rules in AWS's order: outbound first, by number.</summary>
    public static IReadOnlyList<NetworkAclEntry> Sort(IEnumerable<NetworkAclEntry> entries) =>
        [.. entries.OrderByDescending(entry => entry.Egress).ThenBy(entry => entry.RuleNumber)];

    /// <summary>The IPv4 rules of one direction, for the map of the network.</summary>
    public static IReadOnlyList<AclRule> RulesOf(NetworkAcl acl, bool egress) =>
    [
        .. from entry in Sort(acl.Entries!)
           where entry.Egress == egress && entry.CidrBlock is not null
           select new AclRule(
               entry.RuleNumber!.Value,
               entry.RuleAction is "allow",
               entry.Protocol!,
               entry.PortRange?.From,
               entry.PortRange?.To,
               IPNetwork.Parse(entry.CidrBlock!)),
    ];

    /// <summary>A protocol's number and, if it has one, its name.</summary>
    public static IEnumerable<string> NamesOf(string number) => number switch
    {
        AnyProtocol => [number, "all"],
        Tcp => [number, "tcp"],
        Udp => [number, "udp"],
        Icmp => [number, "icmp"],
        Icmpv6 => [number, "icmpv6"],
        _ => [number],
    };

    private static void Put(AccountRegion region, NetworkAcl acl, NetworkAclEntry entry) =>
        region.Ec2.NetworkAcls.Put(acl with { Entries = Sort([.. acl.Entries!, entry]) });

    private static NetworkAclEntry? Find(NetworkAcl acl, int? number, bool? egress) =>
        acl.Entries!.FirstOrDefault(entry => entry.RuleNumber == number && entry.Egress == egress);

    private static NetworkAcl Without(NetworkAcl acl, int number, bool egress)
    {
        var entry = Find(acl, number, egress) ?? throw Ec2Errors.AclEntryNotFound(acl.NetworkAclId!, number, egress);
        return acl with { Entries = [.. acl.Entries!.Where(other => other != entry)] };
    }

    private static NetworkAclEntry Entry(
        int? number, bool? egress, string? protocol, string? action, string? cidrBlock, string? ipv6CidrBlock, IcmpTypeCode? icmp, PortRange? ports)
    {
        CheckNumber(number!.Value);
        var protocolNumber = NumberOf(protocol!);
        if (action is not ("allow" or "deny"))
        {
            throw Ec2Errors.InvalidValue(action!, "ruleAction", "Valid values are allow and deny.");
        }

        if (cidrBlock is null == ipv6CidrBlock is null)
        {
            throw cidrBlock is null
                ? Ec2Errors.Missing("cidrBlock")
                : Ec2Errors.InvalidCombination("Only one of cidrBlock and ipv6CidrBlock may be specified");
        }

        return new NetworkAclEntry
        {
            RuleNumber = number,
            Egress = egress,
            Protocol = protocolNumber,
            RuleAction = action,
            CidrBlock = cidrBlock is null ? null : Ipv4Of(cidrBlock),
            Ipv6CidrBlock = ipv6CidrBlock is null ? null : Ipv6Of(ipv6CidrBlock),
            PortRange = protocolNumber is Tcp or Udp ? Ports(ports) : null,
            IcmpTypeCode = protocolNumber is Icmp or Icmpv6 ? icmp ?? throw Ec2Errors.Missing("icmpTypeCode") : null,
        };
    }

    private static void CheckNumber(int number)
    {
        if (number is < 1 or >= AclRule.LastNumber)
        {
            throw Ec2Errors.InvalidValue($"{number}", "ruleNumber", $"The number of a rule is between 1 and {AclRule.LastNumber - 1}.");
        }
    }

    private static string NumberOf(string protocol) => protocol.ToLowerInvariant() switch
    {
        "all" => AnyProtocol,
        "tcp" => Tcp,
        "udp" => Udp,
        "icmp" => Icmp,
        "icmpv6" => Icmpv6,
        var number when number is AnyProtocol || byte.TryParse(number, out _) => number,
        _ => throw Ec2Errors.InvalidValue(protocol, "protocol", "It is -1, tcp, udp, icmp, icmpv6 or the number of a protocol."),
    };

    private static PortRange Ports(PortRange? ports) => ports switch
    {
        { From: >= 0 and <= ushort.MaxValue and var from, To: >= 0 and <= ushort.MaxValue and var to } when from <= to => ports,
        null or { From: null } or { To: null } => throw Ec2Errors.Missing("portRange"),
        _ => throw Ec2Errors.InvalidValue($"{ports.From}-{ports.To}", "portRange", "Ports are between 0 and 65535, the first not above the last."),
    };

    private static string Ipv4Of(string range) =>
        (Cidr.TryParse(range) ?? throw Ec2Errors.InvalidValue(range, "cidrBlock", "This is not a valid CIDR block.")).ToString();

    private static string Ipv6Of(string range) =>
        IPNetwork.TryParse(range, out var parsed) && parsed.BaseAddress.AddressFamily is AddressFamily.InterNetworkV6
            ? parsed.ToString()
            : throw Ec2Errors.InvalidValue(range, "ipv6CidrBlock", "This is not a valid IPv6 CIDR block.");

    private static NetworkAclEntry Everything(bool egress, int number, string action) =>
        new() { Egress = egress, RuleNumber = number, RuleAction = action, Protocol = AnyProtocol, CidrBlock = "0.0.0.0/0" };
}
