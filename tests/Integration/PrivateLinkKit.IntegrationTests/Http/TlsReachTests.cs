using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>TLS between the host and the task; NLB and endpoint only carry its bytes.</summary>
public sealed class TlsReachTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly X509Certificate2 _certificate = SelfSigned.For(Name);
    private Reaching _reaching = null!;

    public async Task InitializeAsync() => _reaching = await Reaching.StartAsync(443, listen => listen.UseHttps(_certificate), Trust);

    public async Task DisposeAsync()
    {
        await _reaching.DisposeAsync();
        _certificate.Dispose();
    }

    [Theory]
    [InlineData("1.1", HttpVersionPolicy.RequestVersionExact, "HTTP/1.1")]
    [InlineData("2.0", HttpVersionPolicy.RequestVersionExact, "HTTP/2")]
    [InlineData("1.1", HttpVersionPolicy.RequestVersionOrHigher, "HTTP/2")]
    [InlineData("3.0", HttpVersionPolicy.RequestVersionOrLower, "HTTP/2")]
    public async Task Send_NameOfTheCertificate_IsAnsweredByTheTask(string version, HttpVersionPolicy policy, string protocol)
    {
        using var http = _reaching.Client();
        (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (Version.Parse(version), policy);

        Assert.Equal($"https {protocol} {Name}", await http.GetStringAsync($"https://{Name}/request"));
    }

    [Fact]
    public async Task Send_AnotherName_IsRefused()
    {
        using var http = _reaching.Client();

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("https://other.example.com/request"));

        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task Send_EndpointsOwnName_IsRefused()
    {
        using var http = _reaching.Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync($"https://{_reaching.Endpoint.DnsName}/request"));
    }

    private void Trust(SocketsHttpHandler handler) => handler.SslOptions.CertificateChainPolicy = SelfSigned.Trusting(_certificate);
}
