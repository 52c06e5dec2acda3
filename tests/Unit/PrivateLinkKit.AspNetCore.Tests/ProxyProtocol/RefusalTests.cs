using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.AspNetCore.ProxyProtocol;
using PrivateLinkKit.AspNetCore.Tests.Hosts;
using static PrivateLinkKit.AspNetCore.Tests.ProxyProtocol.HeaderBytes;

namespace PrivateLinkKit.AspNetCore.Tests.ProxyProtocol;

[Collection("Kestrel")]
public sealed class RefusalTests : IDisposable
{
    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: service.example\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly ConcurrentQueue<string> _counted = [];
    private readonly MeterListener _meters = new();

    public RefusalTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProxyProtocolTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            _counted.Enqueue($"{instrument.Name.Split('.')[^1]} {tags[0].Value} {count}"));
        _meters.Start();
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "not_proxy_protocol", Request },
        { "not_proxy_protocol", [0x16, 0x03, 0x01] },
        { "version_1", "PROXY TCP4 172.31.7.113 172.31.10.31 51442 80\r\n"u8.ToArray() },
        { "unknown_version", (Captured with { Command = 0x31 }).ToArray() },
        { "unknown_command", (Captured with { Command = 0x22 }).ToArray() },
        { "unsupported_family", (Captured with { Family = 0x12 }).ToArray() },
        { "too_long", (Captured with { ClaimedLength = ushort.MaxValue }).ToArray() },
        { "too_short", (Captured with { ClaimedLength = 8 }).ToArray() },
        { "malformed_tlv", (Captured with { ClaimedLength = 14 }).ToArray() },
        { "repeated_tlv", (Captured with { Fields = [Endpoint(CapturedEndpoint), Endpoint(CapturedEndpoint)] }).ToArray() },
        { "malformed_endpoint_id", (Captured with { Fields = [Endpoint("vpce-acme")] }).ToArray() },
        { "wrong_checksum", (Captured with { Fields = [(ChecksumType, [1, 2, 3, 4])] }).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Connection_WithoutValidHeader_ClosedUnansweredAndCounted(string reason, byte[] bytes)
    {
        await using var host = await ProxiedHost.StartAsync(options => options.TimeProvider = new ManualTime());

        var answer = await host.ExchangeAsync(bytes);

        Assert.Empty(answer);
        Assert.Equal([$"refused {reason} 1"], _counted);
        Assert.Equal((2001, LogLevel.Warning), host.Log.All.Select(line => (line.Event, line.Level)).Single());
    }

    [Fact]
    public async Task Connection_FromElsewhere_ClosedUnread()
    {
        await using var host = await ProxiedHost.StartAsync(options => options.TrustedSources.Add(IPNetwork.Parse("10.100.100.0/24")));

        var answer = await host.ExchangeAsync([.. Captured.ToArray(), .. Request]);

        Assert.Empty(answer);
        Assert.Equal(["refused untrusted_source 1"], _counted);
        Assert.Contains("it comes from outside of TrustedSources; add the subnets of the NLB", host.Log.All.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_SlowerThanHeaderTimeout_Closed()
    {
        var time = new ManualTime();
        await using var host = await ProxiedHost.StartAsync(options =>
        {
            options.HeaderTimeout = TimeSpan.FromSeconds(3);
            options.TimeProvider = time;
        });
        using var socket = await host.ConnectAsync();
        await socket.SendAsync(Captured.ToArray().AsMemory(..50));
        await time.IsAwaited.WaitAsync(ProxiedHost.Patience);

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Empty(await socket.ReadToEndAsync());
        Assert.Equal(["refused timeout 1"], _counted);
    }

    [Fact]
    public async Task Connection_HeaderInTime_OutlivesHeaderTimeout()
    {
        var time = new ManualTime();
        await using var host = await ProxiedHost.StartAsync(options => options.TimeProvider = time);
        using var client = host.CreateClient(Captured.ToArray());
        await client.GetStringAsync("/");

        time.Advance(TimeSpan.FromHours(1));
        await client.GetStringAsync("/");

        Assert.Equal(["accepted proxy 1"], _counted);
    }

    [Theory]
    [InlineData(0, "closed", 2002)]
    [InlineData(1, "truncated", 2001)]
    [InlineData(99, "truncated", 2001)]
    public async Task Connection_EndedByCaller_Counted(int sent, string reason, int logged)
    {
        await using var host = await ProxiedHost.StartAsync(options => options.TimeProvider = new ManualTime());
        using var socket = await host.ConnectAsync();

        await socket.SendAsync(Captured.ToArray().AsMemory(..sent));
        socket.Shutdown(SocketShutdown.Send);

        Assert.Empty(await socket.ReadToEndAsync());
        Assert.Equal([$"refused {reason} 1"], _counted);
        Assert.Equal([logged], host.Log.All.Select(line => line.Event));
    }

    [Theory]
    [InlineData(typeof(ConnectionResetException), 0, "closed")]
    [InlineData(typeof(ConnectionResetException), 50, "truncated")]
    [InlineData(typeof(ConnectionAbortedException), 0, "closed")]
    [InlineData(typeof(ConnectionAbortedException), 50, "truncated")]
    public async Task Connection_Broken_CountedByHowFarItCame(Type end, int sent, string reason)
    {
        var pipe = new Pipe(new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));

        // Not disposed: it aborts later, on another thread.
        var connection = new DefaultConnectionContext("broken")
        {
            RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, 1),
            Transport = new Duplex(pipe.Reader, PipeWriter.Create(Stream.Null)),
        };
        var options = new ProxyProtocolOptions { TimeProvider = new ManualTime() };
        var reading = new ProxyProtocolMiddleware(_ => throw new InvalidOperationException("It was let in."), options, NullLogger.Instance)
            .OnConnectionAsync(connection);

        await pipe.Writer.WriteAsync(Captured.ToArray().AsMemory(..sent));
        await pipe.Writer.CompleteAsync((Exception)Activator.CreateInstance(end, "The end.")!);
        await reading.WaitAsync(ProxiedHost.Patience);

        Assert.Equal([$"refused {reason} 1"], _counted);
    }

    [Fact]
    public async Task Connection_NlbsOwn_CountedAsLocal()
    {
        await using var host = await ProxiedHost.StartAsync();

        await host.ExchangeAsync([.. Local.ToArray(), .. Request]);

        Assert.Equal(["accepted local 1"], _counted);
    }

    public void Dispose() => _meters.Dispose();

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
