using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Context of one operation on one stack: counters, progress and known state.</summary>
internal sealed class Operation(
    ResourceGraph composed, ModuleSet modules, IClientPool clients, EngineOptions options, ILogger logger, Action<LogicalId, string, string> waiting,
        CancellationToken cancellationToken)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim _slots = new(options.MaxParallelism);
    private OperationContext? _context;
    private RecordKeeper? _record;
    private HashSet<Place>? _places;

    /// <summary>The stack as the host describes it.</summary>
    public ResourceGraph Graph { get; private set; } = composed;

    public string Stack => Graph.Stack;

    /// <summary>The stack's identity.</summary>
    /// <exception cref="InvalidOperationException"><see cref="IdentifyAsync"/> has not been called.</exception>
    public StackIdentity Identity => Graph.Identity ?? throw new InvalidOperationException($"Stack {Stack} has not been identified yet.");

    /// <summary>The stack's home record.</summary>
    public RecordKeeper Record => _record ??= new RecordKeeper(
        clients.RecordOf(Identity, Graph.Home, CallsAt, cancellationToken), Identity,
        Graph.Placements.Where(at => PlaceOf(at) is not null).ToLookup(at => PlaceOf(at)!, at => new PlaceAccess(at.RoleArn, at.ExternalId)),
        isPart: Graph.Scope is not null);

    /// <summary>Places of the description's units.</summary>
    public IReadOnlySet<Place> Places => _places ??= Graph.Placements.Select(PlaceOf).OfType<Place>().ToHashSet();

    public ILogger Logger => logger;

    public CallLog Calls { get; init; } = new();

    public Outputs Outputs { get; } = new();

    public ModuleSet Modules => modules;

    public TimeProvider Time => options.TimeProvider;

    public EngineOptions Options => options;

    /// <inheritdoc cref="OperationContext.OnlyDeletes"/>
    public bool OnlyDeletes { get; init; }

    /// <inheritdoc cref="OperationContext.WaitsForTasks"/>
    public bool WaitsForTasks { get; init; } = true;

    /// <inheritdoc cref="OperationContext.Existing"/>
    public Func<LogicalId, IEnumerable<ResourceState>> Existing { get; init; } = _ => [];

    /// <inheritdoc cref="OperationContext.Deletes"/>
    public Func<string, bool> Deletes { get; init; } = _ => false;

    /// <summary>Obstacles to a destroy that its reading found.</summary>
    public ConcurrentQueue<PreflightFinding> Blockers { get; } = new();

    /// <summary>Notes of the reading, for the plan.</summary>
    public ConcurrentQueue<PlanNote> Notes { get; } = new();

    public CancellationToken CancellationToken => cancellationToken;

    private OperationContext Context => _context ??= new OperationContext(
        _id, Graph, new OwnershipTags(Identity), Outputs, new Waiter(Time, waiting), cancellationToken)
    {
        OnlyDeletes = OnlyDeletes,
        WaitsForTasks = WaitsForTasks,
        Waits = new Waits(options.Propagation, options.Limits, options.OtherLimits, modules.UsualTimes),
        Existing = Existing,
        Deletes = Deletes,
        Block = Blockers.Enqueue,
        Note = Notes.Enqueue,
        Record = Record,
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

    /// <summary>Identifies the stack, and refuses credentials of another account than the options or an earlier plan expect, before any other call.</summary>
    /// <exception cref="WrongAccountException">The credentials are of another account, or STS cannot be asked and the options expect an account.</exception>
    /// <exception cref="UnknownAccountException">The account of the stack's home is not known.</exception>
    public async Task IdentifyAsync()
    {
        var ofCaller = Graph.Placements.FirstOrDefault(at => at.RoleArn is null);
        await clients.RequireExpectedAccountAsync(ofCaller ?? Graph.Home, CallsAt, cancellationToken);
        if (ofCaller is not null)
        {
            await clients.AccountAsync(ofCaller, CallsAt, cancellationToken);
        }

        var home = PlaceOf(Graph.Home) ?? throw new UnknownAccountException(Stack);
        if (Graph.Identity is null)
        {
            Graph = Graph.IdentifiedAs(new StackIdentity(Stack, home), at => PlaceOf(at) != home);
        }
        else if (Graph.Identity.Home != home)
        {
            throw new WrongAccountException(Graph.Identity.Home.Account, home.Account, WrongAccountException.OfPlan);
        }
    }

    /// <summary>Returns a placement's account and region; null if the account is the caller's and STS cannot be asked.</summary>
    public Place? PlaceOf(Placement at) => AccountOf(at) is { } account ? new Place(account, at.Region) : null;

    /// <summary>Returns the id of a placement's account; null if it is the caller's and STS cannot be asked.</summary>
    public string? AccountOf(Placement placement) => AccountName.OfRole(placement) ?? clients.CallerAccount;

    /// <inheritdoc cref="IClientPool.AccountAsync"/>
    public Task<string?> AskAccountAsync(Placement placement) => clients.AccountAsync(placement, CallsAt, cancellationToken);

    /// <inheritdoc cref="EngineOptions.AccessTo"/>
    public PlaceAccess? AccessTo(string account) => options.AccessTo(account);

    /// <summary>Records the place of a resource that is about to be created.</summary>
    /// <exception cref="HomeRecordException">The place cannot be recorded.</exception>
    /// <exception cref="UnknownAccountException">The account is not known.</exception>
    public Task EnterAsync(Resource want) => Record.EnterAsync(PlaceOf(want.At) ?? throw new UnknownAccountException(Stack));

    /// <summary>Returns a context with new shared reads, which reads everything.</summary>
    /// <param name="placement">The account and region.</param>
    /// <param name="others">Returns the contexts of other placements; null: each has shared reads of its own.</param>
    public HandlerContext ContextFor(Placement placement, Func<Placement, HandlerContext>? others = null) =>
        ContextFor(placement, ReadingDepth.Full, new SharedReading([Identity]), others: others);

    /// <param name="placement">The account and region.</param>
    /// <param name="depth">Depth of the reading.</param>
    /// <param name="shared">Reads shared by its kinds.</param>
    /// <param name="limit">Time after which no call is retried; null: none.</param>
    /// <param name="others">Returns the contexts of other placements; null: each has shared reads of its own.</param>
    public HandlerContext ContextFor(
        Placement placement, ReadingDepth depth, SharedReading shared, TimeSpan? limit = null, Func<Placement, HandlerContext>? others = null)
    {
        var at = clients.For(placement);
        return new HandlerContext(placement, at, CallsAt(at, limit), Context, depth, shared, others ?? ContextBeside);
    }

    /// <summary>Returns a context for the creation or update of a resource.</summary>
    public HandlerContext ContextFor(Resource want)
    {
        var at = clients.For(want.At);
        var handler = modules.Kind(want.Kind);
        return new HandlerContext(want.At, at, CallsAt(at), Context, ReadingDepth.Full, new SharedReading([Identity]), ContextBeside)
        {
            Marks = handler.MarksOf(want),
            HasTags = handler.TagOnParent is null,
        };
    }

    private HandlerContext ContextBeside(Placement other) => ContextFor(other);

    private AwsCalls CallsAt(PlacementClients at) => CallsAt(at, limit: null);

    private AwsCalls CallsAt(PlacementClients at, TimeSpan? limit) =>
        new(at.Errors, at.Throttlers, _slots, Calls, Time, options.Propagation, logger, limit);
}
