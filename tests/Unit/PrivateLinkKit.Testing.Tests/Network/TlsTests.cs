using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>TLS that ends at the task: the NLB only carries bytes.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly X509Certificate2 _certificate = SelfSigned.For(Name);
    private Chain _chain = null!;

    public async Task InitializeAsync() => _chain = await Chain.BuildDirectAsync(
        listen => listen.UseHttps(_certificate),
        app => app.MapGet("/tls", (HttpContext context) => $"{context.Request.Scheme} {context.Request.Protocol} {context.Request.Host}"));

    public async Task DisposeAsync()
    {
        await _chain.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task SslStream_ThroughTheEndpoint_SeesTheTasksOwnCertificate()
    {
        await using var tls = await OpenAsync();

        await tls.AuthenticateAsClientAsync(Trusting(Name));

        Assert.Equal(_certificate.GetCertHashString(), tls.RemoteCertificate!.GetCertHashString());
        Assert.Equal(["healthy", "healthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));
    }

    [Fact]
    public async Task SslStream_AnotherName_IsRefused()
    {
        await using var tls = await OpenAsync();

        await Assert.ThrowsAsync<AuthenticationException>(() => tls.AuthenticateAsClientAsync(Trusting("other.example.com")));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Get_OverHttps_IsAnsweredByTheTask(string version)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) => await _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80, ct),
            SslOptions = Trusting(Name),
        })
        {
            DefaultRequestVersion = Version.Parse(version),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        Assert.Equal($"https HTTP/{version.Replace("2.0", "2", StringComparison.Ordinal)} {Name}", await http.GetStringAsync($"https://{Name}/tls"));
    }

    private async Task<SslStream> OpenAsync() => new(await _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80));

    private SslClientAuthenticationOptions Trusting(string name) => new() { TargetHost = name, CertificateChainPolicy = SelfSigned.Trusting(_certificate) };
}
