using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Issues requested certificates once their names are validated, and renews those that are in use before they expire.</summary>
internal sealed class Issuance(DomainProofs proofs, StoredCertificates stored)
{
    // AWS polls the records, and issues within minutes.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // Of public certificates since February 2026; renewal begins 45 days before the end (ACM guide, "Managed certificate renewal").
    private static readonly TimeSpan Validity = TimeSpan.FromDays(198);
    private static readonly TimeSpan RenewalBegins = TimeSpan.FromDays(45);
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromDays(1);

    /// <summary>Looks for the records of a certificate until it is issued or its time is over.</summary>
    /// <param name="region">The account in its region.</param>
    /// <param name="arn">The certificate.</param>
    /// <param name="seen">The version of public DNS at the last look; null: there was none.</param>
    public void Await(AccountRegion region, string arn, (long Cloud, long Records)? seen = null) => region.Cloud.Timeline.After(Interval, () =>
    {
        if (region.Acm.Certificates.Find(arn) is not { Status: AcmCertificate.Pending } certificate)
        {
            return;
        }

        // Without a pace this step is due again at once.
        if (seen == proofs.VersionIn(region) || !Validate(region, certificate))
        {
            Await(region, arn, proofs.VersionIn(region));
        }
    });

    /// <summary>Returns false while records are missing.</summary>
    private bool Validate(AccountRegion region, AcmCertificate certificate)
    {
        var validated = certificate.Validated.Union(certificate.Names.Where(name => proofs.IsProven(region, name)));
        if (validated.Count < certificate.Names.Count)
        {
            if (validated.Count > certificate.Validated.Count)
            {
                region.Acm.Certificates.Put(certificate with { Validated = validated });
            }

            return false;
        }

        if (certificate.Names.Exists(proofs.IsForbidden))
        {
            region.Acm.Certificates.Put(certificate with { Validated = validated, Status = AcmCertificate.Failed, FailureReason = "CAA_ERROR" });
        }
        else
        {
            Issue(region, certificate with { Validated = validated, Status = AcmCertificate.Issued, IssuedAt = region.Cloud.Now });
        }

        return true;
    }

    private void Issue(AccountRegion region, AcmCertificate certificate)
    {
        var authority = region.Cloud.Authority;
        var from = new DateTimeOffset(region.Cloud.Now.UtcDateTime.Date, TimeSpan.Zero);
        using var key = certificate.NewKey?.GetAwaiter().GetResult() ?? KeyAlgorithms.CreateKey(certificate.KeyAlgorithm);
        var leaf = authority.Issue(certificate.Names, key, from, from + Validity - TimeSpan.FromSeconds(1));
        region.Acm.Certificates.Put(certificate with { Content = new ServerCertificate(leaf, [authority.Certificate]), NewKey = null });
        region.Cloud.Timeline.Expire(from + Validity - RenewalBegins - region.Cloud.Now, () => Renew(region, certificate.Arn, leaf.NotAfter));
    }

    /// <summary>Renewal of a certificate that nobody uses, or whose records are gone, is retried daily until it expires.</summary>
    private void Renew(AccountRegion region, string arn, DateTimeOffset end)
    {
        if (region.Acm.Certificates.Find(arn) is not { } certificate || region.Cloud.Now > end)
        {
            return;
        }

        if (stored.UsersOf(region, arn) is not [] && certificate.Names.TrueForAll(name => proofs.IsProven(region, name)))
        {
            Issue(region, certificate with { RenewedAt = region.Cloud.Now });
            return;
        }

        region.Cloud.Timeline.Expire(RenewalInterval, () => Renew(region, arn, end));
    }
}
