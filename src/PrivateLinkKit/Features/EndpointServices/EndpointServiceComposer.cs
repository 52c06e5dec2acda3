using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.EndpointServices;

internal static class EndpointServiceComposer
{
    public static EndpointService Compose(StackSpec stack, Unit unit)
    {
        var nlb = unit.Id(Parts.Nlb);
        var service = new EndpointService(unit.Id(Parts.EndpointService), unit.At)
        {
            NetworkLoadBalancerArns = [Ref.To(nlb)],
            AcceptanceRequired = stack.EndpointService.AcceptanceRequired,
            AllowedPrincipals = stack.EndpointService.Principals,
            ExclusivePrincipals = stack.EndpointService.ExclusivePrincipals,
            AfterReady = [nlb],
            Tags = unit.Tags,
        };
        return stack.Nlb is NlbSpec.Used used ? service with { NetworkLoadBalancerArns = [Ref.To(used.Arn)], AfterReady = [] } : service;
    }
}
