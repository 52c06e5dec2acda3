namespace PrivateLinkKit.Testing.State;

/// <summary>Recent changes of a table's rows, for reads of an earlier state.</summary>
internal sealed class RecentChanges<T>(Cloud cloud)
    where T : class
{
    private readonly Queue<(DateTimeOffset At, string Key, T? Before)> _changes = new();

    public void Add(string key, T? before)
    {
        if (cloud.IsBeginning)
        {
            return;
        }

        while (_changes.TryPeek(out var oldest) && oldest.At < cloud.Now - Cloud.LongestLag)
        {
            _changes.Dequeue();
        }

        _changes.Enqueue((cloud.Now, key, before));
    }

    public OrderedDictionary<string, T> Undo(OrderedDictionary<string, T> rows, DateTimeOffset until)
    {
        var past = new OrderedDictionary<string, T>(rows, StringComparer.Ordinal);
        foreach (var (_, key, before) in _changes.Reverse().TakeWhile(change => change.At > until))
        {
            if (before is null)
            {
                past.Remove(key);
            }
            else
            {
                past[key] = before;
            }
        }

        return past;
    }
}
