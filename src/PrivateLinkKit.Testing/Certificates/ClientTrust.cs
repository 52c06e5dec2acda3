using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>Trust of clients in the virtual network: what the machine trusts, and the authority of the EmbeddedAws by the time of its clock.</summary>
internal sealed class ClientTrust(CertificateAuthority authority, TimeProvider time)
{
    public SslClientAuthenticationOptions Options() => new() { RemoteCertificateValidationCallback = Accepts };

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None
        || (errors is SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 server && IsSigned(server, presented!));

    private bool IsSigned(X509Certificate2 server, X509Chain presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().LocalDateTime,
        };
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(server);
    }
}
