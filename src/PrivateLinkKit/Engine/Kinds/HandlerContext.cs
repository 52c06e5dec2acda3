using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Context of a handler: the clients of one placement, the call policy and the known state. Lives for one reading or one step.</summary>
public sealed class HandlerContext
{
    private readonly Placement _at;
    private readonly PlacementClients _clients;
    private readonly AwsCalls _calls;
    private readonly OperationContext _operation;
    private readonly ReadingDepth _depth;
    private readonly SharedReading _shared;
    private readonly Func<Placement, HandlerContext> _others;

    internal HandlerContext(
        Placement at, PlacementClients clients, AwsCalls calls, OperationContext operation, ReadingDepth depth, SharedReading shared,
        Func<Placement, HandlerContext> others) =>
        (_at, _clients, _calls, _operation, _depth, _shared, _others) = (at, clients, calls, operation, depth, shared, others);

    /// <summary>The account and region.</summary>
    public Placement At => _at;

    /// <summary>The stack's name.</summary>
    public string StackName => _operation.Tags.Stack;

    internal PlacementClients Clients => _clients;

    /// <summary>Bookkeeping tags of the resource to be created or updated.</summary>
    internal IReadOnlyList<Tag> Marks { get; init; } = [];

    /// <summary>false if AWS cannot tag it, so that only bookkeeping tags are set, on another resource.</summary>
    internal bool HasTags { get; init; } = true;

    internal ErrorCodes Errors => _clients.Errors;

    internal OwnershipTags Tags => _operation.Tags;

    /// <summary>Outputs of the stack's resources that are known so far.</summary>
    public Outputs Outputs => _operation.Outputs;

    internal Waiter Waiter => _operation.Waiter;

    internal Waits Waits => _operation.Waits;

    /// <summary>The host's token.</summary>
    public CancellationToken CancellationToken => _operation.CancellationToken;

    /// <inheritdoc cref="OperationContext.Graph"/>
    internal ResourceGraph Graph => _operation.Graph;

    /// <inheritdoc cref="OperationContext.OnlyDeletes"/>
    internal bool OnlyDeletes => _operation.OnlyDeletes;

    /// <inheritdoc cref="OperationContext.WaitsForTasks"/>
    internal bool WaitsForTasks => _operation.WaitsForTasks;

    /// <inheritdoc cref="OperationContext.Existing"/>
    internal IEnumerable<TState> Existing<TState>(LogicalId id)
        where TState : ResourceState => _operation.Existing(id).Cast<TState>();

    /// <inheritdoc cref="OperationContext.Deletes"/>
    internal bool Deletes(string physicalId) => _operation.Deletes(physicalId);

    /// <inheritdoc cref="OperationContext.Block"/>
    internal void Block(PreflightFinding finding) => _operation.Block(finding);

    /// <inheritdoc cref="OperationContext.Record"/>
    internal RecordKeeper Record => _operation.Record;

    /// <inheritdoc cref="OperationContext.Note"/>
    internal void Note(PlanNote note) => _operation.Note(note);

    /// <summary>Returns the context of another account or region, for what only the other side of a connection may do.</summary>
    internal HandlerContext In(Placement other) => _others(other);

    /// <summary>Returns the SDK client with this interface, which the module of its service registers.</summary>
    /// <typeparam name="T">The interface, for example <c>IAmazonSQS</c>.</typeparam>
    /// <exception cref="NotSupportedException">No module registers it.</exception>
    public T Client<T>()
        where T : class, IAmazonService => _clients.Client<T>();

    /// <summary>
    /// Returns all tags of a resource's create call: the ownership tags, the user's and bookkeeping tags; of a kind that AWS cannot tag, only those for
    /// another resource (<see cref="ResourceHandler.TagOnParent"/>).
    /// </summary>
    /// <param name="want">The resource to create.</param>
    public IEnumerable<Tag> TagsOf(Resource want) => HasTags ? [.. Tags.For(want), .. Marks] : Marks;

    /// <summary>Returns the ownership of a resource that was just created with all its tags.</summary>
    /// <param name="want">The created resource.</param>
    public Owned Made(Resource want) => Owned.Made(want, Marks, HasTags);

    /// <summary>Returns the ownership of an existing resource; null if its tags do not name the stack.</summary>
    /// <param name="tags">All its tags.</param>
    public Owned? OwnerOf(IEnumerable<Tag> tags) => Owned.Find(this, [.. tags]);

    /// <summary>
    /// Sends a read, or a call that AWS makes idempotent (client token, unique name, same end state). Paced, and retried where AWS throttles, does not answer
    /// or has not propagated a change yet.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call.</param>
    public Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => _calls.RepeatAsync(call, CancellationToken);

