using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Requests of public certificates, which wait for the validation of their names.</summary>
internal sealed class CertificateRequests(Issuance issuance)
{
    public const string Dns = "DNS";
    public const string Email = "EMAIL";

    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    // "There is a delay of several seconds before you can retrieve information" (API reference, RequestCertificate).
    private static readonly TimeSpan RecordsDelay = TimeSpan.FromSeconds(5);

    public RequestCertificateResult Request(ServiceCall call, RequestCertificateRequest request)
    {
        var method = request.ValidationMethod ?? Email;
        if (method is not (Dns or Email))
        {
            throw AcmErrors.NotEmulated($"the validation method {method}");
        }

        var names = DomainNames.Check(request);
        var certificate = new AcmCertificate(
            NewArn(call.Region), AcmCertificate.Requested, names, KeyAlgorithms.CheckRequested(request.KeyAlgorithm), call.Now)
        {
            ValidationMethod = method,
            MailDomains = DomainNames.CheckMailDomains(request.DomainValidationOptions, names),
            TransparencyLogging = request.Options?.CertificateTransparencyLoggingPreference ?? "ENABLED",
        };
        certificate = certificate with { Tags = CertificateTags.Add(certificate, request.Tags ?? []) };
        AcmQuotas.Names(call.Region, names.Count);
        return new()
        {
            CertificateArn = Tokens.Once(call, request.IdempotencyToken, TokenLife, () =>
            {
                AcmQuotas.Certificate(call.Region, AcmCertificate.Requested);
                Add(call.Region, certificate);
                return certificate.Arn;
            }),
        };
    }

    public static string NewArn(AccountRegion region) => region.Arn("acm", $"certificate/{region.Cloud.Ids.NextGuid()}");

    private void Add(AccountRegion region, AcmCertificate certificate)
    {
        var isAutomatic = certificate.ValidationMethod is Dns;
        var key = isAutomatic ? Task.Run(() => KeyAlgorithms.CreateKey(certificate.KeyAlgorithm)) : null;
        region.Acm.Certificates.Put(certificate with { NewKey = key });
        region.Cloud.Timeline.After(RecordsDelay, () => region.Acm.Certificates.Change(certificate.Arn, row => row with { HasRecords = true }));
        if (isAutomatic)
        {
            issuance.Await(region, certificate.Arn);
        }

        region.Cloud.Timeline.Expire(Validation.Limit, () => Validation.End(region, certificate.Arn));
    }
}
