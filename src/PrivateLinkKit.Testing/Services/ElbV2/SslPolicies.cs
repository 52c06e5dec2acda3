using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Authentication;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ElbV2;
using static PrivateLinkKit.Testing.Services.ElbV2.CipherFamilies;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>AWS's security policies, except those with post-quantum key exchange.</summary>
internal static class SslPolicies
{
    /// <summary>The policy of listeners that are created without one.</summary>
    public const string Default = "ELBSecurityPolicy-2016-08";

    private const string Prefix = "ELBSecurityPolicy-";
    private const CipherFamilies Modern = Tls13 | ChaCha;
    private const CipherFamilies Forward = Gcm | Cbc | Sha1;
    private const CipherFamilies Old = Forward | Rsa | RsaSha1;

    private static readonly string[] Versions = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

    private static readonly FrozenDictionary<string, SslPolicy> Policies = new[]
    {
        Policy("TLS13-1-3-2021-06", 3, 3, Modern),
        Policy("TLS13-1-2-Res-2021-06", 2, 3, Modern | Gcm),
        Policy("TLS13-1-2-2021-06", 2, 3, Modern | Gcm | Cbc),
        Policy("TLS13-1-2-Ext1-2021-06", 2, 3, Modern | Gcm | Cbc | Rsa),
        Policy("TLS13-1-2-Ext2-2021-06", 2, 3, Modern | Old),
        Policy("TLS13-1-1-2021-06", 1, 3, Modern | Old),
        Policy("TLS13-1-0-2021-06", 0, 3, Modern | Old),
        Policy("TLS13-1-3-FIPS-2023-04", 3, 3, Tls13),
        Policy("TLS13-1-2-Res-FIPS-2023-04", 2, 3, Tls13 | Gcm),
        Policy("TLS13-1-2-FIPS-2023-04", 2, 3, Tls13 | Gcm | Cbc),
        Policy("TLS13-1-2-Ext0-FIPS-2023-04", 2, 3, Tls13 | Forward),
        Policy("TLS13-1-2-Ext1-FIPS-2023-04", 2, 3, Tls13 | Gcm | Cbc | Rsa),
        Policy("TLS13-1-2-Ext2-FIPS-2023-04", 2, 3, Tls13 | Old),
        Policy("TLS13-1-1-FIPS-2023-04", 1, 3, Tls13 | Old),
        Policy("TLS13-1-0-FIPS-2023-04", 0, 3, Tls13 | Old),
        Policy("TLS-1-2-2017-01", 2, 2, Gcm | Cbc | Rsa),
        Policy("TLS-1-2-Ext-2018-06", 2, 2, Old),
        Policy("TLS-1-1-2017-01", 1, 2, Old),
        Policy("TLS-1-0-2015-04", 0, 2, Old | TripleDes),
        Policy("2016-08", 0, 2, Old),
        Policy("2015-05", 0, 2, Old),
        Policy("FS-1-2-Res-2020-10", 2, 2, Gcm),
        Policy("FS-1-2-Res-2019-08", 2, 2, Gcm | Cbc),
        Policy("FS-1-2-2019-08", 2, 2, Forward),
        Policy("FS-1-1-2019-08", 1, 2, Forward),
        Policy("FS-2018-06", 0, 2, Forward),
    }.ToFrozenDictionary(policy => policy.Name!);

    private static readonly FrozenDictionary<string, Lazy<TlsPolicy>> Offers =
        Policies.Values.ToFrozenDictionary(policy => policy.Name!, policy => new Lazy<TlsPolicy>(() => OfferOf(policy)));

    public static bool Exists(string name) => Policies.ContainsKey(name);

    /// <summary>What a listener with the policy offers.</summary>
    public static TlsPolicy OfferOf(string name) => Offers[name].Value;

    public static DescribeSSLPoliciesResult Describe(ServiceCall call, DescribeSSLPoliciesRequest request)
    {
        foreach (var name in (request.Names ?? []).Where(name => !Exists(name)))
        {
            throw ElbV2Errors.SslPolicyNotFound(name);
        }

        var asked = Policies.Values
            .Where(policy => request.Names is null or [] || request.Names.Contains(policy.Name!))
            .Where(policy => request.LoadBalancerType is not { } type || policy.SupportedLoadBalancerTypes!.Contains(type));
        var (page, next) = Markers.Page(asked, policy => policy.Name!, request.Marker, request.PageSize);
        return new() { SslPolicies = page, NextMarker = next };
    }

    private static SslPolicy Policy(string name, int oldest, int newest, CipherFamilies families) => new()
    {
        Name = Prefix + name,
        SslProtocols = Versions[oldest..(newest + 1)],
        Ciphers = [.. CipherSuites.Of(families).Select((cipher, place) => new Cipher { Name = cipher, Priority = place + 1 })],
        SupportedLoadBalancerTypes = [LoadBalancerTypes.Application, LoadBalancerTypes.Network],
    };

    private static TlsPolicy OfferOf(SslPolicy policy) => new(
        policy.SslProtocols!.Aggregate(SslProtocols.None, (all, version) => all | VersionOf(version)),
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()
            ? new CipherSuitesPolicy(policy.Ciphers!.Select(cipher => CipherSuiteNames.Parse(cipher.Name!)))
            : null);

    private static SslProtocols VersionOf(string version) => version switch
    {
        "TLSv1.3" => SslProtocols.Tls13,
        "TLSv1.2" => SslProtocols.Tls12,
#pragma warning disable SYSLIB0039 // What old policies of AWS offer.
        "TLSv1.1" => SslProtocols.Tls11,
        _ => SslProtocols.Tls,
#pragma warning restore SYSLIB0039
    };
}
