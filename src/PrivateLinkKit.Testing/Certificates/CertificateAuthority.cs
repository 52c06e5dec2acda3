using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>The certificate authority of one EmbeddedAws. Its key is created on first use and exists in memory only.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    // Valid at any time that a clock of a test shows.
    private static readonly DateTimeOffset Begin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A client may ask for any name below those of AWS's services.
    private const int MostServers = 1000;

    private readonly Lazy<(ECDsa Key, X509Certificate2 Certificate)> _root = new(CreateRoot);
    private readonly ConcurrentDictionary<string, Lazy<X509Certificate2>> _servers = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool _isDisposed;

    /// <summary>Its self-signed certificate, without the key. Not to be disposed.</summary>
    /// <exception cref="ObjectDisposedException">The EmbeddedAws is disposed.</exception>
    public X509Certificate2 Certificate => Root.Certificate;

    private (ECDsa Key, X509Certificate2 Certificate) Root
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _root.Value;
        }
    }

    /// <summary>
    /// Returns the certificate, with its key, of a server that AWS operates, such as a service endpoint; the same one on each call, until there are too many.
    /// </summary>
    /// <param name="hostName">The DNS name of the server, one that AWS knows: each has a certificate of its own. May start with <c>*.</c>.</param>
    /// <exception cref="ObjectDisposedException">The EmbeddedAws is disposed.</exception>
    public X509Certificate2 CertificateOf(string hostName)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_servers.Count >= MostServers)
        {
            _servers.Clear();
        }

        return _servers.GetOrAdd(hostName.TrimEnd('.'), name => new Lazy<X509Certificate2>(() => IssueToServer(name))).Value;
    }

    /// <summary>Issues a certificate for a server, with its key.</summary>
    /// <param name="names">The DNS names, the first one also the common name.</param>
    /// <param name="key">An RSA or ECDSA key.</param>
    /// <param name="from">Start of validity.</param>
    /// <param name="until">End of validity.</param>
    /// <exception cref="ObjectDisposedException">The EmbeddedAws is disposed.</exception>
    public X509Certificate2 Issue(IReadOnlyList<string> names, AsymmetricAlgorithm key, DateTimeOffset from, DateTimeOffset until) =>
        Sign(ServerRequest.Of(names, key), key, from, until);

    /// <summary>Signs a request, and joins the certificate with its key.</summary>
    public X509Certificate2 Sign(CertificateRequest request, AsymmetricAlgorithm key, DateTimeOffset from, DateTimeOffset until)
    {
        var (rootKey, root) = Root;
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
            root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        using var signed = request.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), from, until, NewSerial());
        return ServerKey.Join(signed, key);
    }

    /// <summary>Forgets the keys.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var server in _servers.Values.Where(server => server.IsValueCreated))
        {
            server.Value.Dispose();
        }

        if (_root.IsValueCreated)
        {
            _root.Value.Key.Dispose();
        }
    }

    private X509Certificate2 IssueToServer(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Issue([name], key, Begin, End);
    }

    private static (ECDsa Key, X509Certificate2 Certificate) CreateRoot()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=EmbeddedAws Root CA, O=EmbeddedAws", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var withKey = request.CreateSelfSigned(Begin, End);
        return (key, X509CertificateLoader.LoadCertificate(withKey.RawDataMemory.Span));
    }

    /// <summary>A positive number of 16 bytes.</summary>
    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }
}
