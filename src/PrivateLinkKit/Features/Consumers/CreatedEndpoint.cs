using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Consumers;

/// <summary>
/// An interface endpoint to the <see cref="ExposedService"/> in the unit's <see cref="UnitNetwork"/>; publishes itself as <see cref="ConsumerEndpoint"/>.
/// </summary>
/// <param name="tier">Tier of its subnets; null: not set.</param>
/// <param name="admitted">Sources of its clients; empty: the VPC's range.</param>
internal sealed class CreatedEndpoint(SubnetTier? tier, EquatableList<string> admitted) : StackFeature("endpoint")
{
    private const string Part = "endpoint";
    private const string GroupPart = "endpoint-group";

    public override void Publish(FeatureContext context)
    {
        if (context.Find<ExposedService>() is { } service)
        {
            context.Publish(new ConsumerEndpoint
            {
                Id = context.Id(Part),
                EndpointId = Ref.To(context.Id(Part)),
                SecurityGroupId = Ref.To(context.Id(GroupPart)),
                Port = service.Port,
            });
        }

        if (context.ForeignAccountId is { } account)
        {
            context.Publish(new AllowedAccount(account));
        }
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var id = $"{context.Id(Part)}";
        var (network, balancer) = (context.Require<UnitNetwork>(), context.Require<ServiceLoadBalancer>());
        return
        [
            .. DroppedClientsRule.Check(id, SourcesIn(network), balancer),
            .. TrafficSourceRule.Check(id, admitted),
            .. EndpointRule.Check(id, tier, network),
            .. SourcesIn(network).Count == 0 ? EndpointRule.NoSource(id, network) : [],
            .. context.SharesAccountWithHome ? EndpointZones.Check(id, network, balancer) : [],
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context)
    {
        var (service, network) = (context.Require<ExposedService>(), context.Require<UnitNetwork>());
        return
        [
            .. SecurityGroupComposer.Compose(
                context, GroupPart, $"Endpoint to {context.StackName}: ingress from its clients.", network.VpcId,
                SecurityGroupComposer.Admit(TrafficSources.Parse(SourcesIn(network)), service.Port), []),
            new InterfaceEndpoint(context.Id(Part), context.At)
            {
                VpcId = network.VpcId,
                ServiceName = service.ServiceName,
                SubnetIds = network.SubnetIds(tier ?? SubnetTier.Private),
                SecurityGroupIds = [Ref.To(context.Id(GroupPart))],
                Acceptance = new Acceptance(Ref.To(service.Id), context.Home),
                AfterReady = [service.Id],
                Port = service.Port,
                Tags = context.Tags,
            },
        ];
    }

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) =>
        EndpointZones.CheckIn(context, context.Id(Part), context.Require<UnitNetwork>(), context.Require<ServiceLoadBalancer>());

    private EquatableList<string> SourcesIn(UnitNetwork network) =>
        admitted.Count > 0 ? admitted : network.CidrBlock is { } range ? [range] : [];
}
