using PrivateLinkKit.Aws;
using PrivateLinkKit.Composition;
using PrivateLinkKit.Execution;
using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;

namespace PrivateLinkKit.Benchmarks.Planning;

/// <summary>A stack, and what AWS holds of it: what a plan is made of once AWS has been read.</summary>
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

        using var clients = new AwsClientPool(edge.Options);
        var run = new Run(stack.Name, clients, edge.Options.MaxParallelism, TimeProvider.System, (_, _, _) => { }, CancellationToken.None);
        return new PlannerCase(stack, await StackReader.ReadAsync(run, StackComposer.Compose(stack.Spec, ManyConsumers.Region)));
    }

    public static int ResourcesOf(int consumers) => StackComposer.Compose(ManyConsumers.Stack(consumers).Spec, ManyConsumers.Region).InOrder.Count;

    public Plan PlanOnNothing() => Plan(_nothing);

    public Plan PlanOnApplied() => Plan(new ObservedStack(_applied.Resources));

    private Plan Plan(ObservedStack observed)
    {
        var graph = StackComposer.Compose(_stack.Spec, ManyConsumers.Region);
        return new Plan(graph, observed, new Planner(HandlerRegistry.Of).Plan(graph, observed), new Dictionary<string, int>());
    }
}
