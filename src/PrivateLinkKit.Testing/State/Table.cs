using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkKit.Testing.State;

/// <summary>
/// Rows of one kind in the order they were first put, keyed by id. Rows are immutable records: a change is a <see cref="Put"/> of the changed copy.
/// Enumerates a snapshot, so a loop may change the table. While <see cref="Cloud.LooksBackTo"/> is set, reads return the rows of that time.
/// </summary>
internal sealed class Table<T>(Cloud cloud, Func<T, string> id) : IReadOnlyCollection<T>
    where T : class
{
    private readonly OrderedDictionary<string, T> _rows = new(StringComparer.Ordinal);
    private readonly RecentChanges<T> _changes = new(cloud);
    private T[]? _snapshot;

    public int Count => Rows.Count;

    private OrderedDictionary<string, T> Rows => cloud.LooksBackTo is { } then ? _changes.Undo(_rows, then) : _rows;

    public T? Find(string? key) => key is null ? null : Rows.GetValueOrDefault(key);

    public bool TryFind(string? key, [NotNullWhen(true)] out T? row) => (row = Find(key)) is not null;

    public void Put(T row)
    {
        var key = id(row);
        _changes.Add(key, _rows.GetValueOrDefault(key));
        _rows[key] = row;
        Changed();
    }

    /// <summary>Replaces the row by a changed copy; does nothing if it does not exist.</summary>
    public void Change(string key, Func<T, T> change)
    {
        if (TryFind(key, out var row))
        {
            Put(change(row));
        }
    }

    public bool Remove(string? key)
    {
        if (key is null || !_rows.Remove(key, out var removed))
        {
            return false;
        }

        _changes.Add(key, removed);
        Changed();
        return true;
    }

    /// <summary>The rows as they are now; the same list until the next change.</summary>
    public IReadOnlyList<T> Snapshot() => cloud.LooksBackTo is null ? _snapshot ??= [.. _rows.Values] : [.. Rows.Values];

    public IEnumerator<T> GetEnumerator() => Snapshot().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Changed()
    {
        _snapshot = null;
        cloud.Touch();
    }
}
