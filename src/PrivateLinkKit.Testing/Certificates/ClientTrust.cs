using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>
/// Trust of clients in the virtual network: what the machine trusts, and the authority of the EmbeddedAws. Certificates of the latter are judged by the clock
/// of the EmbeddedAws, even if the machine trusts it too.
/// </summary>
internal sealed class ClientTrust(CertificateAuthority authority, TimeProvider time)
{
    private static readonly Oid ServerAuthentication = new(ServerRequest.ServerAuthentication);

    public SslClientAuthenticationOptions Options() => new() { RemoteCertificateValidationCallback = Accepts };

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors
        && certificate is X509Certificate2 server
        && ((errors is SslPolicyErrors.None && !IsOwn(presented!)) || IsSigned(server, presented!));

    /// <summary>Returns true if the machine's chain ends at the authority.</summary>
    private bool IsOwn(X509Chain chain) =>
        chain.ChainElements is [.., var last] && last.Certificate.RawDataMemory.Span.SequenceEqual(authority.Certificate.RawDataMemory.Span);

    private bool IsSigned(X509Certificate2 server, X509Chain presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority.Certificate },
            ApplicationPolicy = { ServerAuthentication },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().LocalDateTime,
        };
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(server);
    }
}
