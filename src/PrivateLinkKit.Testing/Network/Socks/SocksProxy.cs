using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Socks;

/// <summary>A SOCKS5 proxy on 127.0.0.1 through which external tools enter the virtual network; the user name is their location.</summary>
internal sealed class SocksProxy : IAsyncDisposable
{
    private const int MostAtOnce = 1000;

    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _clients = new();
    private readonly Func<string, bool> _exists;
    private readonly Func<string, string, int, CancellationToken, Task<VirtualConnection>> _dial;
    private readonly TimeProvider _time;
    private readonly Task _accepting;

    private SocksProxy(int port, Func<string, bool> exists, Func<string, string, int, CancellationToken, Task<VirtualConnection>> dial, TimeProvider time)
    {
        _time = time;
        _exists = exists;
        _dial = dial;
        _listener = Listen(port);
        _accepting = new AcceptLoop(_listener.AcceptSocketAsync, ServeAsync, MostAtOnce, TimeProvider.System).RunAsync(_closing.Token);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <param name="port">0 for any free port.</param>
    /// <param name="exists">Returns true for a valid location.</param>
    /// <param name="dial">Connects from a location to a host and port.</param>
    /// <param name="time">Clock for the time limit of handshakes. Clients run in real time: a clock that jumps would cut them off.</param>
    public static SocksProxy Open(
        int port, Func<string, bool> exists, Func<string, string, int, CancellationToken, Task<VirtualConnection>> dial, TimeProvider time) =>
        new(port, exists, dial, time);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_clients.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException taken)
        {
            throw new IOException($"The SOCKS proxy cannot listen on 127.0.0.1:{port}: {taken.Message}", taken);
        }
    }

    private Task ServeAsync(Socket socket)
    {
        var serving = EnterAndCarryAsync(socket);
        _clients[serving] = 0;
        return serving.ContinueWith(done => _clients.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task EnterAndCarryAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            if (await EnterAsync(socket) is { } connection)
            {
                await SocketBridge.RunAsync(connection, socket, _closing.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has disconnected, or the proxy is closing.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private async Task<ConnectionContext?> EnterAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(LongestHandshake, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
        var handshake = new SocksHandshake(new NetworkStream(socket));
        if (await handshake.ReadUserNameAsync(ending.Token) is not { } standingIn)
        {
            return null;
        }

        var exists = _exists(standingIn);
        await handshake.AnswerUserNameAsync(exists, ending.Token);
        if (!exists)
        {
            return null;
        }

        var reply = SocksReply.Succeeded;
        ConnectionContext? connection = null;
        try
        {
            var (host, port) = await handshake.ReadConnectAsync(ending.Token);
            connection = await _dial(standingIn, host, port, _closing.Token);
        }
        catch (SocksException refused)
        {
            reply = refused.Reply;
        }
        catch (SocketException failed)
        {
            reply = SocksReplies.For(failed.SocketErrorCode);
        }
        catch (ArgumentException)
        {
            // The location has gone since its name was accepted.
            reply = SocksReply.GeneralFailure;
        }

        try
        {
            await handshake.ReplyAsync(reply, _closing.Token);
            return connection;
        }
        catch
        {
            connection?.Abort();
            throw;
        }
    }
}
