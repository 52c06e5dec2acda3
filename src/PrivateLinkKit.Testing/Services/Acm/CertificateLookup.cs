using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Certificates for the services that present them.</summary>
internal static class CertificateLookup
{
    // Elastic Load Balancing and API Gateway require at least this size of RSA keys.
    private const string TooSmall = "RSA_1024";

    /// <summary>Returns a certificate of the account in the region; null: there is none.</summary>
    public static CertificateFacts? Find(AccountRegion region, string arn) => region.Acm.Certificates.Find(arn) is { } certificate
        ? new CertificateFacts(
            certificate.StatusAt(region.Cloud.Now) is AcmCertificate.Issued && certificate.KeyAlgorithm is not TooSmall, certificate.Content)
        : null;
}

/// <summary>A certificate.</summary>
/// <param name="IsUsable">true if it is issued, has not expired, and has a key that services accept.</param>
/// <param name="Content">The certificate with its key; null until it is issued.</param>
internal sealed record CertificateFacts(bool IsUsable, ServerCertificate? Content);
