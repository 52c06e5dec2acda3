using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Network.LoadBalancing;
using PrivateLinkKit.Testing.Tests.Services.Route53;

namespace PrivateLinkKit.Testing.Tests.Services.Acm;

/// <summary>Requested certificates, once public DNS has their records.</summary>
public sealed class IssuanceTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private InstanceSite _site = null!;

    private EmbeddedAws Aws => _site.Aws;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(time: _clock, count: 1);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("RSA_2048")]
    [InlineData("EC_prime256v1")]
    [InlineData("EC_secp384r1")]
    public async Task Request_RecordExists_IsIssuedAndPresentedByAListener(string algorithm)
    {
        var arn = await Aws.RequestAsync(InstanceSite.Name, new() { ["ValidationMethod"] = "DNS", ["KeyAlgorithm"] = algorithm });
        var targets = await _site.TargetsAsync("TCP");
        await Refused.WithAsync("UnsupportedCertificate", () => _site.ListenAsync("TLS", arn, targets));

        await ProveAsync(arn);
        var nlb = await _site.ListenAsync("TLS", arn, targets);

        Assert.Equal(_site.Instances[0], await (await _site.GetAsync(nlb.DnsName)).Content.ReadAsStringAsync());
        var found = await Aws.DescribeCertificateAsync(arn);
        Assert.Equal(("ISSUED", algorithm, "SUCCESS"), (
            (string)found["Status"]!, (string)found["KeyAlgorithm"]!, (string)found["DomainValidationOptions"]![0]!["ValidationStatus"]!));
        Assert.Equal(198, ((double)found["NotAfter"]! - (double)found["NotBefore"]! + 1) / TimeSpan.SecondsPerDay);
    }

    [Fact]
    public async Task Request_SeveralDomains_WaitsForAllOfTheirRecords()
    {
        var arn = await Aws.RequestAsync("example.com", new()
        {
            ["ValidationMethod"] = "DNS",
            ["SubjectAlternativeNames"] = new JsonArray("*.example.com", "example.org"),
        });

        await ProveAsync(arn, "example.com");
        var half = await Aws.DescribeCertificateAsync(arn);
        await ProveAsync(arn, "example.org");

        Assert.Equal("PENDING_VALIDATION", (string)half["Status"]!);
        Assert.Equal(
            ["SUCCESS", "SUCCESS", "PENDING_VALIDATION"],
            half["DomainValidationOptions"]!.AsArray().Select(option => (string)option!["ValidationStatus"]!));
        var pem = (string)(await Aws.CallAsync("acm:GetCertificate", new() { ["CertificateArn"] = arn }))["Certificate"]!;
        using var leaf = X509Certificate2.CreateFromPem(pem);
        Assert.True(leaf.MatchesHostname("a.example.com") && leaf.MatchesHostname("example.org"));
    }

    [Fact]
    public async Task Request_RecordInAZoneOfRoute53_IsIssuedAndNotRenewedWithoutIt()
    {
        var zones = new ZoneCalls(Aws);
        var zone = await zones.CreateAsync("example.com");
        var arn = await Aws.RequestAsync(InstanceSite.Name);
        var record = (await Aws.DescribeCertificateAsync(arn))["DomainValidationOptions"]![0]!["ResourceRecord"]!;
        var set = ZoneCalls.Set((string)record["Name"]!, "CNAME", (string)record["Value"]!);
        var before = (string)(await Aws.DescribeCertificateAsync(arn))["Status"]!;

        await zones.ChangeAsync(zone, ZoneCalls.Change("CREATE", set));
        var issued = (string)(await Aws.DescribeCertificateAsync(arn))["Status"]!;
        await _site.ListenAsync("TLS", arn, await _site.TargetsAsync("TCP"));
        await zones.ChangeAsync(zone, ZoneCalls.Change("DELETE", set));
        _clock.Advance(TimeSpan.FromDays(199));

        Assert.Equal(("PENDING_VALIDATION", "ISSUED"), (before, issued));
        Assert.Equal("EXPIRED", (string)(await Aws.DescribeCertificateAsync(arn))["Status"]!);
    }

    [Theory]
    [InlineData("0 issue \"letsencrypt.org\"", "FAILED")]
    [InlineData("0 issue \"amazon.com\"", "ISSUED")]
    [InlineData("0 iodef \"mailto:a@example.com\"", "ISSUED")]
    public async Task Request_DomainNamesItsAuthorities_IsIssuedIfAmazonIsOne(string record, string status)
    {
        Aws.PublicDns.Set("example.com", "CAA", record);
        var arn = await Aws.RequestAsync("www.example.com");

        await ProveAsync(arn);

        var found = await Aws.DescribeCertificateAsync(arn);
        Assert.Equal((status, status is "FAILED" ? "CAA_ERROR" : null), ((string)found["Status"]!, (string?)found["FailureReason"]));
    }

    [Fact]
    public async Task Request_RealisticTimes_IsIssuedWithinMinutes()
    {
        await using var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _clock, Pace = Pace.Realistic });
        var arn = await aws.RequestAsync("example.com");
        var atFirst = await aws.DescribeCertificateAsync(arn);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await ProveAsync(aws, arn);
        var soon = await aws.DescribeCertificateAsync(arn);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(atFirst["DomainValidationOptions"]![0]!["ResourceRecord"]);
        Assert.Equal("PENDING_VALIDATION", (string)soon["Status"]!);
        Assert.Equal("ISSUED", (string)(await aws.DescribeCertificateAsync(arn))["Status"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Certificate_NearItsEnd_IsRenewedIfItIsInUse(bool isInUse)
    {
        var arn = await Aws.RequestAsync(InstanceSite.Name);
        await ProveAsync(arn);
        var nlb = isInUse ? await _site.ListenAsync("TLS", arn, await _site.TargetsAsync("TCP")) : default;

        _clock.Advance(TimeSpan.FromDays(199));
        var found = await Aws.DescribeCertificateAsync(arn);

        Assert.Equal(isInUse ? "ISSUED" : "EXPIRED", (string)found["Status"]!);
        Assert.Equal(isInUse ? "SUCCESS" : null, (string?)found["RenewalSummary"]?["RenewalStatus"]);
        Assert.True(!isInUse || (await _site.GetAsync(nlb.DnsName)).IsSuccessStatusCode);
    }

    private Task ProveAsync(string arn, string? domain = null) => ProveAsync(Aws, arn, domain);

    /// <summary>Creates the records that prove control of all domains of a certificate, or of one.</summary>
    private static async Task ProveAsync(EmbeddedAws aws, string arn, string? domain = null)
    {
        foreach (var option in (await aws.DescribeCertificateAsync(arn))["DomainValidationOptions"]!.AsArray())
        {
            if (domain is null || (string)option!["DomainName"]! == domain)
            {
                var record = option!["ResourceRecord"]!;
                aws.PublicDns.Set((string)record["Name"]!, (string)record["Type"]!, (string)record["Value"]!);
            }
        }
    }
}
