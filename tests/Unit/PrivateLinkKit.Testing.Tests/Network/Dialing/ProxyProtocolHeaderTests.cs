using System.Net;
using PrivateLinkKit.Testing.Network.Dialing;

namespace PrivateLinkKit.Testing.Tests.Network.Dialing;

public class ProxyProtocolHeaderTests
{
    private static readonly IPEndPoint Client = IPEndPoint.Parse("172.31.7.113:40000");
    private static readonly IPEndPoint Interface = IPEndPoint.Parse("172.31.10.31:80");

    [Fact]
    public void Of_ThroughAnEndpoint_IsLaidOutAsInCaptures()
    {
        var header = ProxyProtocolHeader.Of(Client, Interface, "vpce-08d2bf15fac5001c9");

        Assert.Equal("0D0A0D0A000D0A515549540A" + "21110054" + "AC1F0771" + "AC1F0A1F" + "9C40" + "0050" + "030004", Hex(header[..31]));
        Assert.Equal("EA001701" + Hex("vpce-08d2bf15fac5001c9"u8) + "040024" + new string('0', 72), Hex(header[35..]));
        Assert.Equal(100, header.Length);
    }

    [Fact]
    public void Of_NoEndpoint_IsAsLongWithoutIt()
    {
        var header = ProxyProtocolHeader.Of(Client, Interface, endpointId: null);

        Assert.Equal("04003E" + new string('0', 124), Hex(header[35..]));
        Assert.Equal(100, header.Length);
    }

    [Fact]
    public void OfHealthCheck_HasNoAddresses()
    {
        var header = ProxyProtocolHeader.OfHealthCheck();

        Assert.Equal("0D0A0D0A000D0A515549540A" + "20110054" + "030004", Hex(header[..19]));
        Assert.Equal("04004A" + new string('0', 148), Hex(header[23..]));
    }

    /// <summary>The bytes of a health check that somebody has captured: kubernetes/kubernetes#57250.</summary>
    [Fact]
    public void OfHealthCheck_HasTheChecksumOfACapture() => Assert.Equal("BCE5951F", Hex(ProxyProtocolHeader.OfHealthCheck()[19..23]));

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
