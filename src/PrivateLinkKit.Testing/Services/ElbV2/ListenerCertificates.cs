using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The certificates of listeners: always empty, since there are no TLS listeners here.</summary>
internal static class ListenerCertificates
{
    public static DescribeListenerCertificatesResult Describe(ServiceCall call, DescribeListenerCertificatesRequest request)
    {
        Listeners.Get(call.Region, request.ListenerArn!);
        var (page, next) = Markers.Page<Certificate>([], certificate => certificate.CertificateArn!, request.Marker, request.PageSize);
        return new() { Certificates = page, NextMarker = next };
    }
}
