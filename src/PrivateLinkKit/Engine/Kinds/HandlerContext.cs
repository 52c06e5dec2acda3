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
internal sealed class HandlerContext(
    Placement at, PlacementClients clients, AwsCalls calls, OperationContext operation, ReadingDepth depth, SharedReading shared)
{
    public Placement At => at;

    public PlacementClients Clients => clients;

    /// <summary>Bookkeeping tags of the resource to be created or updated.</summary>
    public IReadOnlyList<Tag> Marks { get; init; } = [];

    public ErrorCodes Errors => clients.Errors;

    public OwnershipTags Tags => operation.Tags;

    public Outputs Outputs => operation.Outputs;

    public Waiter Waiter => operation.Waiter;

    public Waits Waits => operation.Waits;

    public CancellationToken CancellationToken => operation.CancellationToken;

    /// <inheritdoc cref="OperationContext.Graph"/>
    public ResourceGraph Graph => operation.Graph;

    /// <inheritdoc cref="OperationContext.OnlyDeletes"/>
    public bool OnlyDeletes => operation.OnlyDeletes;

    /// <inheritdoc cref="OperationContext.WaitsForTasks"/>
    public bool WaitsForTasks => operation.WaitsForTasks;

    /// <inheritdoc cref="OperationContext.Existing"/>
    public IEnumerable<TState> Existing<TState>(LogicalId id)
        where TState : ResourceState => operation.Existing(id).Cast<TState>();

    /// <inheritdoc cref="OperationContext.Block"/>
    public void Block(PreflightFinding finding) => operation.Block(finding);

    /// <inheritdoc cref="OperationContext.Record"/>
    public RecordKeeper Record => operation.Record;

    /// <inheritdoc cref="OperationContext.Note"/>
    public void Note(PlanNote note) => operation.Note(note);

    /// <summary>The same run in another account or region, for what only the other side of a connection may do.</summary>
    public HandlerContext In(Placement other) => operation.In(other);

    /// <inheritdoc cref="PlacementClients.Client"/>
    public T Client<T>()
        where T : class, IAmazonService => clients.Client<T>();

    /// <summary>Returns all tags of a resource's create call.</summary>
    public IEnumerable<Tag> TagsOf(Resource want) => [.. Tags.For(want), .. Marks];

    /// <summary>Ownership of a resource that was just created with all its tags.</summary>
    public Owned Made(Resource want) => Owned.Made(want, Marks);

    /// <inheritdoc cref="AwsCalls.RepeatAsync"/>
    public Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => calls.RepeatAsync(call, CancellationToken);

    /// <inheritdoc cref="AwsCalls.OnceAsync"/>
    public Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => calls.OnceAsync(call, CancellationToken);

    /// <inheritdoc cref="BatchedDescribe{TResponse, TItem}.FindAsync"/>
    public Task<TItem?> FindAsync<TResponse, TItem>(BatchedDescribe<TResponse, TItem> look, string id)
        where TResponse : AmazonWebServiceResponse
        where TItem : class => look.FindAsync(id, calls, CancellationToken);

    /// <summary>The stacks that are read together, including the current one.</summary>
    public IReadOnlyList<StackIdentity> Stacks => shared.Stacks;

    /// <inheritdoc cref="SharedReading.OnceAsync"/>
    public Task<T> SharedAsync<T>(string name, Func<Task<T>> read)
        where T : notnull => shared.OnceAsync(name, read);

    /// <summary>true if only what can stop or admit a request is read.</summary>
    public bool IsDecisive => depth is ReadingDepth.Decisive;

    /// <summary>The same within a run, new in the next, so that AWS never returns a resource deleted in between. 32 hex digits: within AWS's shortest
    /// limit (ECS: 36).</summary>
    public string ClientToken(LogicalId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation.RunId}/{id}")))[..32];

    /// <summary>Calls a delete until nothing uses the resource any more. A resource that is already gone is a success.</summary>
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
