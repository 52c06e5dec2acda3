using System.Net.Security;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Tests.Network.Map;

public class ClientOfferTests
{
    // ECDHE-ECDSA and TLS 1.3 suites; the signature algorithms ecdsa_secp256r1_sha256 and rsa_pss_rsae_sha256.
    private static readonly byte[] Hello =
    [
        1, 0, 0, 0, 3, 3, .. new byte[32], 0, 0, 4, 0xC0, 0x2B, 0x13, 0x01, 1, 0, 0, 17, 0, 23, 0, 1, 9, 0, 13, 0, 6, 0, 4, 4, 3, 8, 4, 0, 0,
    ];

    [Fact]
    public void Read_Hello_HasSuitesAndSignatures()
    {
        var offer = ClientOffer.Read(Hello)!;

        Assert.Equal([TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256], offer.Suites);
        Assert.Equal([0x0403, 0x0804], offer.Signatures.Select(algorithm => (int)algorithm));
    }

    [Fact]
    public void Supports_RsaKey_NeedsTls13OrAnRsaSuite()
    {
        var offer = ClientOffer.Read(Hello)!;

        Assert.True(offer.Supports(isElliptic: false, hasTls13: true));
        Assert.False(offer.Supports(isElliptic: false, hasTls13: false));
        Assert.True(offer.Supports(isElliptic: true, hasTls13: false));
    }

    [Fact]
    public void Read_CutOffAnywhere_OffersLess() => Assert.All(
        Enumerable.Range(1, Hello.Length), length => Assert.True(ClientOffer.Read(Hello.AsSpan(..length))!.Suites.Count <= 2));

    [Fact]
    public void Read_AnotherMessage_IsNone() => Assert.Null(ClientOffer.Read([2, 0, 0, 0]));
}
