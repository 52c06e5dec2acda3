using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Network.Naming;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>A DNS server on 127.0.0.1, over UDP and TCP at one port.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private const int Attempts = 10;
    private const int LongestQuery = ushort.MaxValue;

    private readonly Func<string, string, CancellationToken, Task<DnsAnswer>> _answer;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly TcpListener _tcp;
    private readonly Socket _udp;

    private DnsServer(TcpListener tcp, Socket udp, Func<string, string, CancellationToken, Task<DnsAnswer>> answer)
    {
        (_tcp, _udp, _answer) = (tcp, udp, answer);
        EndPoint = (IPEndPoint)tcp.LocalEndpoint;
        Run(ReceiveAsync());
        Run(AcceptAsync());
    }

    public IPEndPoint EndPoint { get; }

    /// <param name="port">0 for any free port.</param>
    /// <param name="answer">Answers a question: a name and a type.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static DnsServer Open(int port, Func<string, string, CancellationToken, Task<DnsAnswer>> answer)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (tcp, udp) = (new TcpListener(IPAddress.Loopback, port), new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp));
            try
            {
                tcp.Start();
                udp.Bind(tcp.LocalEndpoint);
                return new DnsServer(tcp, udp, answer);
            }
            catch (SocketException taken)
            {
                tcp.Dispose();
                udp.Dispose();

                // A free port of TCP may be in use by UDP.
                if (port is not 0 || attempt == Attempts)
                {
                    throw new IOException($"The DNS server cannot listen on 127.0.0.1:{port}: {taken.Message}", taken);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _tcp.Dispose();
        _udp.Dispose();
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys);
        }
    }

    private void Run(Task work)
    {
        _running[work] = 0;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task ReceiveAsync()
    {
        await Task.Yield();
        var buffer = new byte[LongestQuery];
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _closing.Token);
                Run(ReplyAsync(buffer[..received.ReceivedBytes], received.RemoteEndPoint));
            }
            catch (SocketException)
            {
                // An earlier answer has not been accepted by its client.
            }
            catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ReplyAsync(byte[] message, EndPoint client)
    {
        try
        {
            if (await AnswerAsync(message, isUdp: true) is { } reply)
            {
                await _udp.SendToAsync(reply, client, _closing.Token);
            }
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The client has gone, or the server is closing.
        }
    }

    private async Task AcceptAsync()
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                Run(ServeAsync(await _tcp.AcceptSocketAsync(_closing.Token)));
            }
        }
        catch (Exception closed) when (IsEnd(closed))
        {
            // The server is closing.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var length = new byte[2];
            while (true)
            {
                await stream.ReadExactlyAsync(length, _closing.Token);
                var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(message, _closing.Token);
                if (await AnswerAsync(message, isUdp: false) is not { } reply)
                {
                    return;
                }

                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)reply.Length);
                await stream.WriteAsync((byte[])[.. length, .. reply], _closing.Token);
            }
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The client has gone, or the server is closing.
        }
    }

    private async Task<byte[]?> AnswerAsync(byte[] message, bool isUdp) => DnsQuery.Read(message) is not { } query ? null
        : DnsReply.Write(
            query,
            DnsReply.IsAnswerable(query) ? await _answer(query.Name, DnsTypes.NameOf(query.Type), _closing.Token) : null,
            isUdp);

    private static bool IsEnd(Exception exception) => exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException;
}