    /// <summary>
    /// Sends a create that AWS would execute twice. After a lost answer the engine searches for the tagged resource before it calls again.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call.</param>
    public Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => _calls.OnceAsync(call, CancellationToken);

    /// <inheritdoc cref="BatchedDescribe{TResponse, TItem}.FindAsync"/>
    internal Task<TItem?> FindAsync<TResponse, TItem>(BatchedDescribe<TResponse, TItem> look, string id)
        where TResponse : AmazonWebServiceResponse
        where TItem : class => look.FindAsync(id, _calls, CancellationToken);

    /// <summary>The stacks that are read together, including the current one.</summary>
    internal IReadOnlyList<StackIdentity> Stacks => _shared.Stacks;

    /// <summary>Reads something that several kinds need, once per reading.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="name">Name of the read.</param>
    /// <param name="read">Reads it; called by the first caller.</param>
    public Task<T> SharedAsync<T>(string name, Func<Task<T>> read)
        where T : notnull => _shared.OnceAsync(name, read);

    /// <summary>
    /// true if only what can stop or admit a request is read. What is left out then is named in <see cref="ResourceState.NotFetched"/>.
    /// </summary>
    public bool IsDecisive => _depth is ReadingDepth.Decisive;

    /// <summary>
    /// Returns a client token: the same within an operation, new in the next, so that AWS never returns a resource deleted in between. 32 hex digits, within
    /// AWS's shortest limit (ECS: 36).
    /// </summary>
    /// <param name="id">The resource to create.</param>
    public string ClientToken(LogicalId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_operation.RunId}/{id}")))[..32];

    /// <summary>Polls a new or changed resource until it is ready, within the limits of its kind.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="want">The resource.</param>
    /// <param name="goal">The awaited state, for progress and errors.</param>
    /// <param name="look">Reads its state.</param>
    /// <exception cref="ResourceNotReadyException">AWS gave up on it, or it did not become ready in time.</exception>
    public Task<T> UntilReadyAsync<T>(Resource want, string goal, Func<Task<WaitReading<T>>> look)
    {
        ArgumentNullException.ThrowIfNull(want);
        return Waiter.UntilAsync(want.Id, goal, look, Waits.Ready(want.Kind), CancellationToken);
    }

    /// <summary>Polls a resource until it is gone, within the limits of its kind.</summary>
    /// <param name="have">The resource.</param>
    /// <param name="look">Reads its state; null: it is gone.</param>
    /// <exception cref="ResourceNotReadyException">It was not gone in time.</exception>
    public Task UntilGoneAsync(ResourceState have, Func<Task<string?>> look)
    {
        ArgumentNullException.ThrowIfNull(have);
        return Waiter.UntilAsync(have.Id, "deleted", async () =>
        {
            try
            {
                var state = await look();
                return new WaitReading<bool>(true, state is null, state ?? "gone");
            }
            catch (AmazonServiceException error) when (Errors.IsNotFound(error))
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
        }, Waits.Gone(have.Kind), CancellationToken);
    }

    /// <summary>Calls a delete until nothing uses the resource any more. A resource that is already gone is a success.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="have">The resource.</param>
    /// <param name="delete">The call.</param>
    /// <param name="usedCode">The error code of this kind for a resource in use.</param>
    /// <param name="users">Describes the remaining users when the wait has ended; null: AWS's own text is used.</param>
    public async Task DeleteAsync<T>(ResourceState have, Func<CancellationToken, Task<T>> delete, string? usedCode = null, Func<Task<string>>? users = null)
        where T : AmazonWebServiceResponse
    {
        try
        {
            await DeleteWhenUnusedAsync(have, delete, usedCode);
        }
        catch (ResourceNotReadyException timedOut) when (users is not null)
        {
            throw timedOut.With(await users());
        }
    }

    private Task DeleteWhenUnusedAsync<T>(ResourceState have, Func<CancellationToken, Task<T>> delete, string? usedCode)
        where T : AmazonWebServiceResponse =>
        Waiter.UntilAsync(have.Id, "deletable", async () =>
        {
            try
            {
                await RepeatAsync(delete);
                return new WaitReading<bool>(true, IsDone: true, "deleted");
            }
            catch (AmazonServiceException error) when (Errors.IsNotFound(error))
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
            catch (AmazonServiceException error) when (Errors.IsInUse(error) || (usedCode is not null && error.ErrorCode == usedCode))
            {
                return new WaitReading<bool>(false, IsDone: false, $"{error.ErrorCode}: {error.Message}");
            }
        }, Waits.Gone(have.Kind), CancellationToken);
}
