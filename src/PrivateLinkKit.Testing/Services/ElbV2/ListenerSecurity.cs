using PrivateLinkKit.Testing.Services.Acm;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Default certificate, security policy and ALPN policy of a listener; all null unless it terminates TLS.</summary>
internal sealed record ListenerSecurity(IReadOnlyList<Certificate>? Certificates, string? SslPolicy, IReadOnlyList<string>? AlpnPolicy)
{
    /// <summary>true if the certificate is that of the listener, which may have expired.</summary>
    public bool KeepsCertificate { get; init; }

    /// <summary>Checks what a request sets, and returns it with the defaults.</summary>
    public static ListenerSecurity Check(AccountRegion region, string protocol, ListenerSecurity wanted)
    {
        if (!ElbProtocols.IsSecure(protocol))
        {
            return wanted is { Certificates: not { Count: > 0 }, SslPolicy: null, AlpnPolicy: not { Count: > 0 } }
                ? new(null, null, null)
                : throw ElbV2Errors.Validation(
                    $"Certificates, SSL policies and ALPN policies cannot be specified for listeners with the protocol '{protocol}'");
        }

        var policy = wanted.SslPolicy ?? SslPolicies.Default;
        if (!SslPolicies.Exists(policy))
        {
            throw policy.Contains("-PQ-", StringComparison.Ordinal)
                ? ElbV2Errors.NotEmulated($"the security policy '{policy}' with post-quantum key exchange")
                : ElbV2Errors.SslPolicyNotFound(policy);
        }

        return wanted.KeepsCertificate
            ? new(wanted.Certificates, policy, CheckAlpn(protocol, wanted.AlpnPolicy))
            : new([CheckDefault(region, protocol, wanted.Certificates)], policy, CheckAlpn(protocol, wanted.AlpnPolicy));
    }

    /// <summary>Requires an issued certificate of the account in the region.</summary>
    public static void CheckUsable(AccountRegion region, string protocol, string? arn)
    {
        if (arn?.StartsWith($"arn:{region.Partition.Name}:iam:", StringComparison.Ordinal) is true)
        {
            throw ElbV2Errors.NotEmulated("server certificates of IAM; certificates of ACM are emulated");
        }

        switch (CertificateLookup.Find(region, arn ?? ""))
        {
            case null:
                throw ElbV2Errors.CertificateNotFound(arn ?? "");
            case { IsIssued: false } or { HasDomain: false }:
            case { KeyAlgorithm: var algorithm } when !Supports(protocol, algorithm):
                throw ElbV2Errors.UnsupportedCertificate(arn!);
        }
    }

    // Network Load Balancers support RSA keys of up to 3072 bits.
    private static bool Supports(string protocol, string algorithm) =>
        algorithm is not "RSA_1024" && !(protocol is ElbProtocols.Tls && algorithm is "RSA_4096");

    private static Certificate CheckDefault(AccountRegion region, string protocol, IReadOnlyList<Certificate>? certificates)
    {
        switch (certificates)
        {
            case [{ } only]:
                CheckUsable(region, protocol, only.CertificateArn);
                return new Certificate { CertificateArn = only.CertificateArn };
            case { Count: > 1 }:
                throw ElbV2Errors.TooManyCertificates($"Only one certificate can be specified, but {certificates.Count} were");
            default:
                throw ElbV2Errors.Validation($"A certificate must be specified for {protocol} listeners");
        }
    }

    private static IReadOnlyList<string>? CheckAlpn(string protocol, IReadOnlyList<string>? alpn) => alpn switch
    {
        null or [] => null,
        _ when protocol is not ElbProtocols.Tls =>
            throw ElbV2Errors.InvalidConfiguration($"ALPN policies are not supported for listeners with the protocol '{protocol}'"),
        [var policy] when AlpnPolicies.IsKnown(policy) => alpn,
        [var policy] => throw ElbV2Errors.AlpnPolicyNotFound(policy),
        _ => throw ElbV2Errors.Validation("You can specify one ALPN policy"),
    };
}
