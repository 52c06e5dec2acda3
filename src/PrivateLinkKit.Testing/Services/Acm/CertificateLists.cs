using System.Globalization;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Lists of certificates.</summary>
internal sealed class CertificateLists(StoredCertificates stored)
{
    private const int ListedByDefault = 1000;

    private static readonly string[] KeyTypesByDefault = ["RSA_1024", "RSA_2048"];

    public ListCertificatesResult List(ServiceCall call, ListCertificatesRequest request)
    {
        if ((request.SortBy is null) != (request.SortOrder is null))
        {
            throw AcmErrors.Validation("If you specify SortBy, you must also specify SortOrder, and the reverse.");
        }

        var found = call.Region.Acm.Certificates.Where(certificate =>
            IsAny(request.CertificateStatuses, [certificate.StatusAt(call.Now)]) && Matches(certificate, request.Includes));
        var (page, next) = KeyPages.Of(
            found,
            certificate => $"{certificate.CreatedAt.UtcTicks.ToString("D20", CultureInfo.InvariantCulture)} {certificate.Arn}",
            request.NextToken,
            request.MaxItems ?? ListedByDefault,
            () => AcmErrors.Validation("The NextToken is not valid."),
            request.SortOrder is "DESCENDING");
        return new()
        {
            CertificateSummaryList =
                [.. page.Select(certificate => CertificateViews.Summary(call.Region, certificate, stored.UsersOf(call.Region, certificate.Arn)))],
            NextToken = next,
        };
    }

    private static bool Matches(AcmCertificate certificate, Filters? filters) =>
        (filters?.KeyTypes is { Count: > 0 } types ? types : KeyTypesByDefault).Contains(certificate.KeyAlgorithm)
        && IsAny(filters?.KeyUsage, KeyUsages.Of(certificate))
        && IsAny(filters?.ExtendedKeyUsage, [.. KeyUsages.ExtendedOf(certificate).Select(usage => usage.Name)])
        && filters?.ExportOption is null or "DISABLED"
        && filters?.ManagedBy is null;

    private static bool IsAny(IReadOnlyList<string>? wanted, IReadOnlyList<string> actual) => wanted is not { Count: > 0 } || wanted.Intersect(actual).Any();
}
