namespace PrivateLinkKit.Discovery;

/// <summary>Batches queries by key: requests that arrive while a query is under way share the next one.</summary>
/// <param name="size">Maximum number of keys per query.</param>
/// <param name="ask">Queries the given keys and returns the items of each.</param>
/// <param name="isUnknown">Returns true for an error that refuses the whole query because of one key, without necessarily naming it; null:
/// no such errors.</param>
internal sealed class SharedQuestion<T>(int size, Func<IReadOnlyList<string>, Task<ILookup<string, T>>> ask, Func<Exception, bool>? isUnknown = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<(string Key, TaskCompletionSource<IReadOnlyList<T>> Answer)> _waiting = [];
    private bool _isAsking;

    public Task<IReadOnlyList<T>> OfAsync(string key)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue((key, answer));
            if (!_isAsking)
            {
                _isAsking = true;
                _ = Task.Run(AskAsync);
            }
        }

        return answer.Task;
    }

    private async Task AskAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                var found = await AskAsync([.. batch.Select(one => one.Key).Distinct()]);
                batch.ForEach(one => one.Answer.TrySetResult([.. found[one.Key]]));
            }
            catch (Exception error)
            {
                batch.ForEach(one => one.Answer.TrySetException(error));
            }
        }
    }

    /// <summary>Halves the keys until the unknown ones are isolated: the others continue to share calls.</summary>
    private async Task<ILookup<string, T>> AskAsync(IReadOnlyList<string> keys)
    {
        try
        {
            return await ask(keys);
        }
        catch (Exception error) when (isUnknown?.Invoke(error) == true)
        {
            var halves = keys.Count == 1 ? [] : await Task.WhenAll(keys.Chunk((keys.Count + 1) / 2).Select(AskAsync));
            return halves.SelectMany(found => found).SelectMany(items => items, (items, item) => (items.Key, Item: item))
                .ToLookup(found => found.Key, found => found.Item);
        }
    }

    private List<(string Key, TaskCompletionSource<IReadOnlyList<T>> Answer)> Take()
    {
        lock (_gate)
        {
            var batch = new List<(string, TaskCompletionSource<IReadOnlyList<T>>)>();
            while (batch.Count < size && _waiting.TryDequeue(out var one))
            {
                batch.Add(one);
            }

            _isAsking = batch.Count > 0;
            return batch;
        }
    }
}
