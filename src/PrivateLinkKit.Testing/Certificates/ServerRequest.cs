using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>Request for the certificate of a TLS server.</summary>
internal static class ServerRequest
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Longest common name that X.509 permits.
    private const int LongestCommonName = 64;

    public static CertificateRequest Of(IReadOnlyList<string> names, AsymmetricAlgorithm key)
    {
        var subject = new X500DistinguishedNameBuilder();
        if (names[0].Length <= LongestCommonName)
        {
            subject.AddCommonName(names[0]);
        }

        var request = key is RSA rsa
            ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), (ECDsa)key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        var usages = X509KeyUsageFlags.DigitalSignature | (key is RSA ? X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.None);
        // Required where the subject is empty (RFC 5280, 4.2.1.6).
        request.CertificateExtensions.Add(alternatives.Build(critical: names[0].Length > LongestCommonName));
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usages, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
