using System.Net;
using System.Security.Authentication;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>TLS that ends at an Application Load Balancer.</summary>
public sealed class HttpsListenersTests : IAsyncLifetime
{
    private InstanceSite _site = null!;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(Map);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Get_OverHttps_TellsTheTargetProtocolAndPort(string version)
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTP"));
        using var http = _site.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{alb.DnsName}/headers")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { Host = InstanceSite.Name },
        };

        var answer = await http.SendAsync(request);

        Assert.Equal($"http https 443 {InstanceSite.Name}", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("true", "HTTP/2")]
    [InlineData("false", "HTTP/1.1")]
    public async Task Get_Http2IsDisabled_IsNotNegotiated(string enabled, string expected)
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTP"));
        await _site.SetBalancerAsync(alb.Arn, "routing.http2.enabled", enabled);
        using var http = _site.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{alb.DnsName}/")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Headers = { Host = InstanceSite.Name },
        };

        var answer = await http.SendAsync(request);

        Assert.Equal(expected, $"HTTP/{answer.Version.ToString(answer.Version.Minor is 0 ? 1 : 2)}");
    }

    [Fact]
    public async Task Get_NameThatNoCertificateHas_FailsTheHandshake()
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTP"));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => _site.GetAsync(alb.DnsName, name: "jobs.example.com"));

        Assert.IsType<AuthenticationException>(failure.InnerException);
    }

    [Fact]
    public async Task Get_CertificateAddedForTheName_IsAnswered()
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTP"));
        var added = await _site.CertificateAsync("jobs.example.com");

        await _site.Site.ElbAsync("AddListenerCertificates", ("ListenerArn", alb.Listener), ("Certificates.member.1.CertificateArn", added));

        Assert.True((await _site.GetAsync(alb.DnsName, name: "jobs.example.com")).IsSuccessStatusCode);
        Assert.True((await _site.GetAsync(alb.DnsName)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Get_HttpsTargets_AreNotVerified()
    {
        using var own = SelfSigned.For("internal");
        await using var site = await InstanceSite.StartAsync(Map, listen => listen.UseHttps(own));
        var targets = await site.TargetsAsync("HTTPS", "HTTPS");
        var alb = await site.ListenAsync("HTTPS", await site.CertificateAsync(), targets);

        var answer = await site.GetAsync(alb.DnsName, "/headers");

        Assert.Equal($"https https 443 {InstanceSite.Name}", await answer.Content.ReadAsStringAsync());
        Assert.All(await site.Site.HealthAsync(targets), target => Assert.Equal(TargetHealthStateEnum.Healthy, target.TargetHealth.State));
    }

    [Fact]
    public async Task Get_HttpTargetsInAnHttpsGroup_AreBadGateways()
    {
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), await _site.TargetsAsync("HTTPS"));

        Assert.Equal(HttpStatusCode.BadGateway, (await _site.GetAsync(alb.DnsName)).StatusCode);
    }

    [Fact]
    public async Task Get_RedirectFromHttp_LeadsToHttps()
    {
        var targets = await _site.TargetsAsync("HTTP");
        var alb = await _site.ListenAsync("HTTPS", await _site.CertificateAsync(), targets);
        await _site.Site.Elb.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = alb.Arn,
            Protocol = ProtocolEnum.HTTP,
            Port = 80,
            DefaultActions =
            [
                new() { Type = ActionTypeEnum.Redirect, RedirectConfig = new() { Protocol = "HTTPS", Port = "443", StatusCode = "HTTP_301" } },
            ],
        });
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, ct) => await _site.Aws.Network.ConnectAsync(_site.Site.VpcId, alb.DnsName, context.DnsEndPoint.Port, ct),
        });

        var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"http://{InstanceSite.Name}/a?b=c"), default);

        Assert.Equal($"https://{InstanceSite.Name}:443/a?b=c", answer.Headers.Location!.OriginalString);
    }

    private static void Map(WebApplication app) => app.MapGet("/headers", (HttpContext context) =>
        $"{context.Request.Scheme} {context.Request.Headers["X-Forwarded-Proto"]} {context.Request.Headers["X-Forwarded-Port"]} {context.Request.Host}");
}
