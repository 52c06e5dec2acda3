using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using PrivateLinkKit.AspNetCore.ProxyProtocol;
using static PrivateLinkKit.AspNetCore.Tests.ProxyProtocol.HeaderBytes;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

public class ProxyHeaderParserTests
{
    [Fact]
    public void Parse_HeaderThatAnNlbSent_EndpointAndTrueAddresses()
    {
        var bytes = Captured.ToArray();

        var verdict = Parse(bytes, out var header);

        Assert.Equal(ProxyHeaderVerdict.Accepted, verdict);
        Assert.Equal(new ProxyHeader(100, CapturedClient, CapturedDestination, CapturedEndpoint), header);
    }

    [Fact]
    public void ToArray_HeaderThatAnNlbSent_ChecksumOfTheNlb() =>
        Assert.Equal(CapturedChecksum, BinaryPrimitives.ReadUInt32BigEndian(Captured.ToArray().AsSpan(31)));

    [Fact]
    public void Parse_TcpOverIpv6_Addresses()
    {
        var (client, destination) = (IPEndPoint.Parse("[2001:db8::7]:50000"), IPEndPoint.Parse("[2001:db8::1]:443"));

        var verdict = Parse(Tcp(client, destination).ToArray(), out var header);

        Assert.Equal(ProxyHeaderVerdict.Accepted, verdict);
        Assert.Equal(new ProxyHeader(52, client, destination), header);
    }

    [Fact]
    public void Parse_NoFields_NoEndpoint()
    {
        Parse(Tcp(CapturedClient, CapturedDestination).ToArray(), out var header);

        Assert.Equal(new ProxyHeader(28, CapturedClient, CapturedDestination), header);
    }

    [Theory]
    [InlineData(0x20, 0x00, 0)]
    [InlineData(0x20, 0x11, 12)]
    [InlineData(0x20, 0x31, 3)]
    [InlineData(0x20, 0xFF, 40)]
    [InlineData(0x21, 0x00, 0)]
    [InlineData(0x21, 0x00, 9)]
    public void Parse_LocalOrUnspecified_AcceptedWithoutClient(int command, int family, int rest)
    {
        var bytes = new HeaderBytes { Command = (byte)command, Family = (byte)family, Addresses = new byte[rest] }.ToArray();

        var verdict = Parse(bytes, out var header);

        Assert.Equal(ProxyHeaderVerdict.Accepted, verdict);
        Assert.Equal(new ProxyHeader(16 + rest), header);
    }

    [Theory]
    [InlineData("PROXY TCP4 172.31.7.113 172.31.10.31 51442 80\r\n", "Version1")]
    [InlineData("PROXY UNKNOWN\r\n", "Version1")]
    [InlineData("PROXY", "Incomplete")]
    [InlineData("PROXIMITY", "NotProxyProtocol")]
    [InlineData("POST / HTTP/1.1\r\n", "NotProxyProtocol")]
    [InlineData("GET / HTTP/1.1\r\n", "NotProxyProtocol")]
    [InlineData("\u0016\u0003\u0001", "NotProxyProtocol")]
    [InlineData("\r\n\r\nGET / HTTP/1.1", "NotProxyProtocol")]
    [InlineData("", "Incomplete")]
    public void Parse_Text_Verdict(string text, string verdict) => Assert.Equal(verdict, Parse([.. text.Select(c => (byte)c)], out _).ToString());

    [Theory]
    [InlineData(0x11, 0x11, "UnknownVersion")]
    [InlineData(0x31, 0x11, "UnknownVersion")]
    [InlineData(0x22, 0x11, "UnknownCommand")]
    [InlineData(0x2F, 0x11, "UnknownCommand")]
    [InlineData(0x21, 0x12, "UnsupportedFamily")]
    [InlineData(0x21, 0x22, "UnsupportedFamily")]
    [InlineData(0x21, 0x31, "UnsupportedFamily")]
    [InlineData(0x21, 0x32, "UnsupportedFamily")]
    [InlineData(0x21, 0x10, "UnsupportedFamily")]
    [InlineData(0x21, 0x01, "UnsupportedFamily")]
    [InlineData(0x21, 0x41, "UnsupportedFamily")]
    public void Parse_WrongCommandOrFamily_Refused(int command, int family, string verdict) =>
        Assert.Equal(verdict, Parse((Captured with { Command = (byte)command, Family = (byte)family }).ToArray(), out _).ToString());

