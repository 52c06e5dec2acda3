using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>API names of key usages.</summary>
internal static class KeyUsages
{
    private static readonly (X509KeyUsageFlags Flag, string Name)[] Flags =
    [
        (X509KeyUsageFlags.DigitalSignature, "DIGITAL_SIGNATURE"),
        (X509KeyUsageFlags.NonRepudiation, "NON_REPUDIATION"),
        (X509KeyUsageFlags.KeyEncipherment, "KEY_ENCIPHERMENT"),
        (X509KeyUsageFlags.DataEncipherment, "DATA_ENCIPHERMENT"),
        (X509KeyUsageFlags.KeyAgreement, "KEY_AGREEMENT"),
        (X509KeyUsageFlags.KeyCertSign, "CERTIFICATE_SIGNING"),
        (X509KeyUsageFlags.CrlSign, "CRL_SIGNING"),
        (X509KeyUsageFlags.EncipherOnly, "ENCIPHER_ONLY"),
        (X509KeyUsageFlags.DecipherOnly, "DECIPHER_ONLY"),
    ];

    private static readonly Dictionary<string, string> Extended = new()
    {
        ["1.3.6.1.5.5.7.3.1"] = "TLS_WEB_SERVER_AUTHENTICATION",
        ["1.3.6.1.5.5.7.3.2"] = "TLS_WEB_CLIENT_AUTHENTICATION",
        ["1.3.6.1.5.5.7.3.3"] = "CODE_SIGNING",
        ["1.3.6.1.5.5.7.3.4"] = "EMAIL_PROTECTION",
        ["1.3.6.1.5.5.7.3.5"] = "IPSEC_END_SYSTEM",
        ["1.3.6.1.5.5.7.3.6"] = "IPSEC_TUNNEL",
        ["1.3.6.1.5.5.7.3.7"] = "IPSEC_USER",
        ["1.3.6.1.5.5.7.3.8"] = "TIME_STAMPING",
        ["1.3.6.1.5.5.7.3.9"] = "OCSP_SIGNING",
        ["2.5.29.37.0"] = "ANY",
    };

    public static IReadOnlyList<string> Of(AcmCertificate certificate) =>
    [
        .. from usage in ExtensionsOf<X509KeyUsageExtension>(certificate)
           from flag in Flags
           where usage.KeyUsages.HasFlag(flag.Flag)
           select flag.Name,
    ];

    public static IReadOnlyList<(string Name, string Oid)> ExtendedOf(AcmCertificate certificate) =>
    [
        .. from usage in ExtensionsOf<X509EnhancedKeyUsageExtension>(certificate)
           from Oid oid in usage.EnhancedKeyUsages
           select (Extended.GetValueOrDefault(oid.Value!, "CUSTOM"), oid.Value!),
    ];

    private static IEnumerable<T> ExtensionsOf<T>(AcmCertificate certificate)
        where T : X509Extension => certificate.Content?.Leaf.Extensions.OfType<T>() ?? [];
}
