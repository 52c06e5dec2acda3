using System.Net.Security;
using System.Security.Authentication;
using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>How a listener terminates TLS.</summary>
/// <param name="Default">The certificate for clients that ask for a name which none in the list has, or for no name.</param>
/// <param name="Others">The certificate list.</param>
/// <param name="Policy">Its security policy.</param>
/// <param name="Protocols">Application protocols, the preferred one first; empty: it negotiates none.</param>
/// <param name="Time">The clock by which certificates expire.</param>
internal sealed record ListenerTls(
    ServerCertificate Default,
    IReadOnlyList<ServerCertificate> Others,
    TlsPolicy Policy,
    IReadOnlyList<SslApplicationProtocol> Protocols,
    TimeProvider Time)
{
    /// <param name="hostName">The name that the client asks for, if any.</param>
    /// <param name="offer">What it offers; null: it is not known.</param>
    public SslServerAuthenticationOptions OptionsFor(string? hostName, ClientOffer? offer) => new()
    {
        ServerCertificateContext = CertificateFor(hostName, offer).Context,
        EnabledSslProtocols = Policy.Protocols,
        CipherSuitesPolicy = Policy.CipherSuites,
        ApplicationProtocols = [.. Protocols],
    };

    /// <summary>
    /// Of several certificates with the name that the client supports, ECDSA is preferred, then one that has not expired, then the one with the longer key,
    /// then the one that is valid longer (ALB guide, "SSL certificates").
    /// </summary>
    private ServerCertificate CertificateFor(string? hostName, ClientOffer? offer)
    {
        if (string.IsNullOrEmpty(hostName))
        {
            return Default;
        }

        var named = Others.Where(other => other.Matches(hostName))
            .OrderByDescending(other => (other.IsElliptic, other.IsValidAt(Time.GetUtcNow()), other.KeySize, other.Leaf.NotAfter)).ToList();
        return named.Find(other => offer?.Supports(other.IsElliptic, Policy.Protocols.HasFlag(SslProtocols.Tls13)) is not false)
            ?? named.FirstOrDefault()
            ?? Default;
    }
}

/// <summary>A security policy: what a listener offers in a TLS handshake.</summary>
/// <param name="Protocols">The versions of TLS.</param>
/// <param name="CipherSuites">The cipher suites; null where the platform does not let them be chosen.</param>
internal sealed record TlsPolicy(SslProtocols Protocols, CipherSuitesPolicy? CipherSuites);
