using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>A certificate with its key, and the certificates that lead to its authority, as a TLS server presents them.</summary>
/// <param name="Leaf">The certificate, with its key.</param>
/// <param name="Chain">The issuer first; empty if the leaf is self-signed.</param>
internal sealed record ServerCertificate(X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Chain)
{
    private readonly Lazy<SslStreamCertificateContext> _context = new(() => SslStreamCertificateContext.Create(
        // Servers need not send the root, and Windows would keep it.
        Leaf, [.. Chain.Where(issuer => !issuer.SubjectName.RawData.AsSpan().SequenceEqual(issuer.IssuerName.RawData))], offline: true));

    public SslStreamCertificateContext Context => _context.Value;

    public bool IsElliptic => Leaf.GetKeyAlgorithm() is "1.2.840.10045.2.1";

    public int KeySize => Leaf.PublicKey.EncodedKeyValue.RawData.Length;

    public bool IsValidAt(DateTimeOffset time) => time.UtcDateTime <= Leaf.NotAfter.ToUniversalTime();

    /// <summary>Returns true if a client that wants to reach the host would accept the certificate's names.</summary>
    public bool Matches(string hostName) => Leaf.MatchesHostname(hostName);
}
