using System.Net;
using PrivateLinkKit.Testing.Network.Rules;

namespace PrivateLinkKit.Testing.Tests.Network.Rules;

public class AclRulesTests
{
    private static readonly IPAddress Client = IPAddress.Parse("10.0.1.7");

    [Theory]
    [InlineData("100 allow 6 1024-65535 0.0.0.0/0", "")]
    [InlineData("100 allow 6 32768-65535 0.0.0.0/0", "* at 1024")]
    [InlineData("100 allow 6 1024-60000 0.0.0.0/0", "* at 60001")]
    [InlineData("90 deny 6 8080-8081 0.0.0.0/0, 100 allow 6 1024-65535 0.0.0.0/0", "90 at 8080")]
    [InlineData("100 allow 6 1024-65535 0.0.0.0/0, 110 deny 6 8080-8081 0.0.0.0/0", "")]
    [InlineData("100 allow 6 1024-30000 0.0.0.0/0, 110 allow 6 30001-65535 10.0.1.0/24", "")]
    [InlineData("100 allow -1 0.0.0.0/0", "")]
    [InlineData("100 allow 17 1024-65535 0.0.0.0/0", "* at 1024")]
    [InlineData("100 allow -1 10.0.2.0/24", "* at 1024")]
    [InlineData("50 deny -1 10.0.1.7/32, 100 allow -1 0.0.0.0/0", "50 at 1024")]
    public void Judge_EphemeralPorts_DeniesIfAnyPortIsDenied(string rules, string expected)
    {
        var denial = AclRules.Judge([.. rules.Split(", ").Select(Parse)], Client, PortSpan.OfLoadBalancers);

        Assert.Equal(expected, denial is null ? "" : $"{denial.Rule} at {denial.Port}");
    }

    private static AclRule Parse(string rule) => rule.Split(' ') switch
    {
        [var number, var action, var protocol, var range] => new(int.Parse(number), action is "allow", protocol, null, null, IPNetwork.Parse(range)),
        [var number, var action, var protocol, var ports, var range] => new(
            int.Parse(number), action is "allow", protocol, int.Parse(ports.Split('-')[0]), int.Parse(ports.Split('-')[1]), IPNetwork.Parse(range)),
        _ => throw new FormatException(rule),
    };
}
