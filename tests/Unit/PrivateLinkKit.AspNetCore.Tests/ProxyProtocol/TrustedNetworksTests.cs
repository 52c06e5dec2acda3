using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.AspNetCore.ProxyProtocol;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

public class TrustedNetworksTests
{
    [Theory]
    [InlineData("10.255.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.0", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2001:db8::1", false)]
    public void Contain_NoneNamed_PrivateRanges(string address, bool expected) =>
        Assert.Equal(expected, new TrustedNetworks([], unixSockets: false).Contain(new IPEndPoint(IPAddress.Parse(address), 443)));

    [Theory]
    [InlineData("10.100.100.200", true)]
    [InlineData("::ffff:10.100.100.200", true)]
    [InlineData("10.100.101.1", false)]
    [InlineData("127.0.0.1", false)]
    public void Contain_SomeNamed_OnlyThese(string address, bool expected) =>
        Assert.Equal(
            expected, new TrustedNetworks([IPNetwork.Parse("10.100.100.0/24")], unixSockets: false).Contain(new IPEndPoint(IPAddress.Parse(address), 443)));

    [Fact]
    public void Contain_NoAddress_False()
    {
        Assert.False(new TrustedNetworks([], unixSockets: false).Contain(null));
        Assert.False(new TrustedNetworks([], unixSockets: false).Contain(new UnixDomainSocketEndPoint("/run/host.sock")));
    }
}
