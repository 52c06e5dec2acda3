namespace PrivateLinkKit.Testing.Network.Routing;

/// <summary>A target that a Network Load Balancer has chosen for a connection.</summary>
internal sealed record PickedTarget(string PoolArn, string TargetKey);
