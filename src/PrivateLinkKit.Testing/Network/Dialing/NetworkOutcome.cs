namespace PrivateLinkKit.Testing;

/// <summary>Outcome of a connection in the virtual network.</summary>
public enum NetworkOutcome
{
    /// <summary>Reaches a listener.</summary>
    Delivered,

    /// <summary>A packet is dropped on the way: the connection times out.</summary>
    Dropped,

    /// <summary>Reaches a network interface without a listener on the port.</summary>
    Refused,

    /// <summary>The name does not resolve at the client's location.</summary>
    UnknownName,
}
