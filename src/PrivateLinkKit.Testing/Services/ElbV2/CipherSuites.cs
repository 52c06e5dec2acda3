namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The cipher suites of security policies, by OpenSSL's names, in the order of AWS.</summary>
internal static class CipherSuites
{
    private static readonly (CipherFamilies Family, string Name)[] All =
    [
        (CipherFamilies.Tls13, "TLS_AES_128_GCM_SHA256"),
        (CipherFamilies.Tls13, "TLS_AES_256_GCM_SHA384"),
        (CipherFamilies.ChaCha, "TLS_CHACHA20_POLY1305_SHA256"),
        (CipherFamilies.Gcm, "ECDHE-ECDSA-AES128-GCM-SHA256"),
        (CipherFamilies.Gcm, "ECDHE-RSA-AES128-GCM-SHA256"),
        (CipherFamilies.Cbc, "ECDHE-ECDSA-AES128-SHA256"),
        (CipherFamilies.Cbc, "ECDHE-RSA-AES128-SHA256"),
        (CipherFamilies.Sha1, "ECDHE-ECDSA-AES128-SHA"),
        (CipherFamilies.Sha1, "ECDHE-RSA-AES128-SHA"),
        (CipherFamilies.Gcm, "ECDHE-ECDSA-AES256-GCM-SHA384"),
        (CipherFamilies.Gcm, "ECDHE-RSA-AES256-GCM-SHA384"),
        (CipherFamilies.Cbc, "ECDHE-ECDSA-AES256-SHA384"),
        (CipherFamilies.Cbc, "ECDHE-RSA-AES256-SHA384"),
        (CipherFamilies.Sha1, "ECDHE-RSA-AES256-SHA"),
        (CipherFamilies.Sha1, "ECDHE-ECDSA-AES256-SHA"),
        (CipherFamilies.Rsa, "AES128-GCM-SHA256"),
        (CipherFamilies.Rsa, "AES128-SHA256"),
        (CipherFamilies.RsaSha1, "AES128-SHA"),
        (CipherFamilies.Rsa, "AES256-GCM-SHA384"),
        (CipherFamilies.Rsa, "AES256-SHA256"),
        (CipherFamilies.RsaSha1, "AES256-SHA"),
        (CipherFamilies.TripleDes, "DES-CBC3-SHA"),
    ];

    public static IEnumerable<string> Of(CipherFamilies families) => All.Where(suite => families.HasFlag(suite.Family)).Select(suite => suite.Name);
}

/// <summary>Groups of cipher suites that policies have in common.</summary>
[Flags]
internal enum CipherFamilies
{
    Tls13 = 1,
    ChaCha = 2,
    Gcm = 4,
    Cbc = 8,
    Sha1 = 16,
    Rsa = 32,
    RsaSha1 = 64,
    TripleDes = 128,
}