    [Theory]
    [InlineData(0, "TooShort")]
    [InlineData(11, "TooShort")]
    [InlineData(13, "MalformedTlv")]
    [InlineData(14, "MalformedTlv")]
    [InlineData(15, "MalformedTlv")]
    [InlineData(83, "MalformedTlv")]
    [InlineData(85, "Incomplete")]
    [InlineData(520, "Incomplete")]
    [InlineData(521, "TooLong")]
    [InlineData(65535, "TooLong")]
    public void Parse_LengthThatLies_Verdict(int length, string verdict) =>
        Assert.Equal(verdict, Parse((Captured with { ClaimedLength = (ushort)length }).ToArray(), out _).ToString());

    [Fact]
    public void Parse_FieldLongerThanHeader_Refused()
    {
        var bytes = Captured.ToArray();
        bytes[63]++;

        Assert.Equal(ProxyHeaderVerdict.MalformedTlv, Parse(bytes, out _));
    }

    [Theory]
    [InlineData("vpce-08d2bf15", true)]
    [InlineData("vpce-08d2bf15fac5001c9", true)]
    [InlineData("", false)]
    [InlineData("vpce-", false)]
    [InlineData("vpce-08d2bf1", false)]
    [InlineData("vpce-08d2bf15fac5001c90", false)]
    [InlineData("vpce-08D2bf15fac5001c9", false)]
    [InlineData("vpce-08d2bf15fac5001g9", false)]
    [InlineData("VPCE-08d2bf15fac5001c9", false)]
    [InlineData("vpce-svc-08d2bf15fac5", false)]
    [InlineData("vpce-08d2bf15fac5001\r\n", false)]
    public void Parse_EndpointId_OnlyWellFormed(string id, bool isValid)
    {
        var bytes = (Captured with { Fields = [Endpoint(id)] }).ToArray();

        var verdict = Parse(bytes, out var header);

        Assert.Equal(isValid ? ProxyHeaderVerdict.Accepted : ProxyHeaderVerdict.MalformedEndpointId, verdict);
        Assert.Equal(isValid ? id : null, header.EndpointId);
    }

    [Fact]
    public void Parse_UnknownFields_Ignored()
    {
        var bytes = (
            Captured with { Fields = [(0x01, "h2"u8.ToArray()), (Aws, []), (Aws, [0x02, 0x03]), (0xEE, new byte[40]), Endpoint(CapturedEndpoint)] }).ToArray();

        Assert.Equal(ProxyHeaderVerdict.Accepted, Parse(bytes, out var header));
        Assert.Equal(CapturedEndpoint, header.EndpointId);
    }

    [Fact]
    public void Parse_TwoEndpointIds_Refused() =>
        Assert.Equal(ProxyHeaderVerdict.RepeatedTlv,
            Parse((Captured with { Fields = [Endpoint(CapturedEndpoint), Endpoint("vpce-08d2bf15")] }).ToArray(), out _));

    [Fact]
    public void Parse_TwoChecksums_Refused() =>
        Assert.Equal(ProxyHeaderVerdict.RepeatedTlv,
            Parse((Captured with { Fields = [(ChecksumType, new byte[4]), (ChecksumType, [1, 2, 3, 4])] }).ToArray(), out _));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Parse_ChecksumOfAnotherSize_Refused(int size) =>
        Assert.Equal(ProxyHeaderVerdict.MalformedTlv, Parse((Captured with { Fields = [(ChecksumType, new byte[size])] }).ToArray(), out _));

    [Fact]
    public void Parse_WrongChecksum_Refused() =>
        Assert.Equal(ProxyHeaderVerdict.WrongChecksum,
            Parse((Captured with { Fields = [(ChecksumType, [1, 2, 3, 4]), Endpoint(CapturedEndpoint)] }).ToArray(), out _));

    private static ProxyHeaderVerdict Parse(byte[] bytes, out ProxyHeader header) =>
        ProxyHeaderParser.Parse(new ReadOnlySequence<byte>(bytes), 536, out header);
}
