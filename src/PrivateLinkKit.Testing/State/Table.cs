using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkKit.Testing.State;

/// <summary>
/// Rows of one kind in the order they were first put, keyed by id. Rows are immutable records: a change is a <see cref="Put"/> of the changed copy.
/// Enumerating walks the rows as they were when it began, so a loop may change the table.
/// </summary>
internal sealed class Table<T>(Cloud cloud, Func<T, string> id) : IReadOnlyCollection<T>
    where T : class
{
    private readonly OrderedDictionary<string, T> _rows = new(StringComparer.Ordinal);
    private T[]? _snapshot;

    public int Count => _rows.Count;

    public T? Find(string? key) => key is null ? null : _rows.GetValueOrDefault(key);

    public bool TryFind(string? key, [NotNullWhen(true)] out T? row) => (row = Find(key)) is not null;

    public void Put(T row)
    {
        _rows[id(row)] = row;
        Changed();
    }

    /// <summary>Replaces the row by a changed copy; does nothing when it is gone.</summary>
    public void Change(string key, Func<T, T> change)
    {
        if (TryFind(key, out var row))
        {
            Put(change(row));
        }
    }

    public bool Remove(string? key)
    {
        var removed = key is not null && _rows.Remove(key);
        if (removed)
        {
            Changed();
        }

        return removed;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_snapshot ??= [.. _rows.Values])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Changed()
    {
        _snapshot = null;
        cloud.Touch();
    }
}
