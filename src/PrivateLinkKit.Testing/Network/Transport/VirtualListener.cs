using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>A port with a listener. Connections queue until they are accepted, as in a socket's backlog.</summary>
internal sealed class VirtualListener(EndPoint endPoint) : IConnectionListener
{
    private readonly Channel<VirtualConnection> _backlog = Channel.CreateUnbounded<VirtualConnection>();

    public EndPoint EndPoint => endPoint;

    /// <summary>Returns true once a connection waits, false when the listener is closed without one.</summary>
    public ValueTask<bool> WaitForConnectionAsync() => _backlog.Reader.WaitToReadAsync();

    /// <summary>Passes the server's end of a new connection to the listener; false when it is closed.</summary>
    public bool TryEnqueue(VirtualConnection server) => _backlog.Writer.TryWrite(server);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _backlog.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_backlog.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _backlog.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _backlog.Writer.TryComplete();
        while (_backlog.Reader.TryRead(out var connection))
        {
            connection.Abort();
        }

        return ValueTask.CompletedTask;
    }
}
