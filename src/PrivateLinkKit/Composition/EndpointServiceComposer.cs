using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

internal static class EndpointServiceComposer
{
    public static EndpointService Compose(StackSpec stack, Side side)
    {
        var nlb = side.Id(Parts.Nlb);
        var service = new EndpointService(side.Id(Parts.EndpointService), side.At)
        {
            NetworkLoadBalancerArns = [Ref.To(nlb)],
            AcceptanceRequired = stack.EndpointService.AcceptanceRequired,
            AllowedPrincipals = stack.EndpointService.Principals,
            ExclusivePrincipals = stack.EndpointService.ExclusivePrincipals,
            AfterReady = [nlb],
            Tags = side.Tags,
        };
        return stack.Nlb is NlbSpec.Used used ? service with { NetworkLoadBalancerArns = [Ref.To(used.Arn)], AfterReady = [] } : service;
    }
}
