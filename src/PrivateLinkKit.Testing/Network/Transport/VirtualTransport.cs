using System.Net;
using Microsoft.AspNetCore.Connections;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>Lets Kestrel listen inside the virtual network instead of on sockets.</summary>
internal sealed class VirtualTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is VirtualEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new(((VirtualEndPoint)endpoint).Listener);
}
