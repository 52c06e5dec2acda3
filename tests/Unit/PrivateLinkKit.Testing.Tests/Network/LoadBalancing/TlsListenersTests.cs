using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.ElasticLoadBalancingV2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Acm;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>TLS that ends at a Network Load Balancer.</summary>
public sealed class TlsListenersTests : IAsyncLifetime
{
    private const string Tls12 = "ELBSecurityPolicy-TLS-1-2-2017-01";

    private readonly ManualTime _clock = new();
    private InstanceSite _site = null!;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(
        app =>
        {
            app.MapGet("/scheme", (HttpContext context) => $"{context.Request.Scheme} {context.Request.Host.Host}");
            app.MapPost("/echo", (HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body));
        },
        time: _clock);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Get_TargetsInTheClear_AreReachedThroughTls()
    {
        var nlb = await ListenAsync(await _site.CertificateAsync());

        var answer = await _site.GetAsync(nlb.DnsName, "/scheme");

        Assert.Equal($"http {InstanceSite.Name}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_LargeBody_ComesBackWhole()
    {
        var nlb = await ListenAsync(await _site.CertificateAsync());
        var body = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        using var http = _site.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{nlb.DnsName}:443/echo")
        {
            Headers = { Host = InstanceSite.Name },
            Content = new ByteArrayContent(body),
        };

        var answer = await http.SendAsync(request);

        Assert.Equal(body, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_OnAVirtualClock_IsAnsweredBeforeItJumpsPastTheEndOfTheCertificate()
    {
        using var time = new VirtualTime(_clock.GetUtcNow());
        await using var site = await InstanceSite.StartAsync(time: time);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = site.Aws.Authority.Issue([InstanceSite.Name], key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(10));
        var certificate = await site.Aws.ImportAsync(AcmCalls.Parameters(leaf, key, site.Aws.CertificateAuthority));
        var nlb = await site.ListenAsync("TLS", certificate, await site.TargetsAsync("TCP"));
        Task jump;
        Task<HttpResponseMessage[]> answers;
        using (time.Hold())
        {
            jump = Task.Delay(TimeSpan.FromDays(40), time);
            answers = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.GetAsync(nlb.DnsName)));
        }

        Assert.All(await answers, answer => Assert.True(answer.IsSuccessStatusCode));
        await jump;
        await Assert.ThrowsAsync<HttpRequestException>(() => site.GetAsync(nlb.DnsName));
    }

    [Fact]
    public async Task Get_CertificateForOtherUses_FailsTheHandshake()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = ServerRequest.Of([InstanceSite.Name], key);
        request.CertificateExtensions.Remove(request.CertificateExtensions.OfType<X509EnhancedKeyUsageExtension>().Single());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], critical: false));
        using var leaf = _site.Aws.Authority.Sign(request, key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(10));
        var nlb = await ListenAsync(await _site.Aws.ImportAsync(AcmCalls.Parameters(leaf, key, _site.Aws.CertificateAuthority)));

        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(() => _site.GetAsync(nlb.DnsName))).InnerException);
    }

    [Fact]
    public async Task Get_InTheClear_IsNotAnswered()
    {
        var nlb = await ListenAsync(await _site.CertificateAsync());

        await Assert.ThrowsAsync<HttpRequestException>(() => _site.GetAsync(nlb.DnsName, scheme: "http"));
    }

    [Theory]
    [InlineData("jobs.example.com", true)]
    [InlineData(InstanceSite.Name, false)]
    public async Task Handshake_WrongNameOrUnknownAuthority_Fails(string name, bool trusts)
    {
        var nlb = await ListenAsync(await _site.CertificateAsync());

        await Assert.ThrowsAsync<AuthenticationException>(() => OpenAsync(nlb.DnsName, name, options =>
            options.CertificateChainPolicy = trusts ? options.CertificateChainPolicy : null));
    }

    [Fact]
    public async Task Handshake_SeveralCertificates_PresentsTheOneWithTheName()
    {
        var nlb = await ListenAsync(await _site.CertificateAsync());
        var jobs = await _site.CertificateAsync("*.jobs.example.com");
        await AddAsync(nlb.Listener, jobs);

        var chosen = await NameAsync(nlb.DnsName, "eu.jobs.example.com");
        var own = await NameAsync(nlb.DnsName, InstanceSite.Name);
        var unknown = await NameAsync(nlb.DnsName, "nobody.example.com");
        await _site.Site.ElbAsync(
            "RemoveListenerCertificates", ("ListenerArn", nlb.Listener), ("Certificates.member.1.CertificateArn", jobs));

        Assert.Equal(("*.jobs.example.com", InstanceSite.Name, InstanceSite.Name), (chosen, own, unknown));
        Assert.Equal(InstanceSite.Name, await NameAsync(nlb.DnsName, "eu.jobs.example.com"));
    }

    [Fact]
    public async Task Handshake_TwoCertificatesWithTheName_PresentsTheEllipticOne()
    {
        using var rsa = RSA.Create(2048);
        using var leaf = _site.Aws.Authority.Issue(["jobs.example.com", "rsa.example.com"], rsa, _clock.GetUtcNow(), _clock.GetUtcNow().AddYears(99));
        var nlb = await ListenAsync(await _site.CertificateAsync());
        await AddAsync(nlb.Listener, await _site.Aws.ImportAsync(AcmCalls.Parameters(leaf, rsa, _site.Aws.CertificateAuthority)));
        await AddAsync(nlb.Listener, await _site.CertificateAsync("elliptic.example.com", "jobs.example.com"));

        Assert.Equal("elliptic.example.com", await NameAsync(nlb.DnsName, "jobs.example.com"));
        Assert.Equal("jobs.example.com", await NameAsync(nlb.DnsName, "rsa.example.com"));
    }

    [Theory]
    [InlineData("TLS")]
    [InlineData("HTTPS")]
    public async Task Handshake_ClientWithoutEllipticSuites_IsPresentedTheOther(string protocol)
    {
        using var rsa = RSA.Create(2048);
        using var leaf = _site.Aws.Authority.Issue(["rsa.example.com", "jobs.example.com"], rsa, _clock.GetUtcNow(), _clock.GetUtcNow().AddYears(9));
        var targets = await _site.TargetsAsync(protocol is "TLS" ? "TCP" : "HTTP");
        var balancer = await _site.ListenAsync(protocol, await _site.CertificateAsync(), targets, request => request.SslPolicy = Tls12);
        await AddAsync(balancer.Listener, await _site.Aws.ImportAsync(AcmCalls.Parameters(leaf, rsa, _site.Aws.CertificateAuthority)));
        await AddAsync(balancer.Listener, await _site.CertificateAsync("elliptic.example.com", "jobs.example.com"));

        var any = await NameAsync(balancer.DnsName, "jobs.example.com");
        var withoutElliptic = await NameAsync(balancer.DnsName, "jobs.example.com", TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);

        Assert.Equal(("elliptic.example.com", "rsa.example.com"), (any, withoutElliptic));
    }

    [Fact]
    public async Task Handshake_CertificateWithALongerKeyHasExpired_PresentsTheOther()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        string[] names = ["longer.example.com", "jobs.example.com"];
        using var leaf = _site.Aws.Authority.Issue(names, key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(10));
        var nlb = await ListenAsync(await _site.CertificateAsync());
        await AddAsync(nlb.Listener, await _site.Aws.ImportAsync(AcmCalls.Parameters(leaf, key, _site.Aws.CertificateAuthority)));
        await AddAsync(nlb.Listener, await _site.CertificateAsync("shorter.example.com", "jobs.example.com"));
        var before = await NameAsync(nlb.DnsName, "jobs.example.com");

        _clock.Advance(TimeSpan.FromDays(11));

        Assert.Equal(("longer.example.com", "shorter.example.com"), (before, await NameAsync(nlb.DnsName, "jobs.example.com")));
    }

    [Fact]
    public async Task Handshake_TargetThatDoesNotListen_SucceedsBeforeTheConnectionEnds()
    {
        var targets = await _site.Site.AddTargetGroupAsync("other", "TCP", 81, "instance");
        await _site.RegisterAsync(targets, [.. _site.Instances]);
        var nlb = await _site.ListenAsync("TLS", await _site.CertificateAsync(), targets);

        await using var tls = await OpenAsync(nlb.DnsName, InstanceSite.Name, _ => { });
        var trace = _site.Aws.Network.Explain(_site.Site.VpcId, nlb.DnsName, 443);

        await Assert.ThrowsAnyAsync<IOException>(async () => await tls.ReadExactlyAsync(new byte[1]));
        Assert.Equal(NetworkOutcome.Delivered, trace.Outcome);
        Assert.StartsWith("delivered to a TLS listener, which closes the connection after the handshake: refused by", trace.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handshake_CertificateImportedAgain_PresentsTheNewOne()
    {
        var arn = await _site.CertificateAsync();
        var nlb = await ListenAsync(arn);
        var before = await NameAsync(nlb.DnsName, InstanceSite.Name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = _site.Aws.Authority.Issue(["new.example.com"], key, _clock.GetUtcNow(), _clock.GetUtcNow().AddYears(9));
        var parameters = AcmCalls.Parameters(leaf, key, _site.Aws.CertificateAuthority);
        parameters["CertificateArn"] = arn;

        await _site.Aws.ImportAsync(parameters);

        Assert.Equal((InstanceSite.Name, "new.example.com"), (before, await NameAsync(nlb.DnsName, InstanceSite.Name)));
    }

    [Fact]
    public async Task Get_CertificateHasExpiredByTheClock_FailsTheHandshake()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = _site.Aws.Authority.Issue([InstanceSite.Name], key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(90));
        var nlb = await ListenAsync(await _site.Aws.ImportAsync(AcmCalls.Parameters(leaf, key, _site.Aws.CertificateAuthority)));
        var before = await _site.GetAsync(nlb.DnsName);

        _clock.Advance(TimeSpan.FromDays(91));

        Assert.True(before.IsSuccessStatusCode);
        await _site.Site.Elb.ModifyListenerAsync(new() { ListenerArn = nlb.Listener, SslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06" });
        Assert.IsType<AuthenticationException>((await Assert.ThrowsAsync<HttpRequestException>(() => _site.GetAsync(nlb.DnsName))).InnerException);
    }

    [Theory]
    [InlineData("ELBSecurityPolicy-TLS13-1-3-2021-06", SslProtocols.Tls13)]
    [InlineData("ELBSecurityPolicy-TLS-1-2-2017-01", SslProtocols.Tls12)]
    public async Task Handshake_VersionThatThePolicyExcludes_Fails(string policy, SslProtocols version)
    {
        var nlb = await ListenAsync(await _site.CertificateAsync(), request => request.SslPolicy = policy);
        await using var allowed = await OpenAsync(nlb.DnsName, InstanceSite.Name, options => options.EnabledSslProtocols = version);

        Assert.Equal(version, allowed.SslProtocol);
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(nlb.DnsName, InstanceSite.Name, options =>
            options.EnabledSslProtocols = version is SslProtocols.Tls13 ? SslProtocols.Tls12 : SslProtocols.Tls13));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("None", "")]
    [InlineData("HTTP1Only", "http/1.1")]
    [InlineData("HTTP2Only", "h2")]
    [InlineData("HTTP2Optional", "http/1.1")]
    [InlineData("HTTP2Preferred", "h2")]
    public async Task Handshake_AlpnPolicy_Negotiates(string? policy, string expected)
    {
        var nlb = await ListenAsync(await _site.CertificateAsync(), request => request.AlpnPolicy = policy is null ? null : [policy]);

        await using var tls = await OpenAsync(nlb.DnsName, InstanceSite.Name, options =>
            options.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11]);

        Assert.Equal(expected, tls.NegotiatedApplicationProtocol.ToString());
    }

    [Fact]
    public async Task Get_TargetsWithTheirOwnCertificate_AreReachedByTlsWithoutVerification()
    {
        using var own = SelfSigned.For("internal");
        await using var site = await InstanceSite.StartAsync(
            app => app.MapGet("/scheme", (HttpContext context) => context.Request.Scheme), listen => listen.UseHttps(own));
        var targets = await site.TargetsAsync("TLS", "HTTPS");
        var nlb = await site.ListenAsync("TLS", await site.CertificateAsync(), targets);

        var answer = await site.GetAsync(nlb.DnsName, "/scheme");

        Assert.Equal("https", await answer.Content.ReadAsStringAsync());
        Assert.All(await site.Site.HealthAsync(targets), target => Assert.Equal(TargetHealthStateEnum.Healthy, target.TargetHealth.State));
    }

    [Fact]
    public async Task HealthCheck_OverHttpsOfTargetsInTheClear_Fails()
    {
        var targets = await _site.TargetsAsync("TCP", "HTTPS");
        await _site.ListenAsync("TCP", null, targets);

        Assert.All(await _site.Site.HealthAsync(targets), target => Assert.Equal("Target.FailedHealthChecks", target.TargetHealth.Reason.Value));
    }

    private async Task<(string Arn, string DnsName, string Listener)> ListenAsync(
        string certificate, Action<Amazon.ElasticLoadBalancingV2.Model.CreateListenerRequest>? change = null) =>
        await _site.ListenAsync("TLS", certificate, await _site.TargetsAsync("TCP"), change);

    private Task AddAsync(string listener, string certificate) => _site.Site.ElbAsync(
        "AddListenerCertificates", ("ListenerArn", listener), ("Certificates.member.1.CertificateArn", certificate));

    /// <summary>The common name of the certificate that a client is presented.</summary>
    private async Task<string> NameAsync(string dnsName, string name, params TlsCipherSuite[] suites)
    {
        await using var tls = await OpenAsync(dnsName, name, options =>
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            options.CipherSuitesPolicy = suites is [] || !OperatingSystem.IsLinux() ? null : new CipherSuitesPolicy(suites);
        });
        return ((X509Certificate2)tls.RemoteCertificate!).GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }

    private async Task<SslStream> OpenAsync(string dnsName, string name, Action<SslClientAuthenticationOptions> change)
    {
        var tls = new SslStream(await _site.Aws.Network.ConnectAsync(_site.Site.VpcId, dnsName, 443));
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = name,
            CertificateChainPolicy = SelfSigned.Trusting(_site.Aws.CertificateAuthority),
        };
        change(options);
        await tls.AuthenticateAsClientAsync(options);
        return tls;
    }
}
