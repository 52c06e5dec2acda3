using PrivateLinkKit.Testing.Services.Acm;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The load balancers whose listeners use a certificate, for ACM.</summary>
internal sealed class CertificateUses : ICertificateUsers
{
    public IEnumerable<string> UsersOf(AccountRegion region, string certificateArn) => region.ElbV2.Listeners
        .Where(listener => listener.Certificates?.Any(certificate => certificate.CertificateArn == certificateArn) is true
            || region.ElbV2.Certificates.Find(ListenerCertificate.KeyOf(listener.ListenerArn!, certificateArn)) is not null)
        .Select(listener => listener.LoadBalancerArn!);
}
