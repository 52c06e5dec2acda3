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
    /// <param name="unreachable">Places known to be unreachable, which are not asked again; null: none.</param>
    public static Task<ObservedStack> ReadAsync(
        Operation operation, ResourceGraph graph, string description = "", ReadingDepth depth = ReadingDepth.Everything,
        IReadOnlyList<UnreachablePlace>? unreachable = null) =>
        RepeatAsync(operation, async isLast =>
    {
        var shared = new SharedReading([operation.Identity]);
        var deciding = DecideAsync(operation.ContextFor(graph.Home, ReadingScope.Everything, shared), description, depth);
        var places = new PlaceReader(operation, graph.Home, unreachable ?? [], context => ReadAsync(operation, context), isLast);
        var readings = await places.ReadAsync(
            graph.Placements, new ReadingScope(depth, deciding), at => at == graph.Home ? shared : new SharedReading([operation.Identity]));
        var left = graph.Scope is not null ? []
            : await places.ReadAsync(Left(graph, readings), ReadingScope.Everything, _ => new SharedReading([operation.Identity]));
        return Observed(graph, [.. readings, .. left], await deciding, withholds: !operation.OnlyDeletes);
    });

    /// <summary>Returns the placements in which the stack had resources and the description has none.</summary>
    private static IEnumerable<Placement> Left(ResourceGraph graph, IEnumerable<PlaceReading> readings) =>
        readings.SelectMany(reading => reading.States).SelectMany(state => PlacementTags.On(state.Tags)).Distinct()
            .Where(at => !graph.Placements.Any(wanted => PlacementTags.IsSame(wanted, at)));

    /// <summary>Reads the lists of many stacks, each list once per placement.</summary>
    public static Task<ObservedStack[]> ReadListsAsync(IReadOnlyList<Operation> stacks) =>
        RepeatAsync(stacks[0], async isLast =>
    {
        var shared = stacks.SelectMany(stack => stack.Graph.Placements, (stack, at) => (At: at, stack.Identity))
            .GroupBy(unit => unit.At, unit => unit.Identity).ToDictionary(units => units.Key, units => new SharedReading([.. units.Distinct()]));
        return await Task.WhenAll(stacks.Select(async stack =>
        {
            var home = stack.ContextFor(stack.Graph.Home, ReadingScope.Lists, shared[stack.Graph.Home]);
            var isRunning = ServiceHandler.MayRunAsync(home);
            var hasEnvironment = TaskDefinitionHandler.HasWantedEnvironmentAsync(home);
            var readings = await new PlaceReader(stack, stack.Graph.Home, [], context => ReadAsync(stack, context), isLast)
                .ReadAsync(stack.Graph.Placements, ReadingScope.Lists, at => shared[at]);
            var observed = Observed(stack.Graph, readings, ReadingDepth.Lists, withholds: true);
            return await isRunning && await hasEnvironment ? observed
                : new ObservedStack(observed.Resources, ReadingDepth.Lists) { Unreachable = observed.Unreachable };
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

    /// <summary>Retries a read, which is told whether it is the last: AWS may briefly list a resource that it no longer describes.</summary>
    private static async Task<T> RepeatAsync<T>(Operation operation, Func<bool, Task<T>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read(attempt == Attempts);
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
    /// precedence. Resources of a unit whose own role could not be used, or that is not planned, are withheld, unless everything is deleted anyway.
    /// </summary>
    private static ObservedStack Observed(ResourceGraph graph, IReadOnlyList<PlaceReading> readings, ReadingDepth depth, bool withholds)
    {
        var unreachable = readings.Select(reading => reading.Unreachable).OfType<UnreachablePlace>().ToList();
        var withheld = withholds ? unreachable.Select(place => (Placement?)place.At).ToHashSet() : [];
        var states = readings.SelectMany(reading => reading.States).GroupBy(state => state.PhysicalId)
            .Select(seen => seen.FirstOrDefault(state => state.At == graph.PlacementOf(state.Id.Unit)) ?? seen.First())
            .ToLookup(state => !withheld.Contains(graph.PlacementOf(state.Id.Unit)) && (graph.Scope is null || graph.Units.Contains(state.Id.Unit)));
        return new ObservedStack(states[true], depth)
        {
            AppliedRevisionTag = MarkOf(states[true]),
            Unreachable = unreachable,
            Withheld = [.. states[false]],
        };
    }

    private static string? MarkOf(IEnumerable<ResourceState> states) => states.OfType<EndpointServiceState>().ToList() is [var only]
        ? only.AppliedRevisionTag : null;
}
