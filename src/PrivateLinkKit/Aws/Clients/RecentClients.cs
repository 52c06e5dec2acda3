using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// The most recently used sets of clients. A set that is dropped stays usable for whoever holds it, and is not disposed: its clients own no connections.
/// </summary>
/// <param name="capacity">Maximum number of sets.</param>
internal sealed class RecentClients(int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Placement, LinkedListNode<(Placement At, PlacementClients Clients)>> _byPlacement = [];
    private readonly LinkedList<(Placement At, PlacementClients Clients)> _latestFirst = [];

    /// <param name="placement">Placement of the set.</param>
    /// <param name="create">Creates a set that is not there.</param>
    public PlacementClients For(Placement placement, Func<Placement, PlacementClients> create)
    {
        lock (_gate)
        {
            if (_byPlacement.TryGetValue(placement, out var known))
            {
                _latestFirst.Remove(known);
                _latestFirst.AddFirst(known);
                return known.Value.Clients;
            }

            var clients = create(placement);
            _byPlacement.Add(placement, _latestFirst.AddFirst((placement, clients)));
            if (_byPlacement.Count > capacity)
            {
                _byPlacement.Remove(_latestFirst.Last!.Value.At);
                _latestFirst.RemoveLast();
            }

            return clients;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (_, clients) in _latestFirst)
            {
                clients.Dispose();
            }
        }
    }
}
