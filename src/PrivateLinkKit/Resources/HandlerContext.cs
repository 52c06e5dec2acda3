using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;

namespace PrivateLinkKit.Resources;

/// <summary>What a handler works with: the clients of one placement, the way calls are made, what is known so far. Lives for one reading or one run.</summary>
internal sealed class HandlerContext(Placement at, AwsClients clients, AwsCalls calls, OwnershipTags tags, Outputs outputs, Waiter waiter, string run, bool onlyDeletes, Func<Placement, HandlerContext> elsewhere, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<object>>> _shared = new();

    public Placement At => at;

    public IAmazonEC2 Ec2 => clients.Ec2;

    public IAmazonElasticLoadBalancingV2 ElbV2 => clients.ElbV2;

    public IAmazonECS Ecs => clients.Ecs;

    public OwnershipTags Tags => tags;

    public Outputs Outputs => outputs;

    public Waiter Waiter => waiter;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether all that is read will be deleted: what only a comparison needs, and what goes with something else, is then not read.</summary>
    public bool OnlyDeletes => onlyDeletes;

    /// <summary>The same run in another account or region, for what only the other side of a connection may do.</summary>
    public HandlerContext In(Placement other) => elsewhere(other);

    /// <inheritdoc cref="AwsCalls.RepeatAsync"/>
    public Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => calls.RepeatAsync(call, cancellationToken);

    /// <inheritdoc cref="AwsCalls.OnceAsync"/>
    public Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => calls.OnceAsync(call, cancellationToken);

    /// <summary>One reading that several kinds share: made by the first that asks.</summary>
    public async Task<T> SharedAsync<T>(string name, Func<Task<T>> read)
        where T : notnull =>
        (T)await _shared.GetOrAdd(name, _ => new Lazy<Task<object>>(async () => await read())).Value;

    /// <summary>Same within a run, new in the next, so that a resource deleted in between is never handed back. 32 hex digits: within AWS's shortest limit (ECS: 36).</summary>
    public string ClientToken(LogicalId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}/{id}")))[..32];

    /// <summary>Calls a delete until nothing uses the resource any more. Gone already is success.</summary>
    /// <param name="id">What is deleted.</param>
    /// <param name="delete">The call.</param>
    /// <param name="usedCode">An error code that says so for this kind alone.</param>
    public Task DeleteAsync<T>(LogicalId id, Func<CancellationToken, Task<T>> delete, string? usedCode = null)
        where T : AmazonWebServiceResponse =>
        waiter.UntilAsync(id, "deletable", async () =>
        {
            try
            {
                await RepeatAsync(delete);
                return new WaitReading<bool>(true, IsDone: true, "deleted");
            }
            catch (AmazonServiceException error) when (AwsErrors.IsNotFound(error))
            {
                return new WaitReading<bool>(true, IsDone: true, "gone");
            }
            catch (AmazonServiceException error) when (AwsErrors.IsInUse(error) || (usedCode is not null && error.ErrorCode == usedCode))
            {
                return new WaitReading<bool>(false, IsDone: false, $"{error.ErrorCode}: {error.Message}");
            }
        }, WaitBounds.Long, cancellationToken);
}
