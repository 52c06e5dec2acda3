namespace PrivateLinkKit.Testing.State;

/// <summary>Rows that belong to another resource, and have ids that are unique there.</summary>
internal sealed class OwnedTable<T>
    where T : class
{
    private readonly Table<Owned> _rows;
    private readonly TableIndex<Owned> _byOwner;
    private readonly Func<T, string> _id;

    public OwnedTable(Cloud cloud, Func<T, string> id)
    {
        _id = id;
        _rows = new(cloud, row => Key(row.OwnerId, id(row.Value)));
        _byOwner = new(_rows, row => row.OwnerId);
    }

    public IEnumerable<T> Of(string ownerId) => _byOwner[ownerId].Select(row => row.Value);

    public T? Find(string ownerId, string id) => _rows.Find(Key(ownerId, id))?.Value;

    public void Put(string ownerId, T value) => _rows.Put(new(ownerId, value));

    public void Remove(string ownerId, string id) => _rows.Remove(Key(ownerId, id));

    public void RemoveAll(string ownerId)
    {
        foreach (var value in Of(ownerId).ToList())
        {
            Remove(ownerId, _id(value));
        }
    }

    private static string Key(string ownerId, string id) => $"{ownerId}/{id}";

    private sealed record Owned(string OwnerId, T Value);
}
