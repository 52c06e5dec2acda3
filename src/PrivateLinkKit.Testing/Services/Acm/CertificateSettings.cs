using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Options of certificates, and calls that AWS only accepts in certain states of them.</summary>
internal static class CertificateSettings
{
    public static UpdateCertificateOptionsResult Update(ServiceCall call, UpdateCertificateOptionsRequest request)
    {
        var certificate = StoredCertificates.Existing(call, request.CertificateArn!);
        if (certificate.Type is not AcmCertificate.Requested || certificate.StatusAt(call.Now) is not (AcmCertificate.Pending or AcmCertificate.Issued))
        {
            throw AcmErrors.InvalidState($"The options of {certificate.Arn} cannot be changed: it was imported, or is no longer valid.");
        }

        var logging = request.Options!.CertificateTransparencyLoggingPreference ?? certificate.TransparencyLogging;
        call.Region.Acm.Certificates.Put(certificate with { TransparencyLogging = logging });
        return new();
    }

    /// <summary>Nobody receives the mail.</summary>
    public static ResendValidationEmailResult Resend(ServiceCall call, ResendValidationEmailRequest request)
    {
        var certificate = StoredCertificates.Existing(call, request.CertificateArn!);
        if (certificate is not { Status: AcmCertificate.Pending, ValidationMethod: CertificateRequests.Email })
        {
            throw AcmErrors.InvalidState($"The certificate {certificate.Arn} does not wait for a validation by email.");
        }

        var (name, domain) = (DomainNames.Normalise(request.Domain!), DomainNames.Normalise(request.ValidationDomain!));
        return certificate.Names.Contains(name) && DomainNames.IsParent(domain, name)
            ? new()
            : throw AcmErrors.InvalidDomainValidation($"{domain} is not {name} or a superdomain of it, or {certificate.Arn} does not have the name {name}.");
    }
}
