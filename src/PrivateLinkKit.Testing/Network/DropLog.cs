using System.Collections.Concurrent;

namespace PrivateLinkKit.Testing.Network;

/// <summary>The latest dropped connections.</summary>
internal sealed class DropLog
{
    private const int MostKept = 1000;

    private readonly ConcurrentQueue<PacketDrop> _drops = new();

    public IReadOnlyList<PacketDrop> Drops => [.. _drops];

    public void Add(PacketDrop drop)
    {
        _drops.Enqueue(drop);
        if (_drops.Count > MostKept)
        {
            _drops.TryDequeue(out _);
        }
    }

    public void Clear() => _drops.Clear();
}
