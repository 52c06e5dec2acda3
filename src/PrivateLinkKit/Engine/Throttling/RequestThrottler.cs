using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Engine.Throttling;

/// <summary>
/// Request throttler for one API family of one account and region, for all stacks of the process. A call is sent once each of its buckets
/// has a token: changes before reads, otherwise in order of arrival.
/// </summary>
internal sealed class RequestThrottler(Func<string, IReadOnlyList<RequestRate>> ratesOf, bool isPublished, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RequestBucket> _buckets = [];
    private readonly LinkedList<Waiting> _changes = [];
    private readonly LinkedList<Waiting> _readings = [];
    private readonly long _began = time.GetTimestamp();
    private ITimer? _alarm;

    /// <summary>Time since creation, by the monotonic clock.</summary>
    public TimeSpan Now => time.GetElapsedTime(_began);

    public async Task<RequestPermit> EnterAsync(string operation, CancellationToken cancellationToken)
    {
        Waiting waiting;
        lock (_gate)
        {
            waiting = new Waiting([.. ratesOf(operation).Select(BucketOf)]);
            (ApiNames.IsReading(operation) ? _readings : _changes).AddLast(waiting);
            Admit();
        }

        await using (cancellationToken.Register(() => waiting.Admitted.TrySetCanceled(cancellationToken)))
        {
            return await waiting.Admitted.Task;
        }
    }

    /// <summary>Records a refusal; returns true if the rate was reduced.</summary>
    public bool Refused(RequestPermit permit)
    {
        lock (_gate)
        {
            return permit.Buckets.Count(bucket => bucket.Refused(permit.Sent, Now)) > 0;
        }
    }

    public void Taken(RequestPermit permit)
    {
        lock (_gate)
        {
            foreach (var bucket in permit.Buckets)
            {
                bucket.Taken(permit.Sent);
            }
        }
    }

    private RequestBucket BucketOf(RequestRate rate)
    {
        if (!_buckets.TryGetValue(rate.Bucket, out var bucket))
        {
            _buckets.Add(rate.Bucket, bucket = new RequestBucket(rate, isPublished, Now));
        }

        return bucket;
    }

    private void Admit()
    {
        var now = Now;
        var next = Shorter(Admit(_changes, now), Admit(_readings, now));
        _alarm?.Dispose();
        _alarm = next is { } pause ? time.CreateTimer(_ => Wake(), null, pause, Timeout.InfiniteTimeSpan) : null;
    }

    private void Wake()
    {
        lock (_gate)
        {
            Admit();
        }
    }

    /// <summary>Admits waiting calls; returns the time until the next one can be sent, or null if none is left.</summary>
    private static TimeSpan? Admit(LinkedList<Waiting> queue, TimeSpan now)
    {
        TimeSpan? next = null;
        for (var (node, following) = (queue.First, queue.First?.Next); node is not null; (node, following) = (following, following?.Next))
        {
            var waiting = node.Value;
            var pause = waiting.Buckets.Select(bucket => bucket.UntilToken(now)).DefaultIfEmpty().Max();
            if (pause > TimeSpan.Zero && !waiting.Admitted.Task.IsCompleted)
            {
                next = Shorter(next, pause);
                continue;
            }

            queue.Remove(node);
            if (waiting.Admitted.TrySetResult(new RequestPermit(waiting.Buckets, now)))
            {
                waiting.Buckets.ForEach(bucket => bucket.Take());
            }
        }

        return next;
    }

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;

    private sealed record Waiting(List<RequestBucket> Buckets)
    {
        public TaskCompletionSource<RequestPermit> Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A permit for one call: its buckets, and the time it was granted.</summary>
internal sealed record RequestPermit(IReadOnlyList<RequestBucket> Buckets, TimeSpan Sent);
