namespace PrivateLinkKit.Testing;

/// <summary>What becomes of a connection in the virtual network.</summary>
public enum NetworkOutcome
{
    /// <summary>It reaches somebody who listens.</summary>
    Delivered,

    /// <summary>A packet is dropped on the way: the connection times out.</summary>
    Dropped,

    /// <summary>It reaches a network interface where nobody listens on the port.</summary>
    Refused,

    /// <summary>The name does not resolve where the client stands.</summary>
    UnknownName,
}
