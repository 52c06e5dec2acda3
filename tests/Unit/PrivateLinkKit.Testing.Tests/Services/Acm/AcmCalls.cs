using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Acm;

/// <summary>Certificates for ACM, and common calls.</summary>
internal static class AcmCalls
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Imports a certificate that clients of the network trust, and returns its ARN.</summary>
    public static async Task<string> ImportAsync(this EmbeddedAws aws, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = aws.Authority.Issue(names, key, Begin, End);
        return await aws.ImportAsync(Parameters(leaf, key, aws.CertificateAuthority));
    }

    public static async Task<string> ImportAsync(this EmbeddedAws aws, JsonObject parameters)
    {
        var answer = await aws.CallAsync("acm:ImportCertificate", parameters);
        Assert.True(answer["CertificateArn"] is not null, answer.ToJsonString());
        return (string)answer["CertificateArn"]!;
    }

    public static JsonObject Parameters(X509Certificate2 leaf, AsymmetricAlgorithm key, params X509Certificate2[] chain)
    {
        JsonObject parameters = new()
        {
            ["Certificate"] = Blob(leaf.ExportCertificatePem()),
            ["PrivateKey"] = Blob(key.ExportPkcs8PrivateKeyPem()),
        };
        if (chain is not [])
        {
            parameters["CertificateChain"] = Blob(string.Join('\n', chain.Select(issuer => issuer.ExportCertificatePem())));
        }

        return parameters;
    }

    public static string Blob(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    /// <summary>Requests a certificate, and returns its ARN.</summary>
    public static async Task<string> RequestAsync(this EmbeddedAws aws, string name, JsonObject? others = null)
    {
        var parameters = others ?? new JsonObject { ["ValidationMethod"] = "DNS" };
        parameters["DomainName"] = name;
        var answer = await aws.CallAsync("acm:RequestCertificate", parameters);
        Assert.True(answer["CertificateArn"] is not null, answer.ToJsonString());
        return (string)answer["CertificateArn"]!;
    }

    public static async Task<JsonNode> DescribeCertificateAsync(this EmbeddedAws aws, string arn) =>
        (await aws.CallAsync("acm:DescribeCertificate", new() { ["CertificateArn"] = arn }))["Certificate"]!;
}
