using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>AWS's default quotas of Certificate Manager.</summary>
internal static class AcmQuotas
{
    private const string Code = "LimitExceededException";
    private const int MostNames = 10;
    private const int MostCertificates = 2500;

    public static void Certificate(AccountRegion region, string type) => Quota.Check(
        region, Code, "certificates", MostCertificates, region.Acm.Certificates.Count(certificate => certificate.Type == type));

    public static void Names(AccountRegion region, int count) => Quota.Check(region, Code, "domain names per certificate", MostNames, count - 1);
}
