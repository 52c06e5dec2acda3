namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The load balancers that endpoint services can use.</summary>
internal interface ILoadBalancers
{
    /// <summary>Returns a load balancer of the account in the region; null if it does not exist.</summary>
    LoadBalancerFacts? Find(AccountRegion region, string arn);
}

/// <summary>A load balancer.</summary>
/// <param name="Type">Its type, such as <c>network</c>.</param>
/// <param name="State">Its state, such as <c>active</c>.</param>
/// <param name="ZoneNames">The names of its zones.</param>
internal sealed record LoadBalancerFacts(string? Type, string? State, IReadOnlyList<string> ZoneNames);
