using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Tests.Network;

namespace PrivateLinkKit.Testing.Tests.Certificates;

/// <summary>Which clients accept certificates of the authority, shown by tasks that present them.</summary>
public sealed class CertificateAuthorityTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly ManualTime _clock = new();
    private X509Certificate2 _presented = null!;
    private Chain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync(
            listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => _presented),
            app => app.MapGet("/tls", () => "hello"),
            new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100), TimeProvider = _clock });
        _presented = Authority.CertificateOf(Name);
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    private CertificateAuthority Authority => _chain.Aws.Authority;

    [Fact]
    public async Task Get_ByAClientOfTheNetwork_TrustsTheAuthority()
    {
        await using var tls = await OpenAsync(_chain.Aws.CertificateAuthority);

        Assert.Equal("hello", await GetAsync());
        Assert.Equal(_presented.GetCertHashString(), tls.RemoteCertificate!.GetCertHashString());
        Assert.False(_chain.Aws.CertificateAuthority.HasPrivateKey);
    }

    [Fact]
    public async Task Get_ByAClientThatTrustsAnotherAuthority_FailsTheHandshake()
    {
        await using var other = await EmbeddedAws.StartAsync();

        await Assert.ThrowsAsync<AuthenticationException>(() => OpenAsync(other.CertificateAuthority));
    }

    [Fact]
    public async Task Get_CertificateOfAnotherName_FailsTheHandshake()
    {
        _presented = Authority.CertificateOf("jobs.example.com");

        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(GetAsync)).InnerException);
    }

    [Fact]
    public async Task Get_CertificateThatNobodySigned_FailsTheHandshake()
    {
        _presented = SelfSigned.For(Name);

        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(GetAsync)).InnerException);
    }

    [Fact]
    public async Task Get_AfterTheCertificateHasExpiredByTheClock_FailsTheHandshake()
    {
        using var key = RSA.Create(2048);
        _presented = Authority.Issue([Name, "*.example.com"], key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(198));
        _clock.Advance(TimeSpan.FromDays(197));
        var before = await GetAsync();

        _clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal("hello", before);
        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(GetAsync)).InnerException);
    }

    [Fact]
    public void CertificateOf_TheSameName_IsTheSameCertificate()
    {
        var longName = $"{string.Join('.', Enumerable.Repeat("vpce", 20))}.amazonaws.com";

        Assert.Same(Authority.CertificateOf("sts.eu-west-1.amazonaws.com"), Authority.CertificateOf("STS.eu-west-1.amazonaws.com"));
        Assert.True(Authority.CertificateOf(longName).MatchesHostname(longName));
    }

    private async Task<string> GetAsync()
    {
        using var http = _chain.Network.CreateHttpClient(_chain.CustomerVpcId);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{_chain.RegionalName}:80/tls") { Headers = { Host = Name } };
        return await (await http.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private async Task<SslStream> OpenAsync(X509Certificate2 root)
    {
        var tls = new SslStream(await _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Name, CertificateChainPolicy = SelfSigned.Trusting(root) });
        return tls;
    }
}
