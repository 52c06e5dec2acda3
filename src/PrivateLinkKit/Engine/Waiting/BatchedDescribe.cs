using System.Diagnostics;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Engine.Waiting;

/// <summary>
/// Batches describe calls for resources of one kind, up to the ids that AWS allows per call, across stacks. Requests that arrive while a call is
/// under way, or waiting to be sent, share the next one.
/// </summary>
/// <param name="size">Maximum number of ids per call.</param>
/// <param name="call">Describes the given ids.</param>
/// <param name="items">Returns the items of an answer.</param>
/// <param name="idOf">Returns the id of an item.</param>
/// <param name="otherCall">Alternative call for an emulator that does not implement the first one; null: none.</param>
internal sealed class BatchedDescribe<TResponse, TItem>(
    int size,
    Func<List<string>, CancellationToken, Task<TResponse>> call,
    Func<TResponse, IEnumerable<TItem>?> items,
    Func<TItem, string> idOf,
    Func<List<string>, CancellationToken, Task<TResponse>>? otherCall = null)
    where TResponse : AmazonWebServiceResponse
    where TItem : class
{
    private readonly Lock _gate = new();
    private readonly Queue<Ask> _asks = [];
    private bool _isLooking;
    private volatile bool _takesOtherCall;

    /// <summary>Returns the resource, or null if it does not exist and AWS reports that without an error.</summary>
    public async Task<TItem?> FindAsync(string id, AwsCalls calls, CancellationToken cancellationToken)
    {
        var ask = new Ask(id, calls);
        if (Enqueue(ask))
        {
            _ = LookAsync(ask);
        }

        return await ask.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Queues the request; returns true if the caller has to start a call.</summary>
    private bool Enqueue(Ask ask)
    {
        lock (_gate)
        {
            _asks.Enqueue(ask);
            var isFirst = !_isLooking;
            _isLooking = true;
            return isFirst;
        }
    }

    /// <summary>
    /// Sends a batch. Not canceled with the caller, because others share it. Yields once first, so that requests due at the same moment join.
    /// </summary>
    private async Task LookAsync(Ask first)
    {
        await Task.Yield();
        for (var next = first; next is not null; next = NextAsk())
        {
            Activity.Current = next.AskedIn;
            var batch = new List<Ask>();
            try
            {
                var found = Index(await CallAsync(next.Calls, () => Ids(Fill(batch))));
                batch.ForEach(ask => ask.Answer.TrySetResult(found.GetValueOrDefault(ask.Id)));
            }
            catch (AmazonServiceException error) when (next.Calls.Errors.IsNotFound(error) && Ids(batch).Count > 1)
            {
                await Task.WhenAll(batch.Select(AloneAsync));
            }
            catch (Exception error)
            {
                Fill(batch).ForEach(ask => ask.Answer.TrySetException(error));
            }
        }
    }

    /// <summary>Describes a single id: one unknown id fails a whole batch, and AWS need not return which.</summary>
    private async Task AloneAsync(Ask ask)
    {
        Activity.Current = ask.AskedIn;
        try
        {
            var found = Index(await CallAsync(ask.Calls, () => [ask.Id]));
            ask.Answer.TrySetResult(found.GetValueOrDefault(ask.Id));
        }
        catch (Exception error)
        {
            ask.Answer.TrySetException(error);
        }
    }

    private async Task<TResponse> CallAsync(AwsCalls calls, Func<List<string>> ids)
    {
        try
        {
            return await calls.RepeatAsync(token => (_takesOtherCall ? otherCall! : call)(ids(), token), CancellationToken.None);
        }
        catch (OperationNotImplementedException) when (otherCall is not null && !_takesOtherCall)
        {
            _takesOtherCall = true;
            return await CallAsync(calls, ids);
        }
    }

    /// <summary>Fills the batch just before the call is sent. A retry sends the same ids.</summary>
    private List<Ask> Fill(List<Ask> batch)
    {
        lock (_gate)
        {
            while (batch.Count < size && _asks.TryDequeue(out var ask))
            {
                batch.Add(ask);
            }

            return batch;
        }
    }

    private Ask? NextAsk()
    {
        lock (_gate)
        {
            _isLooking = _asks.TryPeek(out var ask);
            return ask;
        }
    }

    private Dictionary<string, TItem> Index(TResponse response) => (items(response) ?? []).ToDictionary(idOf);

    private static List<string> Ids(List<Ask> batch) => [.. batch.Select(ask => ask.Id).Distinct()];

    private sealed record Ask(string Id, AwsCalls Calls)
    {
        /// <summary>Activity of the operation that triggered the call.</summary>
        public Activity? AskedIn { get; } = Activity.Current;

        public TaskCompletionSource<TItem?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
