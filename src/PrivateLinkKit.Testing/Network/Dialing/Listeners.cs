using System.Collections.Concurrent;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>Listeners by network interface and port.</summary>
internal sealed class Listeners
{
    private readonly ConcurrentDictionary<(string InterfaceId, int Port), VirtualListener> _listening = new();

    /// <returns>false if the port is in use.</returns>
    public bool TryAdd(string interfaceId, int port, VirtualListener listener) => _listening.TryAdd((interfaceId, port), listener);

    public void Remove(string interfaceId, int port, VirtualListener listener) => _listening.TryRemove(new((interfaceId, port), listener));

    public VirtualListener? Find(string interfaceId, int port) => _listening.GetValueOrDefault((interfaceId, port));
}
