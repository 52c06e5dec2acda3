using System.Net;
using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network.Rules;

public class FirewallTests
{
    private static readonly string[] Protocols = ["-1", "tcp", "6", "udp", "17", "icmp"];
    private static readonly string[] Ranges = ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.1.1.7/32", "192.168.0.0/16"];
    private static readonly string[] Groups = ["sg-a", "sg-b", "sg-c"];
    private static readonly string[] Addresses = ["10.1.1.7", "10.1.1.8", "10.1.2.7", "10.9.9.9", "192.168.1.1", "8.8.8.8"];

    private static readonly Gen<GroupRule> AnyRule =
        from protocol in Gen.Elements(Protocols)
        from first in Gen.Choose(-1, 6)
        from length in Gen.Choose(0, 3)
        from byGroup in Gen.Elements(true, false)
        from range in Gen.Elements(Ranges)
        from @group in Gen.Elements(Groups)
        let last = first is -1 ? -1 : first + length
        select byGroup
            ? new GroupRule(protocol, first, last, GroupId: @group)
            : new GroupRule(protocol, first, last, IPNetwork.Parse(range));

    private static readonly Gen<(GroupRules[] Groups, Peer Peer, int Port)> AnyCase =
        from sizes in Gen.Choose(1, 3)
        from rules in AnyRule.ListOf(4).ListOf(sizes)
        from address in Gen.Elements(Addresses)
        from carried in Gen.SubListOf(Groups)
        from port in Gen.Choose(0, 9)
        select (
            rules.Select((list, i) => new GroupRules($"sg-{i}", $"group {i}", [.. list], [.. list])).ToArray(),
            new Peer(IPAddress.Parse(address), [.. carried]),
            port);

    [Fact]
    public void RefuseIngress_AnyGroups_AgreesWithBruteForce() =>
        Prop.ForAll(AnyCase.ToArbitrary(), c => (Firewall.RefuseIngress(c.Groups, c.Peer, c.Port) is null) == BruteForce(c.Groups, c.Peer, c.Port))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void RefuseEgress_AnyGroups_AgreesWithBruteForce() =>
        Prop.ForAll(AnyCase.ToArbitrary(), c => (Firewall.RefuseEgress(c.Groups, c.Peer, c.Port) is null) == BruteForce(c.Groups, c.Peer, c.Port))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void RefuseIngress_NoGroups_AdmitsEverything() =>
        Assert.Null(Firewall.RefuseIngress([], new Peer(IPAddress.Parse("8.8.8.8"), []), 80));

    [Fact]
    public void RefuseIngress_NoRuleAdmits_NamesGroupPortAndPeer()
    {
        var groups = new[] { new GroupRules("sg-1", "alb", [], []) };

        var refusal = Firewall.RefuseIngress(groups, new Peer(IPAddress.Parse("10.100.100.140"), ["sg-2"]), 8888);

        Assert.Equal("sg-1 (alb): no ingress rule for tcp 8888 from 10.100.100.140 (sg-2)", refusal);
    }

    /// <summary>Lists every (address, port) a rule admits one by one, and searches the connection in the lists.</summary>
    private static bool BruteForce(GroupRules[] groups, Peer peer, int port)
    {
        var admitted = new HashSet<(string Who, int Port)>();
        foreach (var rule in groups.SelectMany(group => group.Ingress))
        {
            if (rule.Protocol is "udp" or "17" or "icmp")
            {
                continue;
            }

            for (var p = 0; p < 10; p++)
            {
                var isInside = rule.Protocol == "-1" || rule.FromPort == -1 || (p >= rule.FromPort && p <= rule.ToPort);
                if (isInside)
                {
                    admitted.Add((rule.GroupId ?? "", p));
                    foreach (var address in Addresses.Where(address => rule.GroupId is null && InRange(rule.Range!.Value.ToString(), address)))
                    {
                        admitted.Add((address, p));
                    }
                }
            }
        }

        return admitted.Contains((peer.Address.ToString(), port)) || peer.GroupIds.Any(id => admitted.Contains((id, port)));
    }

    private static bool InRange(string range, string address)
    {
        var parts = range.Split('/');
        var bits = int.Parse(parts[1]);
        return Bits(parts[0])[..bits] == Bits(address)[..bits];

        static string Bits(string text) => string.Concat(text.Split('.').Select(octet => Convert.ToString(int.Parse(octet), 2).PadLeft(8, '0')));
    }
}
