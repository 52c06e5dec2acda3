using System.Security.Cryptography;
using System.Xml.Linq;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Testing.Tests.Services.Acm;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class ListenerCertificatesTests : IAsyncLifetime
{
    private Site _site = null!;
    private string _alb = "";
    private string _group = "";
    private string _certificate = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        _alb = (await _site.AddAlbAsync("app")).LoadBalancerArn;
        _group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
        _certificate = await _site.Aws.ImportAsync("web.example.com");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Https_HasTheDefaultPolicyAndTheCertificate()
    {
        var listener = await CreateAsync();

        var certificates = await CertificatesAsync(listener.ListenerArn);

        Assert.Equal("ELBSecurityPolicy-2016-08", listener.SslPolicy);
        Assert.Equal(_certificate, Assert.Single(listener.Certificates).CertificateArn);
        Assert.Equal([$"{_certificate} true"], certificates);
        Assert.Equal(listener.ListenerArn, (await CreateAsync()).ListenerArn);
        await Refused.WithAsync("DuplicateListener", () => CreateAsync(request => request.SslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06"));
    }

    [Fact]
    public async Task AddAndRemove_Certificates_ChangeTheList()
    {
        var listener = (await CreateAsync()).ListenerArn;
        var other = await _site.Aws.ImportAsync("jobs.example.com");

        await AddAsync(listener, other);
        await AddAsync(listener, other);
        await AddAsync(listener, _certificate);
        var added = await CertificatesAsync(listener);
        await RemoveAsync(listener, other);
        await RemoveAsync(listener, _certificate);
        var refusal = await RemoveAsync(listener, _certificate);

        Assert.Equal([$"{_certificate} true", $"{_certificate} false", $"{other} false"], added.OrderByDescending(text => text.EndsWith("true"))
            .ThenBy(text => text != $"{_certificate} false"));
        Assert.Equal([$"{_certificate} true"], await CertificatesAsync(listener));
        Assert.Equal("OperationNotPermitted", refusal);
    }

    [Fact]
    public async Task Create_WithoutAUsableCertificate_IsRefused()
    {
        var pending = await _site.Aws.RequestAsync("pending.example.com");
        using var rsa = RSA.Create(1024);
        using var small = _site.Aws.Authority.Issue(["small.example.com"], rsa, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(120));
        var tooSmall = await _site.Aws.ImportAsync(AcmCalls.Parameters(small, rsa, _site.Aws.CertificateAuthority));
        foreach (var (code, arn) in new[]
        {
            ("CertificateNotFound", _certificate[..^12] + "000000000000"),
            ("CertificateNotFound", _certificate.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal)),
            ("UnsupportedCertificate", pending),
            ("UnsupportedCertificate", tooSmall),
            ("UnsupportedCertificate", await _site.Aws.ImportAsync("internal")),
            ("UnsupportedOperation", $"arn:aws:iam::{Site.Account}:server-certificate/web"),
        })
        {
            await Refused.WithAsync(code, () => CreateAsync(request => request.Certificates = [new() { CertificateArn = arn }]));
        }

        await Refused.WithAsync("ValidationError", () => CreateAsync(request => request.Certificates = null));
        await Refused.WithAsync("TooManyCertificates", () => CreateAsync(request =>
            request.Certificates = [new() { CertificateArn = _certificate }, new() { CertificateArn = _certificate }]));
        await Refused.WithAsync("SSLPolicyNotFound", () => CreateAsync(request => request.SslPolicy = "ELBSecurityPolicy-1999-01"));
        await Refused.WithAsync("InvalidConfigurationRequest", () => CreateAsync(request => request.AlpnPolicy = ["HTTP2Only"]));
        await Refused.WithAsync("ValidationError", () => CreateAsync(request => request.Protocol = ProtocolEnum.HTTP));
    }

    [Fact]
    public async Task Create_UnknownAlpnPolicy_IsRefused()
    {
        var nlb = (await _site.AddNlbAsync("net")).LoadBalancerArn;
        var group = await _site.AddTargetGroupAsync("tls", "TLS", 8443);

        await Refused.WithAsync("ALPNPolicyNotFound", () => CreateAsync(request =>
            (request.LoadBalancerArn, request.Protocol, request.AlpnPolicy, request.DefaultActions[0].TargetGroupArn) =
                (nlb, ProtocolEnum.TLS, ["HTTP3Only"], group)));
    }

    [Fact]
    public async Task DeleteCertificate_InUse_IsRefusedUntilTheListenerIsGone()
    {
        var listener = (await CreateAsync()).ListenerArn;
        var other = await _site.Aws.ImportAsync("jobs.example.com");
        await AddAsync(listener, other);

        var users = (await _site.Aws.DescribeCertificateAsync(other))["InUseBy"]!.AsArray().Select(user => (string)user!);
        await _site.Aws.RefusedAsync("ResourceInUseException", "acm:DeleteCertificate", new() { ["CertificateArn"] = _certificate });
        await _site.Aws.RefusedAsync("ResourceInUseException", "acm:DeleteCertificate", new() { ["CertificateArn"] = other });
        await _site.Elb.DeleteListenerAsync(new() { ListenerArn = listener });

        Assert.Equal([_alb], users);
        await _site.Aws.CallAsync("acm:DeleteCertificate", new() { ["CertificateArn"] = _certificate });
        await _site.Aws.CallAsync("acm:DeleteCertificate", new() { ["CertificateArn"] = other });
        await _site.Aws.RefusedAsync("ResourceNotFoundException", "acm:DescribeCertificate", new() { ["CertificateArn"] = other });
    }

    [Fact]
    public async Task Modify_HttpsToHttpAndBack_NeedsTheCertificateAgain()
    {
        var listener = (await CreateAsync()).ListenerArn;
        await AddAsync(listener, await _site.Aws.ImportAsync("jobs.example.com"));

        var kept = await ModifyAsync(new() { ListenerArn = listener, SslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06" });
        var plain = await ModifyAsync(new() { ListenerArn = listener, Protocol = ProtocolEnum.HTTP });
        await Refused.WithAsync("ValidationError", () => ModifyAsync(new() { ListenerArn = listener, Protocol = ProtocolEnum.HTTPS }));

        Assert.Equal(("ELBSecurityPolicy-TLS13-1-2-2021-06", 1), (kept.SslPolicy, kept.Certificates.Count));
        Assert.Null(plain.SslPolicy);
        Assert.Empty(await CertificatesAsync(listener));
    }

    [Fact]
    public async Task Quotas_TwentySixCertificates_AreTooMany()
    {
        await using var site = await Site.StartAsync(new EmbeddedAwsOptions { Quotas = ResourceQuotas.Aws });
        var alb = (await site.AddAlbAsync("app")).LoadBalancerArn;
        var created = await site.Elb.CreateListenerAsync(Request(alb, await site.AddTargetGroupAsync("group", "HTTP", 80), await site.Aws.ImportAsync("a.b")));
        for (var i = 0; i < 25; i++)
        {
            Assert.Null(await AddAsync(site, created.Listeners[0].ListenerArn, await site.Aws.ImportAsync($"a{i}.example.com")));
        }

        Assert.Equal("TooManyCertificates", await AddAsync(site, created.Listeners[0].ListenerArn, await site.Aws.ImportAsync("z.example.com")));
    }

    [Theory]
    [InlineData("TLS", "TLS", null)]
    [InlineData("TLS", "TCP", null)]
    [InlineData("UDP", "UDP", null)]
    [InlineData("UDP", "TCP_UDP", null)]
    [InlineData("TCP_UDP", "TCP_UDP", null)]
    [InlineData("TCP", "TLS", "IncompatibleProtocols")]
    [InlineData("TCP_UDP", "TCP", "IncompatibleProtocols")]
    [InlineData("TLS", "UDP", "IncompatibleProtocols")]
    public async Task Create_GroupOfAnotherProtocol_IsCheckedAsOnAws(string protocol, string group, string? refusal)
    {
        var nlb = (await _site.AddNlbAsync("net")).LoadBalancerArn;
        var request = Request(nlb, await _site.AddTargetGroupAsync("other", group, 53), protocol is "TLS" ? _certificate : null);
        (request.Protocol, request.Port) = (protocol, 53);

        if (refusal is null)
        {
            await _site.Elb.CreateListenerAsync(request);
        }
        else
        {
            await Refused.WithAsync(refusal, () => _site.Elb.CreateListenerAsync(request));
        }
    }

    [Fact]
    public async Task Create_TlsListenerOfAnAlbGroupOrAStickyOne_IsRefused()
    {
        var nlb = (await _site.AddNlbAsync("net")).LoadBalancerArn;
        var sticky = await _site.AddTargetGroupAsync("sticky", "TCP", 80);
        await SetStickyAsync(sticky);
        var later = await _site.AddTargetGroupAsync("later", "TCP", 80);

        Task CreateAsync(string group) => this.CreateAsync(request =>
            (request.LoadBalancerArn, request.Protocol, request.DefaultActions[0].TargetGroupArn) = (nlb, ProtocolEnum.TLS, group));

        await Refused.WithAsync("IncompatibleProtocols", async () => await CreateAsync(await _site.AddTargetGroupAsync("alb", "TCP", 443, "alb")));
        await Refused.WithAsync("InvalidConfigurationRequest", () => CreateAsync(sticky));
        await CreateAsync(later);
        await Refused.WithAsync("InvalidConfigurationRequest", () => SetStickyAsync(later));
    }

    [Fact]
    public async Task Connect_UdpListener_IsDroppedByName()
    {
        var nlb = await _site.AddNlbAsync("net");
        var request = Request(nlb.LoadBalancerArn, await _site.AddTargetGroupAsync("dns", "UDP", 53), null);
        (request.Protocol, request.Port) = (ProtocolEnum.UDP, 53);
        await _site.Elb.CreateListenerAsync(request);
        await _site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });

        var trace = _site.Aws.Network.Explain(_site.VpcId, nlb.DNSName, 53);

        Assert.Equal(NetworkOutcome.Dropped, trace.Outcome);
        Assert.Contains("its listener on port 53 is for UDP, which EmbeddedAws does not carry", trace.Reason, StringComparison.Ordinal);
    }

    private static CreateListenerRequest Request(string balancer, string group, string? certificate) => new()
    {
        LoadBalancerArn = balancer,
        Protocol = ProtocolEnum.HTTPS,
        Port = 443,
        Certificates = certificate is null ? null : [new() { CertificateArn = certificate }],
        DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = group }],
    };

    private Task SetStickyAsync(string group) => _site.Elb.ModifyTargetGroupAttributesAsync(
        new() { TargetGroupArn = group, Attributes = [new() { Key = "stickiness.enabled", Value = "true" }] });

    private static async Task<string?> AddAsync(Site site, string listener, string certificate) =>
        CodeOf(await site.ElbAsync("AddListenerCertificates", ("ListenerArn", listener), ("Certificates.member.1.CertificateArn", certificate)));

    private static string? CodeOf(XElement answer) => (string?)answer.Descendants("Code").FirstOrDefault();

    private async Task<Listener> CreateAsync(Action<CreateListenerRequest>? change = null)
    {
        var request = Request(_alb, _group, _certificate);
        change?.Invoke(request);
        return (await _site.Elb.CreateListenerAsync(request)).Listeners[0];
    }

    private async Task<Listener> ModifyAsync(ModifyListenerRequest request) => (await _site.Elb.ModifyListenerAsync(request)).Listeners[0];

    private async Task AddAsync(string listener, string certificate) => Assert.Null(await AddAsync(_site, listener, certificate));

    private async Task<string?> RemoveAsync(string listener, string certificate) => CodeOf(await _site.ElbAsync(
        "RemoveListenerCertificates", ("ListenerArn", listener), ("Certificates.member.1.CertificateArn", certificate)));

    /// <summary>The certificates of a listener, each with whether it is the default one.</summary>
    private async Task<List<string>> CertificatesAsync(string listener)
    {
        var answer = await _site.ElbAsync("DescribeListenerCertificates", ("ListenerArn", listener));
        return [.. answer.Descendants("member").Select(member => $"{member.Element("CertificateArn")!.Value} {member.Element("IsDefault")!.Value}")];
    }
}
