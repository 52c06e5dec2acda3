using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>AWS's security policies for current and older clients. There are no TLS listeners here to use them.</summary>
internal static class SslPolicies
{
    private static readonly SslPolicy[] Policies =
    [
        Policy(
            "ELBSecurityPolicy-2016-08",
            "TLSv1 TLSv1.1 TLSv1.2",
            "ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES128-SHA256 ECDHE-RSA-AES128-SHA256 ECDHE-ECDSA-AES128-SHA "
            + "ECDHE-RSA-AES128-SHA ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-GCM-SHA384 ECDHE-ECDSA-AES256-SHA384 ECDHE-RSA-AES256-SHA384 "
            + "ECDHE-RSA-AES256-SHA ECDHE-ECDSA-AES256-SHA AES128-GCM-SHA256 AES128-SHA256 AES128-SHA AES256-GCM-SHA384 AES256-SHA256 AES256-SHA"),
        Policy(
            "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "TLSv1.2 TLSv1.3",
            "TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256 ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 "
            + "ECDHE-ECDSA-AES128-SHA256 ECDHE-RSA-AES128-SHA256 ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-GCM-SHA384 "
            + "ECDHE-ECDSA-AES256-SHA384 ECDHE-RSA-AES256-SHA384"),
    ];

    public static DescribeSSLPoliciesResult Describe(ServiceCall call, DescribeSSLPoliciesRequest request)
    {
        foreach (var name in (request.Names ?? []).Where(name => Policies.All(policy => policy.Name != name)))
        {
            throw ElbV2Errors.SslPolicyNotFound(name);
        }

        var asked = Policies
            .Where(policy => request.Names is null or [] || request.Names.Contains(policy.Name!))
            .Where(policy => request.LoadBalancerType is not { } type || policy.SupportedLoadBalancerTypes!.Contains(type));
        var (page, next) = Markers.Page(asked, policy => policy.Name!, request.Marker, request.PageSize);
        return new() { SslPolicies = page, NextMarker = next };
    }

    private static SslPolicy Policy(string name, string protocols, string ciphers) => new()
    {
        Name = name,
        SslProtocols = protocols.Split(' '),
        Ciphers = [.. ciphers.Split(' ').Select((cipher, place) => new Cipher { Name = cipher, Priority = place + 1 })],
        SupportedLoadBalancerTypes = [LoadBalancerTypes.Application, LoadBalancerTypes.Network],
    };
}
