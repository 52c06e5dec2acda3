using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>An existing NLB; publishes itself as <see cref="ServiceLoadBalancer"/>.</summary>
internal sealed class UsedNlb(string arn, int port) : StackFeature("nlb")
{
    private const string Part = NlbComposer.Part;

    public override IEnumerable<PlacementClaim> Claims(string unit) => [PlacementClaim.OfArn($"{unit}/{Part}", arn)];

    public override void Publish(FeatureContext context) =>
        context.Publish(new ServiceLoadBalancer { Id = context.Id(Part), Arn = Ref.To(arn), Port = port });

    public override IEnumerable<StackValidationError> Validate(FeatureContext context) =>
        [.. Ports.Check($"{context.Id(Part)}", port), .. UsedLoadBalancerRule.Check($"{context.Id(Part)}", arn, "net", "a Network")];

    public override IEnumerable<Resource> Compose(FeatureContext context) => [];

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) => [new UsedNlbCheck(context.Id(Part), context.At, arn, port)];
}
