using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Certificates for the services that present them.</summary>
internal static class CertificateLookup
{
    /// <summary>Returns a certificate of the account in the region; null: there is none.</summary>
    public static CertificateFacts? Find(AccountRegion region, string arn) => region.Acm.Certificates.Find(arn) is { } certificate
        ? new CertificateFacts(
            certificate.StatusAt(region.Cloud.Now) is AcmCertificate.Issued,
            certificate.DomainName.Contains('.', StringComparison.Ordinal),
            certificate.KeyAlgorithm,
            certificate.Content)
        : null;
}

/// <summary>A certificate.</summary>
/// <param name="IsIssued">true if it is issued and has not expired.</param>
/// <param name="HasDomain">true if its name is a fully qualified domain name.</param>
/// <param name="KeyAlgorithm">The algorithm of its key.</param>
/// <param name="Content">The certificate with its key; null until it is issued.</param>
internal sealed record CertificateFacts(bool IsIssued, bool HasDomain, string KeyAlgorithm, ServerCertificate? Content);
