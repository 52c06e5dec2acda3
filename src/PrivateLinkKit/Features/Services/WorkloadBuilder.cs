using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A service with a workload: choose its load balancers next.</summary>
public sealed class WorkloadBuilder : StackStage<WorkloadBuilder>
{
    internal WorkloadBuilder(StackDescription description)
        : base(description)
    {
    }

    /// <summary>
    /// Puts an internal Application Load Balancer in front of the tasks (<c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>), which needs two zones. Optional:
    /// without it the NLB forwards to the tasks themselves.
    /// </summary>
    /// <param name="configure">Its listener and health check; null: the defaults.</param>
    public ServiceBehindAlbBuilder BehindAlb(Func<AlbBuilder, AlbBuilder>? configure = null) =>
        new(Description.Add(new CreatedAlb(new AlbBuilder().Configure(configure))));

    /// <inheritdoc cref="ServiceBehindAlbBuilder.ViaNlb"/>
    public PrivateLinkStackBuilder ViaNlb(Func<NlbBuilder, NlbBuilder>? configure = null) => PrivateLinkStackBuilder.ViaNlb(Description, configure);

    private protected override WorkloadBuilder With(StackDescription description) => new(description);
}
