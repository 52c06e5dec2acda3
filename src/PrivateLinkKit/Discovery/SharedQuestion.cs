namespace PrivateLinkKit.Discovery;

/// <summary>Asks one question for many keys: whoever asks while one is under way shares the next one.</summary>
/// <param name="size">Maximum number of keys per question.</param>
/// <param name="ask">Asks for some keys, and returns the items of each.</param>
internal sealed class SharedQuestion<T>(int size, Func<IReadOnlyList<string>, Task<ILookup<string, T>>> ask)
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
                var found = await ask([.. batch.Select(one => one.Key).Distinct()]);
                batch.ForEach(one => one.Answer.TrySetResult([.. found[one.Key]]));
            }
            catch (Exception error)
            {
                batch.ForEach(one => one.Answer.TrySetException(error));
            }
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
