using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Aws.Ec2;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class ExistingRuleTests
{
    [Fact]
    public void ToPermission_AnyRule_ComesBackAsItWas()
    {
        var rules =
            from protocol in Gen.Elements("tcp", "udp", "icmp", "-1")
            from port in Gen.Choose(1, 65000)
            from width in Gen.Choose(0, 500)
            from peer in Gen.Elements("sg-1", "pl-1", "10.0.0.0/8", "2001:db8::/32")
            select protocol == "-1" ? new ExistingRule("-1", null, null, peer) : new ExistingRule(protocol, port, port + width, peer);

        Prop.ForAll(rules.ToArbitrary(), rule => ExistingRule.From(rule.ToPermission()).Single() == rule).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("-1", null, null, "0.0.0.0/0", "all 0.0.0.0/0")]
    [InlineData("tcp", 80, 80, "sg-1", "tcp 80 sg-1")]
    [InlineData("udp", 80, 90, "10.0.0.0/8", "udp 80-90 10.0.0.0/8")]
    public void ToString_Rule_ReadsLikeOne(string protocol, int? from, int? to, string peer, string text) =>
        Assert.Equal(text, new ExistingRule(protocol, from, to, peer).ToString());
}
