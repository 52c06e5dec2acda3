namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The bucket of each operation: ACM quotas ("API rate quotas").</summary>
internal static class AcmRates
{
    public static IReadOnlyList<RateBucket> BucketsOf(string operation)
    {
        var perSecond = operation switch
        {
            "DescribeCertificate" or "GetCertificate" or "DeleteCertificate" or "ListTagsForCertificate" => 10,
            "ListCertificates" => 8,
            "ImportCertificate" or "ResendValidationEmail" or "GetAccountConfiguration" or "PutAccountConfiguration" => 1,
            _ => 5,
        };
        return [new($"acm {operation}", perSecond, perSecond)];
    }
}
