using System.Net.Security;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>ALPN policies of TLS listeners: the application protocols that a listener negotiates, the preferred one first.</summary>
internal static class AlpnPolicies
{
    private static readonly SslApplicationProtocol Http10 = new("http/1.0");

    private static readonly Dictionary<string, IReadOnlyList<SslApplicationProtocol>> Known = new()
    {
        ["None"] = [],
        ["HTTP1Only"] = [SslApplicationProtocol.Http11, Http10],
        ["HTTP2Only"] = [SslApplicationProtocol.Http2],
        ["HTTP2Optional"] = [SslApplicationProtocol.Http11, Http10, SslApplicationProtocol.Http2],
        ["HTTP2Preferred"] = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11, Http10],
    };

    /// <summary>The protocols of HTTPS listeners.</summary>
    public static IReadOnlyList<SslApplicationProtocol> OfHttps(bool hasHttp2) =>
        hasHttp2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11];

    public static bool IsKnown(string policy) => Known.ContainsKey(policy);

    public static IReadOnlyList<SslApplicationProtocol> Of(string? policy) => policy is null ? [] : Known[policy];
}
