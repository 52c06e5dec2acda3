using System.Collections;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>
/// Rows of an emulated service in one account and region, in the order in which they were first put. Reads that lag (<see cref="Fault.LagBehind"/>) see the
/// rows of an earlier time, so rows are immutable: to change one, put a changed copy. Enumerates a snapshot.
/// </summary>
/// <typeparam name="TRow">A row, best a record.</typeparam>
public sealed class EmulatedTable<TRow> : IReadOnlyCollection<KeyValuePair<string, TRow>>
    where TRow : class
{
    private readonly Table<Row> _rows;

    internal EmulatedTable(Cloud cloud) => _rows = new Table<Row>(cloud, row => row.Key);

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Returns a row.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>null: there is none.</returns>
    public TRow? Find(string key) => _rows.Find(key)?.Value;

    /// <summary>Adds a row, or replaces the one with the same key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="row">The row.</param>
    public void Put(string key, TRow row)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(row);
        _rows.Put(new Row(key, row));
    }

    /// <summary>Removes a row.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>false: there was none.</returns>
    public bool Remove(string key) => _rows.Remove(key);

    /// <summary>Enumerates the rows with their keys.</summary>
    public IEnumerator<KeyValuePair<string, TRow>> GetEnumerator() =>
        _rows.Select(row => new KeyValuePair<string, TRow>(row.Key, row.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed record Row(string Key, TRow Value);
}
