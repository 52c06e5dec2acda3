using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Headers of forwarded requests, by the attributes of an Application Load Balancer.</summary>
public sealed class ForwardedHeadersTests : IAsyncLifetime
{
    private InstanceSite _site = null!;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(
        app => app.MapGet("/header/{name}", (HttpContext context, string name) => context.Request.Headers[name].ToString()), count: 1);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("routing.http.xff_header_processing.mode", "append", @"^10\.1\.1\.1, 10\.0\.\d+\.\d+$")]
    [InlineData("routing.http.xff_header_processing.mode", "preserve", @"^10\.1\.1\.1$")]
    [InlineData("routing.http.xff_header_processing.mode", "remove", "^$")]
    [InlineData("routing.http.xff_client_port.enabled", "true", @"^10\.1\.1\.1, 10\.0\.\d+\.\d+:\d+$")]
    public async Task Get_ForwardedForOfTheClient_IsProcessedAsSet(string attribute, string value, string expected)
    {
        var dnsName = await ListenAsync(attribute, value);

        Assert.Matches(expected, await GetAsync(dnsName, "X-Forwarded-For", request => request.Headers.Add("X-Forwarded-For", "10.1.1.1")));
    }

    [Theory]
    [InlineData("true", "tasks.example.com:8080")]
    [InlineData("false", "tasks.example.com")]
    public async Task Get_HostWithAPort_IsPreservedIfThatIsSet(string preserves, string expected)
    {
        var dnsName = await ListenAsync("routing.http.preserve_host_header.enabled", preserves);

        Assert.Equal(expected, await GetAsync(dnsName, "Host", request => request.Headers.Host = "tasks.example.com:8080"));
    }

    [Theory]
    [InlineData("true", "TLSv1.3", "^TLS_[A-Z0-9_]+$")]
    [InlineData("false", "", "^$")]
    public async Task Get_OverHttps_TellsVersionAndCipherSuiteIfThatIsSet(string enabled, string version, string suite)
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTP"), request =>
            request.SslPolicy = "ELBSecurityPolicy-TLS13-1-3-2021-06");
        await _site.SetBalancerAsync(alb.Arn, "routing.http.x_amzn_tls_version_and_cipher_suite.enabled", enabled);

        var told = new List<string>();
        foreach (var header in new[] { "x-amzn-tls-version", "x-amzn-tls-cipher-suite" })
        {
            told.Add(await (await _site.GetAsync(alb.DnsName, $"/header/{header}")).Content.ReadAsStringAsync());
        }

        Assert.Equal(version, told[0]);
        Assert.Matches(suite, told[1]);
    }

    private async Task<string> ListenAsync(string attribute, string value)
    {
        var alb = await _site.ListenAsync("HTTP", null, await _site.TargetsAsync("HTTP"));
        await _site.SetBalancerAsync(alb.Arn, attribute, value);
        return alb.DnsName;
    }

    private async Task<string> GetAsync(string dnsName, string header, Action<HttpRequestMessage> change)
    {
        using var http = _site.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{dnsName}:443/header/{header}") { Version = HttpVersion.Version11 };
        change(request);
        return await (await http.SendAsync(request)).Content.ReadAsStringAsync();
    }
}
