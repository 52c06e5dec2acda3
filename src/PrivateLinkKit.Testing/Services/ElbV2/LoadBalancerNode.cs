namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A load balancer's network interface in one zone, in the subnet enabled there.</summary>
internal sealed record LoadBalancerNode(string LoadBalancerArn, string EniId, string SubnetId, string ZoneName);
