using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Composes the provider's resources up to the NLB: the network, tasks and load balancers that are to be created.</summary>
internal static class ProviderComposer
{
    public static IEnumerable<Resource> Compose(StackSpec stack, Unit unit)
    {
        if (stack.Nlb is not NlbSpec.Created nlb)
        {
            return [];
        }

        var network = NetworkComposer.Compose(stack.Network!, unit);
        return
        [
            .. network.Resources,
            .. stack.Workload is { } task ? WorkloadComposer.Compose(task, stack.Alb, unit, network) : [],
            .. stack.Alb is AlbSpec.Created alb ? AlbComposer.Compose(alb, stack.Workload!, unit, network) : [],
            .. NlbComposer.Compose(nlb, stack, unit, network),
        ];
    }
}
