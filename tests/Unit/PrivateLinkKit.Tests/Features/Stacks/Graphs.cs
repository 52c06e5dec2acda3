using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

internal static class Graphs
{
    public static ResourceGraph Compose(this PrivateLinkStackBuilder stack, string? defaultRegion = "eu-west-1") =>
        StackComposer.Compose(stack.Build(), defaultRegion);

    public static T Find<T>(this ResourceGraph graph, string id)
        where T : Resource => Assert.IsType<T>(Assert.Single(graph.InOrder, resource => resource.Id.Value == id));

    public static IEnumerable<string> Ids(this ResourceGraph graph) => graph.InOrder.Select(resource => resource.Id.Value);

    public static string Text(this IEnumerable<TrafficRule> rules) => string.Join(", ", rules.Select(rule => $"{rule.Port} {rule.Peer}"));
}
