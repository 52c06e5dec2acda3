namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Where a load balancer stands in one zone: a network interface in the subnet that was enabled there.</summary>
internal sealed record LoadBalancerNode(string LoadBalancerArn, string EniId, string SubnetId, string ZoneName);
