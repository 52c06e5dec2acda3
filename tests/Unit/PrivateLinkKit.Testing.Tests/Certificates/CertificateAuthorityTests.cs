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
    public async Task Handshake_ClientOfTheNetwork_TrustsTheAuthority()
    {
        await using var tls = await OpenAsync(_chain.Aws.CertificateAuthority);

        Assert.Equal("hello", await GetAsync());
        Assert.Equal(_presented.GetCertHashString(), tls.RemoteCertificate!.GetCertHashString());
        Assert.False(_chain.Aws.CertificateAuthority.HasPrivateKey);
    }

    [Fact]
    public async Task Handshake_ClientThatTrustsAnotherAuthority_Fails()
    {
        await using var other = await EmbeddedAws.StartAsync();

        await Assert.ThrowsAsync<AuthenticationException>(() => OpenAsync(other.CertificateAuthority));
    }

    [Fact]
    public async Task Handshake_CertificateOfAnotherName_Fails()
    {
        _presented = Authority.CertificateOf("jobs.example.com");

        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(GetAsync)).InnerException);
    }

    [Fact]
    public async Task Handshake_CertificateThatNobodySigned_Fails()
    {
        _presented = SelfSigned.For(Name);

        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(GetAsync)).InnerException);
    }

    [Fact]
    public async Task Handshake_CertificateHasExpiredByTheClock_Fails()
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
    public async Task CertificateAuthority_CopyIsDisposed_StaysUsable()
    {
        _chain.Aws.CertificateAuthority.Dispose();

        Assert.Equal("hello", await GetAsync());
        Assert.NotEmpty(_chain.Aws.CertificateAuthority.Subject);
    }

    [Fact]
    public async Task CertificateAuthority_EmbeddedAwsIsDisposed_Throws()
    {
        var aws = await EmbeddedAws.StartAsync();
        await aws.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => aws.CertificateAuthority);
    }

    [Theory]
    [InlineData("sts.eu-west-1.amazonaws.com", false)]
    [InlineData("vpce-0123456789abcdef0-abcdefgh.secretsmanager.eu-west-1.vpce.amazonaws.com", true)]
    public void CertificateOf_LongName_HasItOnlyWhereClientsMustRead(string name, bool isCritical)
    {
        var certificate = Authority.CertificateOf(name);

        Assert.Equal(isCritical, certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().Critical);
        Assert.Equal(isCritical ? "" : $"CN={name}", certificate.Subject);
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
