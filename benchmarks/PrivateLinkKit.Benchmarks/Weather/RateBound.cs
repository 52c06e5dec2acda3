using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Throttling;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Weather;

/// <summary>
/// Lower bound on the time of many concurrent applies: for every bucket, the time until its last change can be sent, and for the load balancers'
/// bucket the remaining time of the graph after the last load balancer. Reads do not count: they are the engine's choice.
/// </summary>
internal static class RateBound
{
    public static TimeSpan Of(IEnumerable<RecordedRequest> changes, ResourceGraph graph) => changes
        .SelectMany(change =>
        BuiltInModules.Set.RatesOf(change.Service switch { "ec2" => "EC2", "ecs" => "ECS", _ => "ElasticLoadBalancingV2" }, change.Operation)
            .Select(rate => (Rate: rate, change.Operation)))
        .GroupBy(drawn => drawn.Rate)
        .Max(drawn => TimeSpan.FromSeconds(Math.Max(0, drawn.Count() - drawn.Key.Capacity) / drawn.Key.PerSecond)
            + (drawn.Any(call => call.Operation == "CreateLoadBalancer") && drawn.Key.PerSecond < 1 ? LeastAfterLoadBalancer(graph) : TimeSpan.Zero));

    private static TimeSpan LeastAfterLoadBalancer(ResourceGraph graph) => graph.InOrder.OfType<LoadBalancer>()
        .Min(balancer => CriticalPath.After(graph, balancer.Id));

    public static ResourceGraph GraphOf(PrivateLinkStack stack) => StackComposer.Compose(stack, defaultRegion: null);
}
