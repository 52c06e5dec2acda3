using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dns;

/// <summary>A DNS server on 127.0.0.1, over UDP and TCP at one port.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private const int Attempts = 10;
    private const int MostAtOnce = 64;
    private const ushort Internet = 1;

    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);

    private readonly Func<string, string, CancellationToken, Task<DnsAnswer>> _answer;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly TcpListener _tcp;
    private readonly Socket _udp;

    private DnsServer(TcpListener tcp, Socket udp, Func<string, string, CancellationToken, Task<DnsAnswer>> answer)
    {
        (_tcp, _udp, _answer) = (tcp, udp, answer);
        EndPoint = (IPEndPoint)tcp.LocalEndpoint;
        _ = Run(ReceiveAsync);
        var clients = new AcceptLoop(_tcp.AcceptSocketAsync, socket => Run(() => ServeAsync(socket)), MostAtOnce, TimeProvider.System);
        _ = Run(() => clients.RunAsync(_closing.Token));
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
        await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Runs a part of the server until it ends, or its client has gone.</summary>
    private Task Run(Func<Task> work)
    {
        var running = RunAsync();
        _running[running] = 0;
        return running.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);

        async Task RunAsync()
        {
            await Task.Yield();
            try
            {
                await work();
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The client has gone, or the server is closing.
            }
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[ushort.MaxValue];
        while (true)
        {
            await _free.WaitAsync(_closing.Token);
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _closing.Token);
                var message = buffer[..received.ReceivedBytes];
                _ = Run(() => ReplyAsync(message, received.RemoteEndPoint));
            }
            catch (SocketException) when (!_closing.IsCancellationRequested)
            {
                // An earlier answer has not been accepted by its client.
                _free.Release();
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
        finally
        {
            _free.Release();
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var length = new byte[2];
        while (true)
        {
            using var patience = new CancellationTokenSource(LongestIdle, TimeProvider.System);
            using var idle = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
            await stream.ReadExactlyAsync(length, idle.Token);
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(message, idle.Token);
            if (await AnswerAsync(message, isUdp: false) is not { } reply)
            {
                return;
            }

            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)reply.Length);
            await stream.WriteAsync((byte[])[.. length, .. reply], idle.Token);
        }
    }

    private async Task<byte[]?> AnswerAsync(byte[] message, bool isUdp)
    {
        if (DnsQuery.Read(message) is not { } query)
        {
            return null;
        }

        if (query is not { OperationCode: 0, Question: { Class: Internet } question })
        {
            return DnsReply.Write(query, query.OperationCode is 0 && query.Question is null ? DnsCode.FormatError : DnsCode.NotImplemented);
        }

        try
        {
            return DnsReply.Write(query, await _answer(question.Name, DnsTypes.NameOf(question.Type), _closing.Token), isUdp);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return DnsReply.Write(query, DnsCode.ServerFailure);
        }
    }
}
