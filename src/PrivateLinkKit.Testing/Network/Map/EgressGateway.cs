namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A way out of a VPC that routes lead to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsAvailable">false while it forwards nothing.</param>
/// <param name="Interface">The network interface of a NAT gateway.</param>
internal sealed record EgressGateway(string Id, EgressGatewayKind Kind, bool IsAvailable = true, Place? Interface = null);

/// <summary>Kinds of <see cref="EgressGateway"/>.</summary>
internal enum EgressGatewayKind
{
    /// <summary>An internet gateway: only for network interfaces with a public address.</summary>
    Internet,

    /// <summary>A public NAT gateway.</summary>
    Nat,

    /// <summary>A gateway endpoint of one of AWS's own services.</summary>
    Endpoint,
}
