namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>What a load balancer recognizes a client by.</summary>
internal abstract record Stickiness
{
    /// <summary>The client's address; for connections.</summary>
    internal sealed record SourceAddress : Stickiness;

    /// <summary>A cookie of the load balancer.</summary>
    internal sealed record BalancerCookie(TimeSpan Duration) : Stickiness;

    /// <summary>A cookie that the load balancer adds when the target sets one of its own.</summary>
    internal sealed record ApplicationCookie(string Name, TimeSpan Duration) : Stickiness;
}
