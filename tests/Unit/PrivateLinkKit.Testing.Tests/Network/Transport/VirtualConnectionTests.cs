using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Transport;

public class VirtualConnectionTests
{
    private static readonly IPEndPoint Client = IPEndPoint.Parse("10.1.1.7:40000");
    private static readonly IPEndPoint Server = IPEndPoint.Parse("10.1.1.8:80");

    [Fact]
    public async Task Pair_BytesWrittenAtOneEnd_AreReadAtTheOther()
    {
        var (client, server) = Pair();

        await client.WriteAsync("ping"u8.ToArray());
        var read = new byte[4];
        await server.ReadExactlyAsync(read);

        Assert.Equal("ping"u8.ToArray(), read);
    }

    [Fact]
    public async Task DisposeAsync_AfterWriting_PeerReadsTheRestAndThenTheEnd()
    {
        var (client, server) = Pair();
        await client.WriteAsync("bye"u8.ToArray());

        await client.DisposeAsync();

        var all = new MemoryStream();
        await server.CopyToAsync(all);
        Assert.Equal("bye"u8.ToArray(), all.ToArray());
    }

    [Fact]
    public async Task WriteAsync_PeerHasAnsweredAndClosed_FailsFromTheSecondTime()
    {
        var (client, server) = Pair();
        await server.WriteAsync("no"u8.ToArray());

        await server.DisposeAsync();

        await client.WriteAsync(new byte[1]);
        var all = new MemoryStream();
        await client.CopyToAsync(all);
        Assert.Equal("no"u8.ToArray(), all.ToArray());
        await Assert.ThrowsAsync<ConnectionResetException>(async () => await client.WriteAsync(new byte[1]));
    }

    [Fact]
    public async Task WriteAsync_PeerDoesNotRead_WaitsUntilItDoes()
    {
        var (client, server) = Pair();

        var writing = client.WriteAsync(new byte[8 * 1024 * 1024]).AsTask();

        Assert.False(writing.IsCompleted);
        await server.ReadExactlyAsync(new byte[8 * 1024 * 1024]);
        await writing;
    }

    [Fact]
    public async Task Silence_OneEnd_OnlyItsBytesAreWithheldUntilItEnds()
    {
        var (client, server) = Ends();
        client.Silence(ownPackets: true, answers: false);

        await client.Transport.Output.WriteAsync("ping"u8.ToArray());
        await server.Transport.Output.WriteAsync("pong"u8.ToArray());
        var withheld = server.Transport.Input.ReadAsync().AsTask();
        var answer = await client.Transport.Input.ReadAsync();

        Assert.False(withheld.IsCompleted);
        Assert.Equal("pong"u8.ToArray(), answer.Buffer.ToArray());
        client.Silence(ownPackets: false, answers: false);
        Assert.Equal("ping"u8.ToArray(), (await withheld).Buffer.ToArray());
    }

    [Fact]
    public async Task DisposeAsync_OfASilentEnd_IsNotNoticed()
    {
        var (client, server) = Ends();
        client.Silence(ownPackets: true, answers: true);

        await client.DisposeAsync();

        var end = server.Transport.Input.ReadAsync().AsTask();
        await server.Transport.Output.WriteAsync("still there?"u8.ToArray());
        Assert.False(end.IsCompleted);
        Assert.False(server.ConnectionClosed.IsCancellationRequested);
        client.Silence(ownPackets: false, answers: false);
        Assert.True((await end).IsCompleted);
    }

    [Fact]
    public async Task CancelPendingRead_WhileSilent_EndsTheRead()
    {
        var (client, server) = Ends();
        client.Silence(ownPackets: true, answers: false);
        await client.Transport.Output.WriteAsync("ping"u8.ToArray());
        var read = server.Transport.Input.ReadAsync().AsTask();

        server.Transport.Input.CancelPendingRead();

        Assert.True((await read).IsCanceled);
    }

    [Fact]
    public async Task Abort_WhileSilent_FailsTheOtherEnd()
    {
        var (client, server) = Ends();
        client.Silence(ownPackets: true, answers: false);
        await client.Transport.Output.WriteAsync("ping"u8.ToArray());
        var read = server.Transport.Input.ReadAsync().AsTask();

        client.Abort(new ConnectionAbortedException("gone"));

        await Assert.ThrowsAsync<ConnectionResetException>(() => read);
    }

    [Fact]
    public async Task Abort_BothEndsWaiting_BothFail()
    {
        var (client, server) = VirtualConnection.Pair(Client, Server, Client, Server);
        var clientReads = new VirtualStream(client).ReadAsync(new byte[1]).AsTask();
        var serverReads = new VirtualStream(server).ReadAsync(new byte[1]).AsTask();

        client.Abort(new ConnectionAbortedException());

        await Assert.ThrowsAsync<ConnectionResetException>(() => clientReads);
        await Assert.ThrowsAsync<ConnectionResetException>(() => serverReads);
        Assert.True(client.ConnectionClosed.IsCancellationRequested);
        Assert.True(server.ConnectionClosed.IsCancellationRequested);
    }

    [Fact]
    public void Pair_BehindALoadBalancer_EachEndHasItsOwnAddresses()
    {
        var (client, server) = VirtualConnection.Pair(Client, Server, IPEndPoint.Parse("10.2.2.9:50000"), IPEndPoint.Parse("10.2.2.10:8080"));

        Assert.Equal((Client, Server), (client.LocalEndPoint, client.RemoteEndPoint));
        Assert.Equal(("10.2.2.10:8080", "10.2.2.9:50000"), (server.LocalEndPoint!.ToString(), server.RemoteEndPoint!.ToString()));
    }

    private static (VirtualStream Client, VirtualStream Server) Pair()
    {
        var (client, server) = Ends();
        return (new VirtualStream(client), new VirtualStream(server));
    }

    private static (VirtualConnection Client, VirtualConnection Server) Ends() => VirtualConnection.Pair(Client, Server, Client, Server);
}
