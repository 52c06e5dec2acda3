using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Benchmarks.Weather;

/// <summary>
/// Lower bound on the time of an apply: the longest chain through the stack's graph, where a resource starts when its dependencies exist (or are
/// ready, if required), takes AWS's usual time, and calls take no time. The times are those of an EmbeddedAws with realistic pace.
/// </summary>
internal static class CriticalPath
{
    public static TimeSpan Of(ResourceGraph graph) => Longest(graph, from: null);

    /// <summary>Returns the time that remains if this resource is created last.</summary>
    public static TimeSpan After(ResourceGraph graph, LogicalId from) => Longest(graph, from);

    /// <summary>Returns the longest path; null: the time of everything that does not depend on the resource.</summary>
    private static TimeSpan Longest(ResourceGraph graph, LogicalId? from)
    {
        var byId = graph.InOrder.ToDictionary(resource => resource.Id);
        var exists = new Dictionary<LogicalId, TimeSpan?>();
        var ready = new Dictionary<LogicalId, TimeSpan?>();
        return byId.Keys.Max(ReadyAt) ?? TimeSpan.Zero;

        TimeSpan? ExistsAt(LogicalId id) => Once(exists, id, resource =>
            resource.DependsOn.Except(resource.AfterReady).Select(ExistsAt).Concat(resource.AfterReady.Select(ReadyAt)).Max()
            ?? (from is null || from == id ? TimeSpan.Zero : null));

        TimeSpan? ReadyAt(LogicalId id) => Once(ready, id, resource => resource.ReadyAfter.Select(ReadyAt).Append(ExistsAt(id) + TimeOf(resource)).Max());

        TimeSpan? Once(Dictionary<LogicalId, TimeSpan?> known, LogicalId id, Func<Resource, TimeSpan?> compute) =>
            known.TryGetValue(id, out var at) ? at : known[id] = compute(byId[id]);
    }

    private static TimeSpan TimeOf(Resource resource) => TimeSpan.FromSeconds(resource switch
    {
        NatGateway => 90,
        LoadBalancer { Type: LoadBalancerType.Application } => 150,
        LoadBalancer => 180,
        InterfaceEndpoint => 90,
        Service => 35,
        Listener { AwaitsHealthyTarget: true } => 90 + 10, // Registration, and one check.
        _ => 0,
    });
}
