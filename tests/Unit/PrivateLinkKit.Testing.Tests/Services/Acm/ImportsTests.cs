using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Acm;

public sealed class ImportsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private EmbeddedAws _aws = null!;

    public async Task InitializeAsync() => _aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _clock });

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Import_SignedCertificate_IsIssuedWithItsFacts()
    {
        var arn = await _aws.ImportAsync("web.example.com", "*.web.example.com");

        var found = await _aws.DescribeCertificateAsync(arn);
        var pem = await _aws.CallAsync("acm:GetCertificate", new() { ["CertificateArn"] = arn });

        Assert.Matches("^arn:aws:acm:eu-west-1:111111111111:certificate/[0-9a-f-]{36}$", arn);
        Assert.Equal(("ISSUED", "IMPORTED", "EC_prime256v1"), ((string)found["Status"]!, (string)found["Type"]!, (string)found["KeyAlgorithm"]!));
        Assert.Equal(["web.example.com", "*.web.example.com"], found["SubjectAlternativeNames"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("EmbeddedAws Root CA", (string)found["Issuer"]!);
        Assert.Equal("TLS_WEB_SERVER_AUTHENTICATION", (string)found["ExtendedKeyUsages"]![0]!["Name"]!);
        using var leaf = X509Certificate2.CreateFromPem((string)pem["Certificate"]!);
        Assert.True(leaf.MatchesHostname("a.web.example.com"));
        Assert.Contains("BEGIN CERTIFICATE", (string)pem["CertificateChain"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RsaKeyInItsOldForm_IsAccepted()
    {
        using var rsa = RSA.Create(2048);
        using var leaf = _aws.Authority.Issue(["web.example.com"], rsa, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(1));
        var parameters = AcmCalls.Parameters(leaf, rsa, _aws.CertificateAuthority);
        parameters["PrivateKey"] = AcmCalls.Blob(rsa.ExportRSAPrivateKeyPem());

        var found = await _aws.DescribeCertificateAsync(await _aws.ImportAsync(parameters));

        Assert.Equal(("RSA_2048", "SHA256WITHECDSA"), ((string)found["KeyAlgorithm"]!, (string)found["SignatureAlgorithm"]!));
    }

    [Fact]
    public async Task Import_SubjectWithoutACommonName_IsNamedByItsFirstAlternative()
    {
        var request = new CertificateRequest("O=ACME", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("orders.example.com");
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.CreateSelfSigned(_clock.GetUtcNow(), _clock.GetUtcNow().AddDays(9));

        var found = await _aws.DescribeCertificateAsync(await _aws.ImportAsync(AcmCalls.Parameters(leaf, _key)));

        Assert.Equal(("orders.example.com", "ACME"), ((string)found["DomainName"]!, (string)found["Issuer"]!));
    }

    [Theory]
    [InlineData("Certificate", "nothing", "Unable to parse certificate")]
    [InlineData("PrivateKey", "nothing", "Unable to parse private key")]
    [InlineData("CertificateChain", "nothing", "Unable to parse certificate chain")]
    [InlineData("PrivateKey", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", "must be unencrypted")]
    public async Task Import_NotPem_IsRefused(string parameter, string value, string message)
    {
        var parameters = Valid();
        parameters[parameter] = AcmCalls.Blob(value);

        Assert.Contains(message, await RefusedAsync(parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_KeyOfAnotherCertificate_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = Valid();
        parameters["PrivateKey"] = AcmCalls.Blob(other.ExportECPrivateKeyPem());

        Assert.Contains("does not match the public key", await RefusedAsync(parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ChainOfAnotherAuthority_IsRefusedWithItsPlace()
    {
        using var stranger = SelfSigned.For("authority.example.com");
        using var leaf = Issue();

        var first = await RefusedAsync(AcmCalls.Parameters(leaf, _key, stranger));
        var second = await RefusedAsync(AcmCalls.Parameters(leaf, _key, _aws.CertificateAuthority, stranger));

        Assert.EndsWith("The index within the chain of the invalid certificate is: 0", first, StringComparison.Ordinal);
        Assert.EndsWith("The index within the chain of the invalid certificate is: 1", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithoutChain_IsAcceptedForASelfSignedCertificateOnly()
    {
        using var leaf = Issue();
        using var own = SelfSigned.For("web.example.com");
        using var key = own.GetECDsaPrivateKey()!;

        Assert.Contains("not a valid self signed", await RefusedAsync(AcmCalls.Parameters(leaf, _key)), StringComparison.Ordinal);
        await _aws.ImportAsync(AcmCalls.Parameters(own, key));
    }

    [Theory]
    [InlineData(-10, "has expired")]
    [InlineData(10, "not in effect yet")]
    public async Task Import_OutsideOfItsTimeByTheClock_IsRefused(int days, string message)
    {
        var from = _clock.GetUtcNow().AddDays(days);
        using var leaf = _aws.Authority.Issue(["web.example.com"], _key, from, from.AddDays(5));

        Assert.Contains(message, await RefusedAsync(AcmCalls.Parameters(leaf, _key, _aws.CertificateAuthority)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithTheArn_ReplacesTheCertificate()
    {
        var arn = await _aws.ImportAsync("web.example.com");
        using var leaf = _aws.Authority.Issue(["web.example.com", "jobs.example.com"], _key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(90));
        var parameters = AcmCalls.Parameters(leaf, _key, _aws.CertificateAuthority);
        parameters["CertificateArn"] = arn;

        var again = await _aws.ImportAsync(parameters);

        Assert.Equal(arn, again);
        Assert.Equal(2, (await _aws.DescribeCertificateAsync(arn))["SubjectAlternativeNames"]!.AsArray().Count);
        Assert.Single((await _aws.CallAsync("acm:ListCertificates", Ecdsa()))["CertificateSummaryList"]!.AsArray());
    }

    [Fact]
    public async Task Import_WithTheArnAndTagsOrAnotherKind_IsRefused()
    {
        var arn = await _aws.ImportAsync("web.example.com");
        using var rsa = RSA.Create(2048);
        using var leaf = _aws.Authority.Issue(["web.example.com"], rsa, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(90));
        var other = AcmCalls.Parameters(leaf, rsa, _aws.CertificateAuthority);
        other["CertificateArn"] = arn;
        var tagged = Valid();
        tagged["CertificateArn"] = arn;
        tagged["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team" });

        await _aws.RefusedAsync("ValidationException", "acm:ImportCertificate", other);
        await _aws.RefusedAsync("InvalidParameterException", "acm:ImportCertificate", tagged);
    }

    [Fact]
    public async Task Certificate_AfterItsEnd_IsExpired()
    {
        using var leaf = _aws.Authority.Issue(["web.example.com"], _key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(90));
        var arn = await _aws.ImportAsync(AcmCalls.Parameters(leaf, _key, _aws.CertificateAuthority));

        _clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal("EXPIRED", (string)(await _aws.DescribeCertificateAsync(arn))["Status"]!);
    }

    private static JsonObject Ecdsa() => new() { ["Includes"] = new JsonObject { ["keyTypes"] = new JsonArray("EC_prime256v1") } };

    private X509Certificate2 Issue() => _aws.Authority.Issue(["web.example.com"], _key, _clock.GetUtcNow(), _clock.GetUtcNow().AddDays(90));

    private JsonObject Valid()
    {
        using var leaf = Issue();
        return AcmCalls.Parameters(leaf, _key, _aws.CertificateAuthority);
    }

    private Task<string> RefusedAsync(JsonObject parameters) => _aws.RefusedAsync("ValidationException", "acm:ImportCertificate", parameters);
}
