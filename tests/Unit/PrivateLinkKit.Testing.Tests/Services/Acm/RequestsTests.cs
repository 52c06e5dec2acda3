using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Acm;

public sealed class RequestsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private EmbeddedAws _aws = null!;

    public async Task InitializeAsync() => _aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _clock });

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Request_ByDns_WaitsForOneRecordPerDomain()
    {
        var arn = await _aws.RequestAsync("Example.com", new()
        {
            ["ValidationMethod"] = "DNS",
            ["SubjectAlternativeNames"] = new JsonArray("*.example.com", "example.org", "example.com"),
        });

        var found = await _aws.DescribeCertificateAsync(arn);

        Assert.Equal(("PENDING_VALIDATION", "RSA_2048", "Amazon"), ((string)found["Status"]!, (string)found["KeyAlgorithm"]!, (string)found["Issuer"]!));
        var options = found["DomainValidationOptions"]!.AsArray();
        Assert.Equal(["example.com", "*.example.com", "example.org"], options.Select(option => (string)option!["DomainName"]!));
        var records = options.Select(option => (string)option!["ResourceRecord"]!["Name"]!).ToList();
        Assert.Equal(records[0], records[1]);
        Assert.Matches(@"^_[0-9a-f]{32}\.example\.com\.$", records[0]);
        Assert.Matches(@"^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$", (string)options[0]!["ResourceRecord"]!["Value"]!);
    }

    [Fact]
    public async Task Request_TheSameDomain_NeedsTheSameRecordInEachCertificateOfTheAccount()
    {
        var (first, second) = (await _aws.RequestAsync("example.com"), await _aws.RequestAsync("example.com"));

        Assert.NotEqual(first, second);
        Assert.Equal(await RecordAsync(first), await RecordAsync(second));
    }

    [Fact]
    public async Task Request_ByMail_NamesTheAddressesOfTheDomainAndIsNeverIssued()
    {
        var arn = await _aws.RequestAsync("www.example.com", new()
        {
            ["ValidationMethod"] = "EMAIL",
            ["DomainValidationOptions"] = new JsonArray(
                new JsonObject { ["DomainName"] = "www.example.com", ["ValidationDomain"] = "example.com" }),
        });
        await _aws.CallAsync(
            "acm:ResendValidationEmail",
            new() { ["CertificateArn"] = arn, ["Domain"] = "www.example.com", ["ValidationDomain"] = "example.com" });

        var found = await _aws.DescribeCertificateAsync(arn);

        Assert.Contains("admin@example.com", found["DomainValidationOptions"]![0]!["ValidationEmails"]!.AsArray().Select(mail => (string)mail!));
        Assert.Equal("PENDING_VALIDATION", (string)found["Status"]!);
        await _aws.RefusedAsync("RequestInProgressException", "acm:GetCertificate", new() { ["CertificateArn"] = arn });
    }

    [Fact]
    public async Task Request_NotValidatedForThreeDays_HasTimedOut()
    {
        var arn = await _aws.RequestAsync("example.com");
        _clock.Advance(TimeSpan.FromHours(71));
        var before = (string)(await _aws.DescribeCertificateAsync(arn))["Status"]!;

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("PENDING_VALIDATION", before);
        Assert.Equal("VALIDATION_TIMED_OUT", (string)(await _aws.DescribeCertificateAsync(arn))["Status"]!);
    }

    [Fact]
    public async Task Request_AgainWithTheToken_IsTheSameForAnHour()
    {
        Task<string> RequestAsync(string name) => _aws.RequestAsync(name, new() { ["IdempotencyToken"] = "once", ["ValidationMethod"] = "DNS" });
        var first = await RequestAsync("example.com");

        Assert.Equal(first, await RequestAsync("example.com"));
        Assert.NotEqual(first, await RequestAsync("example.org"));
        _clock.Advance(TimeSpan.FromMinutes(61));
        var later = await RequestAsync("example.com");
        await _aws.CallAsync("acm:DeleteCertificate", new() { ["CertificateArn"] = later });

        Assert.NotEqual(first, later);
        Assert.NotEqual(later, await RequestAsync("example.com"));
    }

    [Theory]
    [InlineData("nothing", "ValidationException")]
    [InlineData("*.*.example.com", "ValidationException")]
    [InlineData("-a.example.com", "ValidationException")]
    [InlineData("a-name-that-is-longer-than-the-sixty-four-characters-of.example.com", "InvalidParameterException")]
    public async Task Request_InvalidName_IsRefused(string name, string code) =>
        await _aws.RefusedAsync(code, "acm:RequestCertificate", new() { ["DomainName"] = name });

    [Theory]
    [InlineData("KeyAlgorithm", "RSA_4096", "InvalidParameterException")]
    [InlineData("ValidationMethod", "HTTP", "ValidationException")]
    [InlineData("CertificateAuthorityArn", "arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a", "ValidationException")]
    public async Task Request_WhatIsNotIssued_IsRefused(string parameter, string value, string code) =>
        await _aws.RefusedAsync(code, "acm:RequestCertificate", new() { ["DomainName"] = "example.com", [parameter] = value });

    [Fact]
    public Task Request_MailsToAnotherDomain_IsRefused() => _aws.RefusedAsync("InvalidDomainValidationOptionsException", "acm:RequestCertificate", new()
    {
        ["DomainName"] = "www.example.com",
        ["DomainValidationOptions"] = new JsonArray(new JsonObject { ["DomainName"] = "www.example.com", ["ValidationDomain"] = "example.org" }),
    });

    [Fact]
    public async Task Call_UnknownCertificate_IsRefused()
    {
        var arn = "arn:aws:acm:eu-west-1:111111111111:certificate/01234567-89ab-cdef-0123-456789abcdef";

        await _aws.RefusedAsync("ResourceNotFoundException", "acm:DescribeCertificate", new() { ["CertificateArn"] = arn });
        await _aws.RefusedAsync("InvalidArnException", "acm:DeleteCertificate",
            new() { ["CertificateArn"] = arn.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal) });
    }

    [Fact]
    public async Task Quotas_ElevenNames_AreTooMany()
    {
        await using var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { Quotas = ResourceQuotas.Aws });
        JsonObject Names(int others) => new()
        {
            ["DomainName"] = "example.com",
            ["SubjectAlternativeNames"] = new JsonArray([.. Enumerable.Range(0, others).Select(i => (JsonNode)$"a{i}.example.com")]),
        };

        await aws.RefusedAsync("LimitExceededException", "acm:RequestCertificate", Names(10));
        Assert.NotNull((await aws.CallAsync("acm:RequestCertificate", Names(9)))["CertificateArn"]);
    }

    private async Task<string> RecordAsync(string arn) =>
        (await _aws.DescribeCertificateAsync(arn))["DomainValidationOptions"]![0]!["ResourceRecord"]!.ToJsonString();
}
