using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Validation of the names of requested certificates by CNAME records in public DNS. Nobody follows the links in validation mails.</summary>
internal static class Validation
{
    /// <summary>Time after which AWS gives up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(72);

    private static readonly string[] Mailboxes = ["administrator", "hostmaster", "postmaster", "webmaster", "admin"];

    /// <summary>The record that proves control of a domain; the same for all certificates of an account.</summary>
    public static ResourceRecord RecordOf(AccountRegion region, string name)
    {
        var domain = DomainNames.WithoutWildcard(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"acm {region.Account} {domain}")));
        return new() { Name = $"_{hash[..32]}.{domain}.", Type = "CNAME", Value = $"_{hash[32..]}.{Suffix(hash)}.acm-validations.aws." };
    }

    /// <summary>The validation of each name, as answers describe it.</summary>
    public static IReadOnlyList<DomainValidation> Describe(AccountRegion region, AcmCertificate certificate) =>
    [
        .. certificate.Names.Select(name => new DomainValidation
        {
            DomainName = name,
            ValidationDomain = certificate.MailDomains[name],
            ValidationStatus = certificate.Validated.Contains(name) ? "SUCCESS"
                : certificate.Status is AcmCertificate.TimedOut ? "FAILED"
                : AcmCertificate.Pending,
            ValidationMethod = certificate.ValidationMethod,
            ValidationEmails = certificate.ValidationMethod is CertificateRequests.Email
                ? [.. Mailboxes.Select(mailbox => $"{mailbox}@{certificate.MailDomains[name]}")]
                : null,
            ResourceRecord = certificate is { ValidationMethod: CertificateRequests.Dns, HasRecords: true } ? RecordOf(region, name) : null,
        }),
    ];

    /// <summary>Ends a validation that was not successful in time.</summary>
    public static void End(AccountRegion region, string arn)
    {
        if (region.Acm.Certificates.Find(arn) is { Status: AcmCertificate.Pending } certificate)
        {
            region.Acm.Certificates.Put(certificate with { Status = AcmCertificate.TimedOut });
        }
    }

    private static string Suffix(string hash) => string.Concat(hash[..10].Select(digit => (char)('a' + Convert.ToInt32($"{digit}", 16))));
}
