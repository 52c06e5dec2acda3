using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Services.Acm;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>How listeners terminate TLS, for the map of the network.</summary>
internal static class ListenerTlsMap
{
    public static ListenerTls? Of(AccountRegion region, Listener listener) => listener.Certificates is not [var own] ? null : new ListenerTls(
        CertificateLookup.Find(region, own.CertificateArn!)!.Content!,
        [.. region.ElbV2.CertificatesOf(listener.ListenerArn!).Select(other => CertificateLookup.Find(region, other.CertificateArn)!.Content!)],
        SslPolicies.OfferOf(listener.SslPolicy!),
        listener.Protocol is ElbProtocols.Https
            ? AlpnPolicies.OfHttps(region.ElbV2.Attribute(listener.LoadBalancerArn!, AttributeCatalog.Http2) is "true")
            : AlpnPolicies.Of(listener.AlpnPolicy?[0]),
        region.Cloud.Time);
}
