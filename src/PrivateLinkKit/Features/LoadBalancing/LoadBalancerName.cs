namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Output of a load balancer whose name the user has set.</summary>
internal sealed record LoadBalancerName(string Name);
