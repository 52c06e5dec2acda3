using PrivateLinkKit.Model;

namespace PrivateLinkKit.Composition;

/// <summary>The provider's side up to the NLB: network, tasks, load balancers, as far as they are not used but created.</summary>
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
