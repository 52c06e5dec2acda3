namespace PrivateLinkKit.Testing.State;

/// <summary>The rows of a table by a key that several may share; built on first use after a change.</summary>
internal sealed class TableIndex<T>(Table<T> table, Func<T, string?> key)
    where T : class
{
    private IReadOnlyList<T>? _rows;
    private ILookup<string?, T> _byKey = Array.Empty<T>().ToLookup(key);

    /// <summary>The rows with the key, as they are now.</summary>
    public IEnumerable<T> this[string? wanted]
    {
        get
        {
            var rows = table.Snapshot();
            if (!ReferenceEquals(rows, _rows))
            {
                (_rows, _byKey) = (rows, rows.ToLookup(key));
            }

            return _byKey[wanted];
        }
    }
}
