using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Consumers;

/// <summary>A consumer's network and its interface endpoint to the service.</summary>
internal static class ConsumerComposer
{
    public static IEnumerable<Resource> Compose(ConsumerSpec consumer, Unit unit, int port, EndpointService service)
    {
        var network = NetworkComposer.Compose(consumer.Network, unit);
        return
        [
            .. network.Resources,
            .. SecurityGroupComposer.Compose(
                unit, Parts.EndpointGroup, $"Endpoint to {unit.Stack}: ingress from its clients.", network.VpcId,
                SecurityGroupComposer.Admit(consumer.Admitted, port), []),
            new InterfaceEndpoint(unit.Id(Parts.Endpoint), unit.At)
            {
                VpcId = network.VpcId,
                ServiceName = Ref.To(service.Id, EndpointService.ServiceName),
                SubnetIds = network.SubnetIds(consumer.EndpointTier),
                SecurityGroupIds = [Ref.To(unit.Id(Parts.EndpointGroup))],
                Acceptance = new Acceptance(Ref.To(service.Id), service.At),
                AfterReady = [service.Id],
                Port = port,
                Tags = unit.Tags,
            },
        ];
    }
}
