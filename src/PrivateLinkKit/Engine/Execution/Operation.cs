using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Context of one operation on one stack: counters, progress and known state.</summary>
internal sealed class Operation(
    ResourceGraph graph, ModuleSet modules, IClientPool clients, EngineOptions options, ILogger logger, Action<LogicalId, string, string> waiting,
        CancellationToken cancellationToken)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim _slots = new(options.MaxParallelism);
    private OperationContext? _context;

    public string Stack => graph.Stack;

    public ILogger Logger => logger;

    public CallLog Calls { get; init; } = new();

    public Outputs Outputs { get; } = new();

    public ModuleSet Modules => modules;

    /// <inheritdoc cref="IClientPool.CallerAccount"/>
    public string? CallerAccount => clients.CallerAccount;

    public TimeProvider Time => options.TimeProvider;

    /// <inheritdoc cref="OperationContext.OnlyDeletes"/>
    public bool OnlyDeletes { get; init; }

    /// <inheritdoc cref="OperationContext.WaitsForTasks"/>
    public bool WaitsForTasks { get; init; } = true;

    /// <inheritdoc cref="OperationContext.Existing"/>
    public Func<LogicalId, IEnumerable<ResourceState>> Existing { get; init; } = _ => [];

    /// <summary>Obstacles to a destroy that its reading found.</summary>
    public ConcurrentQueue<DestroyFinding> Blockers { get; } = new();

    public CancellationToken CancellationToken => cancellationToken;

    private OperationContext Context => _context ??= new OperationContext(
        _id, graph, new OwnershipTags(Stack), Outputs, new Waiter(Time, waiting), cancellationToken)
    {
        OnlyDeletes = OnlyDeletes,
        WaitsForTasks = WaitsForTasks,
        Waits = new Waits(options, modules.UsualTimes),
        Existing = Existing,
        Block = Blockers.Enqueue,
        In = ContextFor,
    };

    /// <summary>Wraps errors of AWS in an exception that names the stack and the operation.</summary>
    /// <exception cref="AwsCallException">AWS returned an error, or did not answer.</exception>
    public async Task<T> TypedAsync<T>(string verb, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is AmazonServiceException || AwsErrors.IsAmbiguous(error, cancellationToken))
        {
            throw new AwsCallException(Stack, verb, error);
        }
    }

    /// <inheritdoc cref="TypedAsync{T}"/>
    public Task TypedAsync(string verb, Func<Task> work) => TypedAsync(verb, async () =>
    {
        await work();
        return true;
    });

    /// <summary>Refuses credentials of another account than the options expect, before any other call.</summary>
    /// <exception cref="WrongAccountException">They are of another account, or STS cannot be asked.</exception>
    public Task RequireExpectedAccountAsync() => clients.RequireExpectedAccountAsync(
        graph.Placements.FirstOrDefault(at => at.RoleArn is null) ?? graph.Home, CallsAt, cancellationToken);

    /// <summary>Returns the id of a placement's account.</summary>
    /// <returns>null if unknown: the host has registered clients of its own but none for STS, or the emulator does not implement STS.</returns>
    public Task<string?> AccountAsync(Placement placement) => clients.AccountAsync(placement, CallsAt, cancellationToken);

    /// <summary>Returns a context with new shared reads, which reads everything.</summary>
    public HandlerContext ContextFor(Placement placement) => ContextFor(placement, ReadingScope.Everything, new SharedReading([Stack]));

    public HandlerContext ContextFor(Placement placement, ReadingScope scope, SharedReading shared)
    {
        var at = clients.For(placement);
        return new HandlerContext(placement, at, CallsAt(at), Context, scope, shared);
    }

    /// <summary>Returns a context for the creation or update of a resource.</summary>
    public HandlerContext ContextFor(Resource want)
    {
        var at = clients.For(want.At);
        return new HandlerContext(want.At, at, CallsAt(at), Context, ReadingScope.Everything, new SharedReading([Stack]))
        {
            Marks = modules.Kind(want.Kind).MarksOf(want),
        };
    }

    private AwsCalls CallsAt(PlacementClients at) => new(at.Errors, at.Throttlers, _slots, Calls, Time, options.Propagation, logger);
}
