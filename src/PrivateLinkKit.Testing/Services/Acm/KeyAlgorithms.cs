using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>API names of the algorithms and sizes of keys.</summary>
internal static class KeyAlgorithms
{
    public const string Default = "RSA_2048";

    private const string P256 = "EC_prime256v1";
    private const string P384 = "EC_secp384r1";
    private const string P521 = "EC_secp521r1";

    private static readonly int[] RsaSizes = [1024, 2048, 3072, 4096];

    /// <summary>The algorithms that can be requested; others can only be imported.</summary>
    private static readonly string[] Requestable = [Default, P256, P384];

    public static string CheckRequested(string? algorithm) => algorithm is null ? Default
        : Requestable.Contains(algorithm) ? algorithm
        : throw AcmErrors.InvalidParameter($"The key algorithm {algorithm} is only supported for imported certificates.");

    public static AsymmetricAlgorithm CreateKey(string algorithm) => algorithm switch
    {
        P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        P384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        _ => RSA.Create(2048),
    };

    /// <summary>Returns the algorithm of a certificate's key; null: ACM does not support it.</summary>
    public static string? Of(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return RsaSizes.Contains(rsa.KeySize) ? $"RSA_{rsa.KeySize}" : null;
        }

        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value switch
        {
            "1.2.840.10045.3.1.7" => P256,
            "1.3.132.0.34" => P384,
            "1.3.132.0.35" => P521,
            _ => null,
        };
    }

    public static bool IsRsa(string algorithm) => algorithm.StartsWith("RSA_", StringComparison.Ordinal);
}
