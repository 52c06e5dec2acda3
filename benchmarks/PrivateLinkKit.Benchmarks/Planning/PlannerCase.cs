using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Benchmarks.Planning;

/// <summary>A stack and its observed resources: the input of a plan once AWS has been read.</summary>
internal sealed class PlannerCase
{
    private readonly PrivateLinkStack _stack;
    private readonly ObservedStack _nothing = new([]);
    private readonly ObservedStack _applied;

    private PlannerCase(PrivateLinkStack stack, ObservedStack applied) => (_stack, _applied) = (stack, applied);

    /// <summary>The reading is a real one, after an apply to an EmbeddedAws.</summary>
    public static async Task<PlannerCase> RecordAsync(int consumers)
    {
        await using var edge = await Emulated.StartAsync();
        var stack = ManyConsumers.Stack(consumers);
        await edge.ApplyAsync(stack);
        var again = await edge.PrivateLink.PlanAsync(stack);
        return new PlannerCase(stack, new ObservedStack(again.Changes.Select(change => change.Have!)));
    }

    public static int ResourcesOf(int consumers) => StackComposer.Compose(ManyConsumers.Stack(consumers), ManyConsumers.Region).InOrder.Count;

    public Plan PlanOnNothing() => Plan(_nothing);

    public Plan PlanOnApplied() => Plan(new ObservedStack(_applied.Resources));

    private Plan Plan(ObservedStack observed)
    {
        var graph = StackComposer.Compose(_stack, ManyConsumers.Region).AdjustedTo(observed.Resources);
        return new Plan(graph, observed, new Planner(BuiltInModules.Set.Kind).Plan(graph, observed), new Dictionary<string, int>());
    }
}
