namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>Entry point of a connection to an Application Load Balancer.</summary>
internal sealed record ApplicationEntrance(string BalancerArn, string NodeId, int Port);
