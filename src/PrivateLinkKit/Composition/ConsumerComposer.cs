using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

/// <summary>A consumer's network and its interface endpoint to the service.</summary>
internal static class ConsumerComposer
{
    public static IEnumerable<Resource> Compose(ConsumerSpec consumer, Side side, int port, EndpointService service)
    {
        var network = NetworkComposer.Compose(consumer.Network, side);
        return
        [
            .. network.Resources,
            .. SecurityGroupComposer.Compose(
                side, Parts.EndpointGroup, $"Endpoint to {side.Stack}: ingress from its clients.", network.VpcId,
                SecurityGroupComposer.Admit(consumer.Admitted, port), []),
            new InterfaceEndpoint(side.Id(Parts.Endpoint), side.At)
            {
                VpcId = network.VpcId,
                ServiceName = Ref.To(service.Id, EndpointService.ServiceName),
                SubnetIds = network.SubnetIds(consumer.EndpointTier),
                SecurityGroupIds = [Ref.To(side.Id(Parts.EndpointGroup))],
                Acceptance = new Acceptance(Ref.To(service.Id), service.At),
                AfterReady = [service.Id],
                Tags = side.Tags,
            },
        ];
    }
}
