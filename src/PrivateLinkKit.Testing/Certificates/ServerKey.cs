using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>Joins certificates with their keys.</summary>
internal static class ServerKey
{
    /// <summary>Returns a copy of the certificate that has the key.</summary>
    /// <exception cref="ArgumentException">The key is not the certificate's, or neither RSA nor ECDSA.</exception>
    public static X509Certificate2 Join(X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        var joined = key switch
        {
            RSA rsa => certificate.CopyWithPrivateKey(rsa),
            ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
            _ => throw new ArgumentException("The key must be an RSA or ECDSA key.", nameof(key)),
        };
        if (!OperatingSystem.IsWindows())
        {
            return joined;
        }

        // SChannel refuses servers with keys that are in memory only (dotnet/runtime#23749).
        using (joined)
        {
            return X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
