using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>The signature of a certificate.</summary>
internal static class CertificateSignature
{
    /// <summary>Returns true if the certificate was signed with the key of the issuer's certificate. Validity and usages are not checked.</summary>
    public static bool IsBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var parts = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
        var signed = parts.ReadEncodedValue();
        var algorithm = parts.ReadSequence().ReadObjectIdentifier();
        var signature = parts.ReadBitString(out _);
        return certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
            && HashOf(algorithm) is { } hash
            && IsValid(issuer, signed.Span, signature, hash);
    }

    private static bool IsValid(X509Certificate2 issuer, ReadOnlySpan<byte> signed, byte[] signature, HashAlgorithmName hash)
    {
        using var rsa = issuer.GetRSAPublicKey();
        using var ecdsa = issuer.GetECDsaPublicKey();
        return rsa?.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1)
            ?? ecdsa?.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence)
            ?? false;
    }

    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
