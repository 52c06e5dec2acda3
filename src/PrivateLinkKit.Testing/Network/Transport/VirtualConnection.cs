using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace PrivateLinkKit.Testing.Network.Transport;

/// <summary>One end of a TCP connection inside the virtual network: two pipes in memory, each with its own view of the addresses.</summary>
internal sealed class VirtualConnection : ConnectionContext
{
    private const int Megabyte = 1024 * 1024;

    // About as much as Linux buffers on a socket before a writer has to wait: programs that send everything before they read depend on it.
    private static readonly PipeOptions Buffering = new(pauseWriterThreshold: 4 * Megabyte, resumeWriterThreshold: 2 * Megabyte,
        useSynchronizationContext: false);

    private readonly IDuplexPipe _pipes;
    private readonly CancellationTokenSource _closed = new();
    private VirtualConnection? _peer;
    private int _disposed;
    private volatile Exception? _severed;

    private VirtualConnection(IDuplexPipe pipes, EndPoint local, EndPoint remote)
    {
        _pipes = pipes;
        Transport = pipes;
        LocalEndPoint = local;
        RemoteEndPoint = remote;
        ConnectionClosed = _closed.Token;
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IDuplexPipe Transport { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new ConnectionItems();

    public override CancellationToken ConnectionClosed { get; set; }

    /// <summary>Creates both ends of a connection. Behind a load balancer the server sees the client under another address, and vice versa.</summary>
    public static (VirtualConnection Client, VirtualConnection Server) Pair(IPEndPoint client, IPEndPoint dialled, IPEndPoint clientAsSeen, IPEndPoint server)
    {
        var up = new Pipe(Buffering);
        var down = new Pipe(Buffering);
        var clientEnd = new VirtualConnection(new DuplexPipe(down.Reader, up.Writer), client, dialled);
        var serverEnd = new VirtualConnection(new DuplexPipe(up.Reader, down.Writer), server, clientAsSeen);
        clientEnd._peer = serverEnd;
        serverEnd._peer = clientEnd;
        return (clientEnd, serverEnd);
    }

    /// <summary>Carries no more bytes for either end. Who waits for bytes learns of it by <see cref="Abort"/>.</summary>
    public void Sever(ConnectionAbortedException reason) => _severed = _peer!._severed = reason;

    /// <exception cref="ConnectionResetException">The connection is severed.</exception>
    public void ThrowIfSevered()
    {
        if (_severed is { } reason)
        {
            throw Reset(reason);
        }
    }

    /// <summary>Resets the connection: both ends fail.</summary>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        Fail(abortReason);
        _peer!.Fail(abortReason);
    }

    /// <summary>Closes this end. The other end reads the remaining data, and then the end of the stream.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) is not 0)
        {
            return;
        }

        await _pipes.Input.CompleteAsync();
        await _pipes.Output.CompleteAsync();
        await _closed.CancelAsync();
        await _peer!._closed.CancelAsync();
    }

    // A pipe's reader belongs to the reading side: it learns of the failure from the completed writer of the same pipe.
    private void Fail(Exception reason)
    {
        _pipes.Output.CancelPendingFlush();
        _pipes.Output.Complete(Reset(reason));
        _ = _closed.CancelAsync();
    }

    private static ConnectionResetException Reset(Exception reason) => new("The connection was reset.", reason);

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
