using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>An existing ALB; publishes itself as the <see cref="ServiceTargets"/> of the NLB.</summary>
internal sealed class UsedAlb(string arn, int port) : StackFeature("alb")
{
    private const string Part = AlbComposer.Part;

    public override IEnumerable<PlacementClaim> Claims(string unit) => [PlacementClaim.OfArn($"{unit}/{Part}", arn)];

    public override void Publish(FeatureContext context) => context.Publish(new ServiceTargets
    {
        Id = context.Id(Part),
        Port = port,
        LoadBalancerArn = Ref.To(arn),
        HealthCheck = new HealthCheckBuilder("/", NlbBuilder.DefaultMatcher),
    });

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var id = $"{context.Id(Part)}";
        return
        [
            .. Ports.Check(id, port),
            .. UsedLoadBalancerRule.Check(id, arn, "app", "an Application"),
            .. context.Find<UnitNetwork>() is { IsCreated: true } ? UsedLoadBalancerRule.NoVpc(id, arn) : [],
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) => [];

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) =>
        [new UsedAlbCheck(context.Id(Part), context.At, arn, port, (context.Require<UnitNetwork>().VpcId as KnownValue)?.Value)];
}
