using PrivateLinkKit.Model;

namespace PrivateLinkKit.Composition;

/// <summary>Composes the provider's resources up to the NLB: the network, tasks and load balancers that are to be created.</summary>
internal static class ProviderComposer
{
    public static IEnumerable<Resource> Compose(StackSpec stack, Side side)
    {
        if (stack.Nlb is not NlbSpec.Created nlb)
        {
            return [];
        }

        var network = NetworkComposer.Compose(stack.Network!, side);
        return
        [
            .. network.Resources,
            .. stack.Workload is { } task ? WorkloadComposer.Compose(task, stack.Alb, side, network) : [],
            .. stack.Alb is AlbSpec.Created alb ? AlbComposer.Compose(alb, stack.Workload!, side, network) : [],
            .. NlbComposer.Compose(nlb, stack, side, network),
        ];
    }
}
