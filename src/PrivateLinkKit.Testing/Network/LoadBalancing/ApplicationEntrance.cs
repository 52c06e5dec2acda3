namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Where a connection has entered an Application Load Balancer.</summary>
internal sealed record ApplicationEntrance(string BalancerArn, string NodeId, int Port);
