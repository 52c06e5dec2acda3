using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>An ECS service on Fargate in the unit's <see cref="UnitNetwork"/>; publishes its tasks as <see cref="ServiceTargets"/>.</summary>
internal sealed class FargateService(FargateBuilder task) : StackFeature("fargate")
{
    public override IEnumerable<PlacementClaim> Claims(string unit)
    {
        var id = $"{unit}/{FargateComposer.TaskPart}";
        return
        [
            PlacementClaim.OfArn(id, task.ExecutionRoleArn) with { Region = null },
            PlacementClaim.OfArn(id, task.TaskRoleArn) with { Region = null },
            PlacementClaim.OfArn(id, task.Cluster),
            .. task.Secrets.Select(secret => PlacementClaim.OfArn(id, secret.ValueFrom) with { Region = null, Account = null }),
        ];
    }

    public override void Publish(FeatureContext context) => context.Publish(new ServiceTargets
    {
        Id = context.Id(FargateComposer.ServicePart),
        Port = task.ContainerPort ?? 0,
        SecurityGroupId = Ref.To(context.Id(FargateComposer.GroupPart)),
        IsEmpty = task.DesiredCount == 0,
        AreAwaited = true,
        ReadyAfter = [context.Id(FargateComposer.ServicePart)],
    });

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var id = $"{context.Id(FargateComposer.TaskPart)}";
        return
        [
            .. FargateRule.Check(id, task),
            .. EnvironmentRule.Check(id, task),
            .. TaskSizeRule.Check(id, task),
            .. context.Find<UnitNetwork>() is { } network ? Network(network, context) : [],
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) => FargateComposer.Compose(
        task, context, context.Require<UnitNetwork>(), TargetRegistration.For(context.Id(FargateComposer.ServicePart), context));

    public override IEnumerable<PreflightCheck> Checks(FeatureContext context) =>
        task.Cluster is { } cluster ? [new UsedClusterCheck(context.Id(FargateComposer.ClusterPart), context.At, cluster)] : [];

    private IEnumerable<StackValidationError> Network(UnitNetwork network, FeatureContext context) =>
    [
        .. FargateNetworkRule.Check(network),
        .. AddressRoomRule.Check(
            network, task.DesiredCount, context.All<TargetRegistration>().Sum(registration => registration.AddressesInEachSubnet)),
    ];
}
