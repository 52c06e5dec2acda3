using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// An ALB to create, in front of the <see cref="ServiceTargets"/>; publishes their <see cref="TargetRegistration"/>, and itself as
/// <see cref="ServiceTargets"/> of the NLB.
/// </summary>
internal sealed class CreatedAlb(AlbBuilder alb) : StackFeature("alb")
{
    private const string Part = AlbComposer.Part;

    /// <summary>Free addresses that an ALB requires in each of its subnets (ALB guide, subnets).</summary>
    private const int AddressesInEachSubnet = 8;

    public override void Publish(FeatureContext context)
    {
        var group = context.Id(AlbComposer.GroupPart);
        if (context.Find<ServiceTargets>() is { } targets)
        {
            context.Publish(new TargetRegistration
            {
                Targets = targets.Id,
                TargetGroupArn = Ref.To(context.Id(AlbComposer.TargetsPart)),
                SecurityGroupId = Ref.To(group),
                Listener = context.Id(AlbComposer.ListenerPart),
                ReadyAfter = [context.Id(Part), SecurityGroupComposer.RulesOf(group)],
                AddressesInEachSubnet = AddressesInEachSubnet,
            });
            context.Publish(new ServiceTargets
            {
                Id = context.Id(Part),
                Port = alb.Port,
                SecurityGroupId = Ref.To(group),
                LoadBalancerArn = Ref.To(context.Id(Part)),
                IsEmpty = targets.IsEmpty,
                After = [context.Id(AlbComposer.ListenerPart)],
                AfterReady = [context.Id(Part)],
                ReadyAfter = [.. targets.ReadyAfter, SecurityGroupComposer.RulesOf(group)],
                HealthCheck = alb.Check,
            });
        }

        if (alb.Name is { } name)
        {
            context.Publish(new LoadBalancerName(name));
        }
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var id = $"{context.Id(Part)}";
        return
        [
            .. context.Lacking<ServiceTargets>(),
            .. LoadBalancerNameRule.Check(id, alb.Name),
            .. context.Find<UnitNetwork>() is { } network ? AlbSubnetRule.Check(id, network) : [],
            .. ListenerRule.Check(id, alb.ListenerPorts),
            .. HealthCheckRule.Check(id, alb.Check, HealthCheckRule.HighestCodeOfAlb),
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) =>
        AlbComposer.Compose(alb, context.Require<ServiceTargets>(), context, context.Require<UnitNetwork>());
}
