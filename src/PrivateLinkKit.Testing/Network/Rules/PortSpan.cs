namespace PrivateLinkKit.Testing.Network.Rules;

/// <summary>A range of ports.</summary>
internal readonly record struct PortSpan(int First, int Last)
{
    /// <summary>Source ports of Linux, which clients and tasks run on.</summary>
    public static PortSpan OfClients { get; } = new(32768, 60999);

    /// <summary>Source ports of load balancers (VPC guide, "Custom network ACLs", ephemeral ports).</summary>
    public static PortSpan OfLoadBalancers { get; } = new(1024, 65535);

    public static PortSpan Of(int port) => new(port, port);

    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
