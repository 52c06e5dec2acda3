using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Certificates as answers describe them.</summary>
internal static class CertificateViews
{
    private const string Eligible = "ELIGIBLE";
    private const string Ineligible = "INELIGIBLE";

    public static CertificateDetail Detail(AccountRegion region, AcmCertificate certificate, IReadOnlyList<string> users)
    {
        var content = certificate.Content is { } issued ? new X509Facts(issued.Leaf) : null;
        var isRequested = certificate.Type is AcmCertificate.Requested;
        return new()
        {
            CertificateArn = certificate.Arn,
            DomainName = certificate.DomainName,
            SubjectAlternativeNames = certificate.Names,
            DomainValidationOptions = isRequested ? Validation.Describe(region, certificate) : null,
            Serial = content?.Serial,
            Subject = content?.Subject ?? $"CN={certificate.DomainName}",
            Issuer = isRequested ? "Amazon" : content!.Issuer,
            CreatedAt = certificate.CreatedAt,
            IssuedAt = certificate.IssuedAt,
            ImportedAt = certificate.ImportedAt,
            Status = certificate.StatusAt(region.Cloud.Now),
            FailureReason = certificate.FailureReason,
            NotBefore = content?.NotBefore,
            NotAfter = content?.NotAfter,
            KeyAlgorithm = certificate.KeyAlgorithm,
            SignatureAlgorithm = content?.SignatureAlgorithm ?? $"SHA256WITH{(KeyAlgorithms.IsRsa(certificate.KeyAlgorithm) ? "RSA" : "ECDSA")}",
            InUseBy = users,
            Type = certificate.Type,
            KeyUsages = [.. KeyUsages.Of(certificate).Select(name => new KeyUsage { Name = name })],
            ExtendedKeyUsages = [.. KeyUsages.ExtendedOf(certificate).Select(usage => new ExtendedKeyUsage { Name = usage.Name, OID = usage.Oid })],
            RenewalEligibility = Eligibility(certificate, users),
            RenewalSummary = certificate.RenewedAt is { } renewed
                ? new() { RenewalStatus = "SUCCESS", UpdatedAt = renewed, DomainValidationOptions = Validation.Describe(region, certificate) }
                : null,
            Options = new() { CertificateTransparencyLoggingPreference = certificate.TransparencyLogging, Export = isRequested ? "DISABLED" : null },
        };
    }

    public static CertificateSummary Summary(AccountRegion region, AcmCertificate certificate, IReadOnlyList<string> users)
    {
        var content = certificate.Content is { } issued ? new X509Facts(issued.Leaf) : null;
        return new()
        {
            CertificateArn = certificate.Arn,
            DomainName = certificate.DomainName,
            SubjectAlternativeNameSummaries = certificate.Names,
            HasAdditionalSubjectAlternativeNames = false,
            Status = certificate.StatusAt(region.Cloud.Now),
            Type = certificate.Type,
            KeyAlgorithm = certificate.KeyAlgorithm,
            KeyUsages = KeyUsages.Of(certificate),
            ExtendedKeyUsages = [.. KeyUsages.ExtendedOf(certificate).Select(usage => usage.Name)],
            ExportOption = certificate.Type is AcmCertificate.Requested ? "DISABLED" : null,
            InUse = users is not [],
            RenewalEligibility = Eligibility(certificate, users),
            NotBefore = content?.NotBefore,
            NotAfter = content?.NotAfter,
            CreatedAt = certificate.CreatedAt,
            IssuedAt = certificate.IssuedAt,
            ImportedAt = certificate.ImportedAt,
        };
    }

    // Issued certificates are renewed while a service uses them (ACM guide, "Managed certificate renewal").
    private static string Eligibility(AcmCertificate certificate, IReadOnlyList<string> users) =>
        certificate is { Type: AcmCertificate.Requested, Status: AcmCertificate.Issued } && users is not [] ? Eligible : Ineligible;
}
