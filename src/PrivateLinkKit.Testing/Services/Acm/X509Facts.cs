using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Fields of a certificate in the form in which ACM returns them.</summary>
internal sealed class X509Facts(X509Certificate2 certificate)
{
    /// <summary>The serial number as bytes: <c>0f:ac:b0</c>.</summary>
    public string Serial => string.Join(':', certificate.SerialNumberBytes.ToArray().Select(part => $"{part:x2}"));

    public string Subject => certificate.Subject.Replace(", ", ",", StringComparison.Ordinal);

    public string Issuer => Part(certificate.IssuerName, "2.5.4.3") ?? Part(certificate.IssuerName, "2.5.4.10") ?? "";

    public string? CommonName => Part(certificate.SubjectName, "2.5.4.3");

    public DateTimeOffset NotBefore => certificate.NotBefore;

    public DateTimeOffset NotAfter => certificate.NotAfter;

    public string SignatureAlgorithm => certificate.SignatureAlgorithm.Value switch
    {
        "1.2.840.113549.1.1.5" => "SHA1WITHRSA",
        "1.2.840.113549.1.1.11" => "SHA256WITHRSA",
        "1.2.840.113549.1.1.12" => "SHA384WITHRSA",
        "1.2.840.113549.1.1.13" => "SHA512WITHRSA",
        "1.2.840.10045.4.3.3" => "SHA384WITHECDSA",
        "1.2.840.10045.4.3.4" => "SHA512WITHECDSA",
        _ => "SHA256WITHECDSA",
    };

    private static string? Part(X500DistinguishedName name, string type) => name.EnumerateRelativeDistinguishedNames()
        .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == type)?.GetSingleElementValue();
}
