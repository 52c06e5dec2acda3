using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The default certificate of a listener and its certificate list, from which one is chosen by the name that a client asks for.</summary>
internal static class ListenerCertificates
{
    public static AddListenerCertificatesResult Add(ServiceCall call, AddListenerCertificatesRequest request)
    {
        var (listener, arn) = (Secure(call.Region, request.ListenerArn!), One(request.Certificates));
        ListenerSecurity.CheckUsable(call.Region, listener.Protocol!, arn);
        if (call.Region.ElbV2.Certificates.Find(ListenerCertificate.KeyOf(listener.ListenerArn!, arn)) is null)
        {
            ElbV2Quotas.Certificate(call.Region, listener.LoadBalancerArn!);
            call.Region.ElbV2.Certificates.Put(new(listener.ListenerArn!, arn));
        }

        return new() { Certificates = [new() { CertificateArn = arn, IsDefault = false }] };
    }

    public static RemoveListenerCertificatesResult Remove(ServiceCall call, RemoveListenerCertificatesRequest request)
    {
        var (listener, arn) = (Secure(call.Region, request.ListenerArn!), One(request.Certificates));
        if (!call.Region.ElbV2.Certificates.Remove(ListenerCertificate.KeyOf(listener.ListenerArn!, arn)) && IsDefault(listener, arn))
        {
            throw ElbV2Errors.DefaultCertificate(arn);
        }

        return new();
    }

    /// <summary>A default certificate that is also in the list appears twice.</summary>
    public static DescribeListenerCertificatesResult Describe(ServiceCall call, DescribeListenerCertificatesRequest request)
    {
        var listener = Listeners.Get(call.Region, request.ListenerArn!);
        var all = (listener.Certificates ?? []).Select(certificate => new Certificate { CertificateArn = certificate.CertificateArn, IsDefault = true })
            .Concat(call.Region.ElbV2.CertificatesOf(listener.ListenerArn!)
                .Select(certificate => new Certificate { CertificateArn = certificate.CertificateArn, IsDefault = false }));
        var (page, next) = Markers.Page(
            all, certificate => $"{(certificate.IsDefault is true ? 0 : 1)} {certificate.CertificateArn}", request.Marker, request.PageSize);
        return new() { Certificates = page, NextMarker = next };
    }

    private static Listener Secure(AccountRegion region, string arn)
    {
        var listener = Listeners.Get(region, arn);
        return ElbProtocols.IsSecure(listener.Protocol!)
            ? listener
            : throw ElbV2Errors.UnsupportedProtocol($"Listeners with the protocol '{listener.Protocol}' do not have certificates");
    }

    private static string One(IReadOnlyList<Certificate>? certificates) => certificates switch
    {
        [{ CertificateArn: { } arn }] => arn,
        { Count: > 1 } => throw ElbV2Errors.TooManyCertificates($"Only one certificate can be specified, but {certificates.Count} were"),
        _ => throw ElbV2Errors.Validation("A certificate ARN must be specified"),
    };

    private static bool IsDefault(Listener listener, string arn) => listener.Certificates?.Any(certificate => certificate.CertificateArn == arn) is true;
}
