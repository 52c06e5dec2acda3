using System.Net.Security;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>TLS from a load balancer to its targets, whose certificates it does not verify (ALB guide, "Target groups"; NLB guide, likewise).</summary>
internal static class TargetTls
{
    /// <param name="protocol">The application protocol that was negotiated with the client, if any.</param>
    public static SslClientAuthenticationOptions Options(SslApplicationProtocol protocol = default) => new()
    {
        TargetHost = "",
        ApplicationProtocols = protocol.Protocol.IsEmpty ? null : [protocol],
#pragma warning disable CA5359 // As AWS does.
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
    };
}
