using System.Net;

namespace PrivateLinkKit;

/// <summary>
/// The caller of a connection that came through an NLB, from the NLB's PROXY protocol header. It is a feature of the connection, and so of every
/// request on it; a test may set it on <c>HttpContext.Features</c>.
/// </summary>
public sealed class PrivateLinkConnection
{
    /// <summary>The VPC endpoint that the caller used, <c>vpce-…</c>.</summary>
    /// <value>null: the caller reached the NLB without PrivateLink, or <see cref="Client"/> is null.</value>
    public string? EndpointId { get; init; }

    /// <summary>The caller's own address and port; for PrivateLink an address in the consumer's VPC, which may occur in any number of VPCs.</summary>
    /// <value>null: the connection is the NLB's own, such as a health check.</value>
    public IPEndPoint? Client { get; init; }

    /// <summary>The address and port that the caller connected to; for PrivateLink those of the endpoint's network interface.</summary>
    /// <value>null if <see cref="Client"/> is null.</value>
    public IPEndPoint? Destination { get; init; }

    /// <summary>The NLB's own address and port, the source of the TCP connection.</summary>
    public EndPoint? Proxy { get; init; }
}
