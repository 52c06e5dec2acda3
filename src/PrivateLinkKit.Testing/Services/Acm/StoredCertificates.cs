using System.Security.Cryptography.X509Certificates;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Reads and deletes certificates.</summary>
internal sealed class StoredCertificates(IReadOnlyList<ICertificateUsers> users)
{
    public DescribeCertificateResult Describe(ServiceCall call, DescribeCertificateRequest request)
    {
        var certificate = Existing(call, request.CertificateArn!);
        return new() { Certificate = CertificateViews.Detail(call.Region, certificate, UsersOf(call.Region, certificate.Arn)) };
    }

    public DeleteCertificateResult Delete(ServiceCall call, DeleteCertificateRequest request)
    {
        var certificate = Existing(call, request.CertificateArn!);
        if (UsersOf(call.Region, certificate.Arn) is not [])
        {
            throw AcmErrors.InUse(certificate.Arn, call.Account);
        }

        call.Region.Acm.Certificates.Remove(certificate.Arn);
        Tokens.Forget(call.Region, certificate.Arn);
        return new();
    }

    public static GetCertificateResult Get(ServiceCall call, GetCertificateRequest request)
    {
        var certificate = Existing(call, request.CertificateArn!);
        return certificate.Content is { } content
            ? new() { Certificate = Pem(content.Leaf), CertificateChain = content.Chain is [] ? null : string.Concat(content.Chain.Select(Pem)) }
            : throw AcmErrors.NotYetIssued(certificate.Arn);
    }

    public static AcmCertificate Existing(ServiceCall call, string arn)
    {
        var region = arn.Split(':').ElementAtOrDefault(3);
        return region == call.RegionName || !arn.StartsWith("arn:", StringComparison.Ordinal)
            ? call.Region.Acm.Certificates.Find(arn) ?? throw AcmErrors.NotFound(arn, call.Account)
            : throw AcmErrors.InvalidArn(arn, call.RegionName);
    }

    public IReadOnlyList<string> UsersOf(AccountRegion region, string arn) => [.. users.SelectMany(user => user.UsersOf(region, arn)).Distinct()];

    private static string Pem(X509Certificate2 certificate) => $"{certificate.ExportCertificatePem()}\n";
}
