using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A service behind an Application Load Balancer: add the NLB next.</summary>
public sealed class ServiceBehindAlbBuilder : StackStage<ServiceBehindAlbBuilder>
{
    internal ServiceBehindAlbBuilder(StackDescription description)
        : base(description)
    {
    }

    /// <summary>
    /// Creates the internal Network Load Balancer (<c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>) and the endpoint service on it
    /// (<c>AWS::EC2::VPCEndpointService</c>).
    /// </summary>
    /// <param name="configure">Its listener, security group and health check; null: the defaults.</param>
    public PrivateLinkStackBuilder ViaNlb(Func<NlbBuilder, NlbBuilder>? configure = null) => PrivateLinkStackBuilder.ViaNlb(Description, configure);

    private protected override ServiceBehindAlbBuilder With(StackDescription description) => new(description);
}
