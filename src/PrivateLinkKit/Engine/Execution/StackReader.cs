using Amazon.Runtime;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Reads the observed stack by its ownership tags: one batched read per kind and placement, all in parallel. Skips what a valid
/// applied-revision tag covers.
/// </summary>
internal static class StackReader
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="operation">The current operation.</param>
    /// <param name="graph">The wanted resources and their placements.</param>
    /// <param name="description">See <see cref="AppliedRevisionTag.DescriptionOf"/>.</param>
    /// <param name="depth">Depth of the read if the applied-revision tag matches this description.</param>
    public static Task<ObservedStack> ReadAsync(
        Operation operation, ResourceGraph graph, string description = "", ReadingDepth depth = ReadingDepth.Everything) =>
        RepeatAsync(operation, async () =>
    {
        var shared = graph.Placements.ToDictionary(at => at, _ => new SharedReading([operation.Identity]));
        var deciding = DecideAsync(operation.ContextFor(graph.Home, ReadingScope.Everything, shared[graph.Home]), description, depth);
        var scope = new ReadingScope(depth, deciding);
        var readings = await Task.WhenAll(graph.Placements.Select(at => ReadAsync(operation, operation.ContextFor(at, scope, shared[at]))));
        return Observed(graph, [.. readings.SelectMany(states => states), .. await ReadLeftAsync(operation, graph, readings)], await deciding);
    });

    /// <summary>Reads placements in which the stack had resources and the description has none.</summary>
    private static async Task<IEnumerable<ResourceState>> ReadLeftAsync(
        Operation operation, ResourceGraph graph, IEnumerable<IEnumerable<ResourceState>> readings)
    {
        var marked = readings.SelectMany(states => states).SelectMany(state => PlacementTags.On(state.Tags)).Distinct();
        var left = marked.Where(at => !graph.Placements.Any(wanted => PlacementTags.IsSame(wanted, at)));
        return (await Task.WhenAll(left.Select(at => ReadAsync(operation, operation.ContextFor(at))))).SelectMany(states => states);
    }

    /// <summary>Reads the lists of many stacks, each list once per placement.</summary>
    public static Task<ObservedStack[]> ReadListsAsync(IReadOnlyList<Operation> stacks) =>
        RepeatAsync(stacks[0], async () =>
    {
        var shared = stacks.SelectMany(stack => stack.Graph.Placements, (stack, at) => (At: at, stack.Identity))
            .GroupBy(unit => unit.At, unit => unit.Identity).ToDictionary(units => units.Key, units => new SharedReading([.. units.Distinct()]));
        return await Task.WhenAll(stacks.Select(async stack =>
        {
            var contexts = stack.Graph.Placements.Select(at => stack.ContextFor(at, ReadingScope.Lists, shared[at])).ToList();
            var isRunning = ServiceHandler.MayRunAsync(contexts[0]);
            var hasEnvironment = TaskDefinitionHandler.HasWantedEnvironmentAsync(contexts[0]);
            var readings = await Task.WhenAll(contexts.Select(context => ReadAsync(stack, context)));
            var observed = Observed(stack.Graph, readings.SelectMany(states => states), ReadingDepth.Lists);
            return await isRunning && await hasEnvironment ? observed : new ObservedStack(observed.Resources, ReadingDepth.Lists);
        }));
    });

    /// <summary>
    /// The resource with this logical id that was not there <paramref name="before"/>, read again; null if there is none. Polls five times
    /// in fifteen seconds, since AWS does not list new resources at once.
    /// </summary>
    public static async Task<ResourceState?> FindAsync(Operation operation, Resource resource, IReadOnlySet<string> before)
    {
        var pause = Pause;
        for (var attempt = 1; ; attempt++)
        {
            var states = await operation.Modules.Kind(resource.Kind).ListAsync(operation.ContextFor(resource.At));
            if (states.FirstOrDefault(state => state.Id == resource.Id && !before.Contains(state.PhysicalId)) is { } found)
            {
                return found;
            }

            if (attempt == Attempts)
            {
                return null;
            }

            await Task.Delay(pause, operation.Time, operation.CancellationToken);
            pause *= 2;
        }
    }

    /// <summary>Retries a read: AWS may briefly list a resource that it no longer describes.</summary>
    private static async Task<T> RepeatAsync<T>(Operation operation, Func<Task<T>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (AmazonServiceException error) when (operation.Modules.Errors.IsNotFound(error) && attempt < Attempts)
            {
                await Task.Delay(Pause, operation.Time, operation.CancellationToken);
            }
        }
    }

    private static async Task<IEnumerable<ResourceState>> ReadAsync(Operation operation, HandlerContext context) =>
        (await Task.WhenAll(operation.Modules.Kinds.Select(handler => ListAsync(handler, context)))).SelectMany(states => states);

    private static async Task<IReadOnlyList<ResourceState>> ListAsync(ResourceHandler handler, HandlerContext context) =>
        await context.ReadsAsync(handler.ReadFrom) ? await handler.ListAsync(context) : [];

    /// <summary>Chooses the reading depth: no deeper than requested while the applied-revision tag confirms the rest.</summary>
    private static async Task<ReadingDepth> DecideAsync(HandlerContext home, string description, ReadingDepth asked) =>
        asked is not ReadingDepth.Everything
        && await EndpointServiceHandler.MarksAsync(home) is [var mark] && AppliedRevisionTag.IsOf(description, mark)
        && await TaskDefinitionHandler.HasWantedEnvironmentAsync(home)
            ? asked
            : ReadingDepth.Everything;

    /// <summary>
    /// Several units may be in one account with different roles, each of which reads all resources there; a unit's own role takes
    /// precedence.
    /// </summary>
    private static ObservedStack Observed(ResourceGraph graph, IEnumerable<ResourceState> found, ReadingDepth depth)
    {
        var states = found.GroupBy(state => state.PhysicalId)
            .Select(seen => seen.FirstOrDefault(state => state.At == graph.PlacementOf(state.Id.Unit)) ?? seen.First()).ToList();
        return new ObservedStack(states, depth) { AppliedRevisionTag = MarkOf(states) };
    }

    private static string? MarkOf(IEnumerable<ResourceState> states) => states.OfType<EndpointServiceState>().ToList() is [var only]
        ? only.AppliedRevisionTag : null;
}
