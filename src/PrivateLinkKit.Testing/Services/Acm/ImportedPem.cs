using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The PEM texts of an import.</summary>
internal static class ImportedPem
{
    private const string Unparsable = "Unable to parse {0}. Please ensure the {0} is in PEM format.";

    /// <summary>Returns the certificate with its key, and the chain in its order.</summary>
    public static ServerCertificate Read(byte[] body, byte[] key, byte[]? chain)
    {
        var leaf = Certificates(body, "certificate") switch
        {
            [var only] => only,
            _ => throw AcmErrors.Validation("Certificate field contains more than one certificate. You must specify only one certificate in this field."),
        };
        return new(WithKey(leaf, Encoding.ASCII.GetString(key)), chain is null ? [] : [.. Certificates(chain, "certificate chain")]);
    }

    private static X509Certificate2Collection Certificates(byte[] pem, string what)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (CryptographicException)
        {
            throw Fault(what);
        }

        return found is [] ? throw Fault(what) : found;
    }

    private static X509Certificate2 WithKey(X509Certificate2 leaf, string pem)
    {
        if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw AcmErrors.Validation("The private key must be unencrypted. You cannot import a private key that is protected by a password or a passphrase.");
        }

        using AsymmetricAlgorithm key = KeyAlgorithms.Of(leaf) is { } algorithm
            ? KeyAlgorithms.IsRsa(algorithm) ? RSA.Create() : ECDsa.Create()
            : throw AcmErrors.Validation("The key algorithm or the key length of the certificate is not supported.");
        try
        {
            key.ImportFromPem(pem);
            return ServerKey.Join(leaf, key);
        }
        catch (ArgumentException) when (PemEncoding.TryFind(pem, out _))
        {
            throw AcmErrors.Validation("The private key does not match the public key of the certificate.");
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw Fault("private key");
        }
    }

    private static AwsErrorException Fault(string what) => AcmErrors.Validation(string.Format(null, Unparsable, what));
}
