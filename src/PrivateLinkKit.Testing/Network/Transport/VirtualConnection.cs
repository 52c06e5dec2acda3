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
    private readonly PacketGate _outgoing;
    private readonly CancellationTokenSource _closed = new();
    private VirtualConnection? _peer;
    private int _disposed;
    private volatile Exception? _severed;

    private VirtualConnection(IDuplexPipe pipes, PacketGate outgoing, EndPoint local, EndPoint remote)
    {
        _pipes = pipes;
        _outgoing = outgoing;
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
    /// <param name="client">The client's address.</param>
    /// <param name="dialled">The address that the client connects to.</param>
    /// <param name="clientAsSeen">The client's address as the server sees it.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="beforeReading">Applies changes of the network to the connection; runs before either end reads. null: nothing.</param>
    public static (VirtualConnection Client, VirtualConnection Server) Pair(
        IPEndPoint client, IPEndPoint dialled, IPEndPoint clientAsSeen, IPEndPoint server, Action? beforeReading = null)
    {
        var up = new Pipe(Buffering);
        var down = new Pipe(Buffering);
        var (upGate, downGate) = (new PacketGate(beforeReading ?? (static () => { })), new PacketGate(beforeReading ?? (static () => { })));
        var clientEnd = new VirtualConnection(new DuplexPipe(new GatedReader(down.Reader, downGate), up.Writer), upGate, client, dialled);
        var serverEnd = new VirtualConnection(new DuplexPipe(new GatedReader(up.Reader, upGate), down.Writer), downGate, server, clientAsSeen);
        clientEnd._peer = serverEnd;
        serverEnd._peer = clientEnd;
        return (clientEnd, serverEnd);
    }

    /// <summary>true while packets of this end are dropped: the other end receives none of its bytes, nor that it is closed.</summary>
    public bool IsSilent => _outgoing.IsClosed;

    /// <summary>true while packets of the other end are dropped.</summary>
    public bool GetsNoAnswers => _peer!.IsSilent;

    /// <summary>Sets which end's packets are dropped. Those of an end that is no longer silent arrive then, as TCP sends lost packets again.</summary>
    public void Silence(bool ownPackets, bool answers)
    {
        _outgoing.Set(ownPackets);
        _peer!._outgoing.Set(answers);
    }

    /// <summary>Runs an action once neither end is open.</summary>
    public void WhenClosed(Action closed)
    {
        foreach (var end in new[] { this, _peer! })
        {
            end.ConnectionClosed.UnsafeRegister(
                _ =>
                {
                    if (_closed.IsCancellationRequested && _peer!._closed.IsCancellationRequested)
                    {
                        closed();
                    }
                },
                null);
        }
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
        Silence(ownPackets: false, answers: false);
    }

    /// <summary>Closes this end. The other end reads the remaining data, and then the end of the stream, unless this end is silent.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) is not 0)
        {
            return;
        }

        var isNoticed = _outgoing.Passes();
        if (isNoticed)
        {
            await _pipes.Input.CompleteAsync();
        }

        await _pipes.Output.CompleteAsync();
        await _closed.CancelAsync();
        if (isNoticed)
        {
            await _peer!._closed.CancelAsync();
        }
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
