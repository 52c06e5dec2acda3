using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reads the observed stack by its ownership tags: one batched read per kind and placement, all in parallel.</summary>
internal static class StackReader
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="operation">The current operation.</param>
    /// <param name="graph">The wanted resources and their placements.</param>
    /// <param name="depth">How much is read.</param>
    /// <param name="unreachable">Places known to be unreachable, which are not asked again; null: none.</param>
    public static Task<ObservedStack> ReadAsync(
        Operation operation, ResourceGraph graph, ReadingDepth depth = ReadingDepth.Full, IReadOnlyList<UnreachablePlace>? unreachable = null) =>
        RepeatAsync(operation, isLast => ReadAsync(
            new PlaceReader(operation, graph.Home, unreachable ?? [], context => ReadAsync(operation, context), isLast),
            operation, graph, depth, _ => new SharedReading([operation.Identity])));

    /// <summary>Reads stacks in full, each list of AWS once per placement.</summary>
    public static Task<ObservedStack[]> ReadAsync(IReadOnlyList<Operation> stacks) => RepeatAsync(stacks[0], isLast =>
    {
        var shared = stacks.SelectMany(stack => stack.Graph.Placements, (stack, at) => (At: at, stack.Identity))
            .GroupBy(unit => unit.At, unit => unit.Identity).ToDictionary(units => units.Key, units => new SharedReading([.. units.Distinct()]));
        return Task.WhenAll(stacks.Select(stack => ReadAsync(
            new PlaceReader(stack, stack.Graph.Home, [], context => ReadAsync(stack, context), isLast),
            stack, stack.Graph, ReadingDepth.Full, at => shared[at])));
    });

    /// <summary>Reads everything of the stack in one placement.</summary>
    public static async Task<PlaceReading> ReadAsync(Operation operation, Placement at)
    {
        var places = new PlaceReader(operation, operation.Graph.Home, [], context => ReadAsync(operation, context), isLast: true);
        return (await places.ReadAsync([at], ReadingDepth.Full, _ => new SharedReading([operation.Identity])))[0];
    }

    private static async Task<ObservedStack> ReadAsync(
        PlaceReader places, Operation operation, ResourceGraph graph, ReadingDepth depth, Func<Placement, SharedReading> shared)
    {
        var recording = operation.Record.ReadAsync();
        var readings = await places.ReadAsync(graph.Placements, depth, shared);
        var record = await recording;
        RequireModules(operation, record);
        var left = await LeftPlaces.OfAsync(operation, record);
        var ofLeft = await places.ReadAsync(left.Readable.Select(place => place.At), ReadingDepth.Full, _ => new SharedReading([operation.Identity]));
        PlaceReading[] all = [.. readings, .. ofLeft, .. left.Faulty.Select(place => new PlaceReading([], place))];
        return Observed(graph, all, depth, withholds: !operation.OnlyDeletes).With(
            record, [.. left.Readable.Zip(ofLeft).Where(place => place.Second.Unreachable is null).Select(place => place.First)]);
    }

    /// <exception cref="ModuleMissingException">The stack has used types that no module has.</exception>
    private static void RequireModules(Operation operation, HomeRecord record)
    {
        var missing = (record.Facts?.Types ?? []).Where(type => !operation.Modules.Has(type)).ToList();
        if (missing.Count > 0)
        {
            throw new ModuleMissingException(operation.Stack, missing);
        }
    }

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
        (await Task.WhenAll(KindsAt(operation, context).Select(kind => kind.ListAsync(context)))).SelectMany(states => states);

    /// <summary>
    /// A decisive reading leaves out kinds of which the description wants nothing there: such resources can only be left of another description, and
    /// then the applied-revision tag differs.
    /// </summary>
    private static IEnumerable<ResourceHandler> KindsAt(Operation operation, HandlerContext context)
    {
        var wanted = context.Graph.KindsAt(context.At);
        return operation.Modules.Kinds.Where(kind => context.IsDecisive
            ? wanted.Contains(kind.Kind)
            : !kind.IsOnlyAtHome || context.At == context.Graph.Home);
    }

    /// <summary>
    /// Several units may be in one account with different roles, each of which reads all resources there; a unit's own role takes
    /// precedence. Resources of a unit whose own role could not be used, or that is not planned, are withheld, unless everything is deleted anyway.
    /// </summary>
    private static ObservedStack Observed(ResourceGraph graph, IReadOnlyList<PlaceReading> readings, ReadingDepth depth, bool withholds)
    {
        var unreachable = readings.Select(reading => reading.Unreachable).OfType<UnreachablePlace>().ToList();
        var withheld = withholds ? unreachable.Select(place => (Placement?)place.At).ToHashSet() : [];
        var states = readings.SelectMany(reading => reading.States).GroupBy(state => state.PhysicalId)
            .Select(OfOneResource)
            .Select(seen => seen.FirstOrDefault(state => state.At == graph.PlacementOf(state.Id.Unit)) ?? seen.First())
            .ToLookup(state => !withheld.Contains(graph.PlacementOf(state.Id.Unit)) && (graph.Scope is null || graph.Units.Contains(state.Id.Unit)));
        return new ObservedStack(states[true], depth)
        {
            AppliedRevisionTag = MarkOf(states[true]),
            Unreachable = unreachable,
            Withheld = [.. states[false]],
        };
    }

    /// <exception cref="InvalidOperationException">A kind returns the physical id of another resource.</exception>
    private static IReadOnlyList<ResourceState> OfOneResource(IGrouping<string, ResourceState> seen)
    {
        var resources = seen.Select(state => $"{state.Kind} {state.Id}").Distinct().Order(StringComparer.Ordinal).ToList();
        return resources.Count == 1 ? [.. seen] : throw new InvalidOperationException(
            $"{string.Join(" and ", resources)} have the same physical id {seen.Key}. Return another from ReadAsync: the ARN, or of a part the id of the "
            + "other resource with a suffix.");
    }

    private static string? MarkOf(IEnumerable<ResourceState> states) => states.Where(state => state.ServesConsumers).ToList() is [var only]
        ? AppliedRevisionTag.On(only) : null;
}
