using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Orders container instances by placement strategies, best first; services without one spread over zones, then instances.</summary>
internal static class PlacementStrategies
{
    private const string Spread = "spread";
    private const string Binpack = "binpack";
    private const string DistinctInstance = "distinctInstance";
    private const string ByInstance = "instanceId";
    private const string ByAttribute = "attribute:";
    private const int Most = 5;

    private static readonly PlacementStrategy[] ByZoneAndInstance =
        [new() { Type = Spread, Field = $"{ByAttribute}ecs.availability-zone" }, new() { Type = Spread, Field = ByInstance }];

    /// <summary>Returns the strategies as they are described.</summary>
    public static IReadOnlyList<PlacementStrategy> Check(IReadOnlyList<PlacementStrategy>? strategies)
    {
        if (strategies?.Count > Most)
        {
            throw EcsErrors.InvalidParameter($"placementStrategy can have at most {Most} items.");
        }

        return [.. (strategies ?? []).Select(Check)];
    }

    public static IReadOnlyList<PlacementConstraint> CheckConstraints(IReadOnlyList<PlacementConstraint>? constraints) =>
        (constraints ?? []).FirstOrDefault(constraint => constraint is not { Type: DistinctInstance, Expression: null }) is { } other
            ? throw EcsErrors.NotEmulated($"placement constraints of the type {other.Type} with an expression")
            : constraints ?? [];

    public static IEnumerable<ContainerInstanceState> Order(AccountRegion region, TaskPlan plan, IEnumerable<ContainerInstanceState> instances)
    {
        var all = instances.ToList();
        var ordered = all.OrderBy(_ => 0);
        foreach (var strategy in plan.PlacementStrategies is [] && plan.ServiceArn is not null ? ByZoneAndInstance : plan.PlacementStrategies)
        {
            var rank = Rank(region, plan, strategy);
            ordered = ordered.ThenBy(rank);
        }

        return ordered;
    }

    private static PlacementStrategy Check(PlacementStrategy strategy) => strategy switch
    {
        { Type: "random", Field: null or "" } => strategy with { Field = null },
        { Type: Spread, Field: ByInstance or "host" } => strategy with { Field = ByInstance },
        { Type: Spread, Field: { } field } when field.StartsWith(ByAttribute, StringComparison.Ordinal) => strategy,
        { Type: Binpack, Field: { } field } when field.ToUpperInvariant() is "CPU" or "MEMORY" => strategy with { Field = field.ToUpperInvariant() },
        _ => throw EcsErrors.InvalidParameter($"The field '{strategy.Field}' is not valid for the placement strategy '{strategy.Type}'."),
    };

    private static Func<ContainerInstanceState, int> Rank(AccountRegion region, TaskPlan plan, PlacementStrategy strategy) => strategy switch
    {
        { Type: Binpack, Field: "CPU" } => instance => InstanceResources.FreeOn(region, instance).Cpu,
        { Type: Binpack } => instance => InstanceResources.FreeOn(region, instance).Memory,
        { Type: Spread } => SpreadBy(region, plan, strategy.Field!),
        _ => _ => 0,
    };

    /// <summary>Ranks an instance by the number of tasks of the same group on all instances that have the same value of a field.</summary>
    private static Func<ContainerInstanceState, int> SpreadBy(AccountRegion region, TaskPlan plan, string field)
    {
        var counts = region.Ecs.InstancesIn(plan.ClusterArn)
            .GroupBy(instance => Value(instance, field))
            .ToDictionary(same => same.Key, same => same.Sum(instance => Placement.OfGroup(region, plan, instance).Count()));
        return instance => counts[Value(instance, field)];
    }

    private static string Value(ContainerInstanceState instance, string field) =>
        field == ByInstance ? instance.Arn : instance.Attribute(field[ByAttribute.Length..]) ?? "";
}
