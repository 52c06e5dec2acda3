using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// An NLB to create, in front of the <see cref="ServiceTargets"/>; publishes their <see cref="TargetRegistration"/>, and itself as
/// <see cref="ServiceLoadBalancer"/>.
/// </summary>
internal sealed class CreatedNlb(NlbBuilder nlb) : StackFeature("nlb")
{
    private const string Part = NlbComposer.Part;
    private const int AddressesInEachSubnet = 1;

    public override void Publish(FeatureContext context)
    {
        if (context.Find<ServiceTargets>() is { } targets)
        {
            context.Publish(new TargetRegistration
            {
                Targets = targets.Id,
                TargetGroupArn = Ref.To(context.Id(NlbComposer.TargetsPart)),
                SecurityGroupId = Ref.To(context.Id(NlbComposer.GroupPart)),
                Listener = context.Id(NlbComposer.ListenerPart),
                ReadyAfter = [context.Id(Part), SecurityGroupComposer.RulesOf(context.Id(NlbComposer.GroupPart))],
                AddressesInEachSubnet = AddressesInEachSubnet,
            });
        }

        context.Publish(new ServiceLoadBalancer
        {
            Id = context.Id(Part),
            Arn = Ref.To(context.Id(Part)),
            Port = nlb.Port,
            Network = context.Find<UnitNetwork>(),
            AfterReady = [context.Id(Part)],
            EnforcedSources = nlb.IsEnforced ? nlb.Admitted : [],
        });
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var id = $"{context.Id(Part)}";
        return
        [
            .. context.Lacking<ServiceTargets>(),
            .. LoadBalancerNameRule.Check(id, nlb.Name),
            .. LoadBalancerNameRule.CheckShared(id, nlb.Name, context.Find<LoadBalancerName>()?.Name),
            .. ListenerRule.Check(id, nlb.ListenerPorts),
            .. EnforcedRangesRule.Check(id, nlb),
            .. context.Find<ServiceTargets>() is { } targets ? ProxyProtocolRule.Check(id, nlb, targets) : [],
            .. nlb.Check is { } check ? HealthCheckRule.Check(id, check, HealthCheckRule.HighestCodeOfNlb) : [],
            .. TrafficSourceRule.Check(id, nlb.Admitted),
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) =>
        NlbComposer.Compose(nlb, context.Require<ServiceTargets>(), context, context.Require<UnitNetwork>());
}
