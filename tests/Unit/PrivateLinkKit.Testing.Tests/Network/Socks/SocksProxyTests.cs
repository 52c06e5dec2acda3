using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Socks;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Socks;

public sealed class SocksProxyTests : IAsyncLifetime
{
    private const string Place = "vpc-1";
    private static readonly byte[] LogIn = [5, 1, 2, 1, 5, .. "vpc-1"u8, 0];
    private static readonly byte[] LoggedIn = [5, 2, 1, 0];

    private readonly HandTimers _time = new();
    private readonly SocksProxy _door;
    private readonly TcpClient _tcp = new();
    private VirtualConnection? _server;
    private SocketError _failure = SocketError.Success;
    private bool _isGone;
    private (string From, string Host, int Port) _dialled;

    public SocksProxyTests() => _door = SocksProxy.Open(0, place => place == Place, DialAsync, _time);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _tcp.Dispose();
        await _door.DisposeAsync();
    }

    [Fact]
    public async Task Connect_ByName_CarriesBytesBothWaysUntilBothEndsClose()
    {
        var client = await EnterAsync();
        await client.WriteAsync(Connect(3, [3, .. "web"u8], 80));
        var reply = await ReadAsync(client, 10);
        var server = new VirtualStream(_server!);

        await client.WriteAsync("ping"u8.ToArray());
        var heard = await ReadAsync(server, 4);
        _tcp.Client.Shutdown(SocketShutdown.Send);
        var end = await server.ReadAsync(new byte[1]);
        await server.WriteAsync("pong"u8.ToArray());
        await server.DisposeAsync();

        Assert.Equal([5, 0, 0, 1, 0, 0, 0, 0, 0, 0], reply);
        Assert.Equal((Place, "web", 80), _dialled);
        Assert.Equal("ping"u8.ToArray(), heard);
        Assert.Equal(0, end);
        Assert.Equal("pong", await new StreamReader(client).ReadToEndAsync());
    }

    [Fact]
    public async Task Connect_ByAddress_DialsTheAddress()
    {
        var client = await EnterAsync();

        await client.WriteAsync(Connect(1, [10, 1, 2, 3], 8080));
        await ReadAsync(client, 10);

        Assert.Equal((Place, "10.1.2.3", 8080), _dialled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Handshake_HalfOpen_IsEndedWhenItsTimeIsUp(int sent)
    {
        var client = await OpenAsync();
        await client.WriteAsync(LogIn.AsMemory(0, sent));
        await _time.SetAsync();

        _time.Fire();

        Assert.True(await HasEndedAsync(client));
    }

    // Data of the client may still be unread: the system then resets the connection.
    private static async Task<bool> HasEndedAsync(Stream client)
    {
        try
        {
            return await client.ReadAtLeastAsync(new byte[3], 3, throwOnEndOfStream: false) < 3;
        }
        catch (IOException)
        {
            return true;
        }
    }

    [Fact]
    public async Task Connection_Made_OutlivesTheTimeOfItsHandshake()
    {
        var client = await EnterAsync();
        await client.WriteAsync(Connect(3, [3, .. "web"u8], 80));
        await ReadAsync(client, 10);

        _time.Fire();
        await client.WriteAsync("ping"u8.ToArray());

        Assert.Equal("ping"u8.ToArray(), await ReadAsync(new VirtualStream(_server!), 4));
    }

    [Fact]
    public async Task Greeting_WithoutAUserName_IsRefused()
    {
        var client = await OpenAsync();

        await client.WriteAsync(new byte[] { 5, 1, 0 });

        Assert.Equal([5, 0xff], await ReadAsync(client, 2));
        Assert.Equal(0, await client.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Greeting_UnknownPlace_IsRefused()
    {
        var client = await OpenAsync();

        await client.WriteAsync((byte[])[5, 1, 2, 1, 5, .. "vpc-2"u8, 0]);

        Assert.Equal([5, 2, 1, 1], await ReadAsync(client, 4));
        Assert.Equal(0, await client.ReadAsync(new byte[1]));
    }

    [Theory]
    [InlineData(SocketError.NetworkUnreachable, 3)]
    [InlineData(SocketError.HostNotFound, 4)]
    [InlineData(SocketError.ConnectionRefused, 5)]
    [InlineData(SocketError.TimedOut, 6)]
    [InlineData(SocketError.AccessDenied, 1)]
    public async Task Connect_Fails_RepliesWhy(SocketError failure, byte reply)
    {
        _failure = failure;
        var client = await EnterAsync();

        await client.WriteAsync(Connect(3, [3, .. "web"u8], 80));

        Assert.Equal(reply, (await ReadAsync(client, 10))[1]);
    }

    [Fact]
    public async Task Connect_PlaceGoneMeanwhile_RepliesFailure()
    {
        _isGone = true;
        var client = await EnterAsync();

        await client.WriteAsync(Connect(3, [3, .. "web"u8], 80));

        Assert.Equal(1, (await ReadAsync(client, 10))[1]);
    }

    [Fact]
    public async Task Bind_IsNotSupported()
    {
        var client = await EnterAsync();
        var request = Connect(1, [10, 1, 2, 3], 80);
        request[1] = 2;

        await client.WriteAsync(request);

        Assert.Equal(7, (await ReadAsync(client, 10))[1]);
    }

    [Fact]
    public async Task DisposeAsync_OpenConnection_EndsIt()
    {
        var client = await EnterAsync();
        await client.WriteAsync(Connect(3, [3, .. "web"u8], 80));
        await ReadAsync(client, 10);

        await _door.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(client, 1));
        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(new VirtualStream(_server!), 1));
    }

    [Fact]
    public void Open_TakenPort_Throws() => Assert.Throws<IOException>(() => SocksProxy.Open(_door.EndPoint.Port, _ => true, DialAsync, _time));

    private async Task<NetworkStream> OpenAsync()
    {
        await _tcp.ConnectAsync(_door.EndPoint);
        return _tcp.GetStream();
    }

    private async Task<NetworkStream> EnterAsync()
    {
        var client = await OpenAsync();
        await client.WriteAsync(LogIn);
        Assert.Equal(LoggedIn, await ReadAsync(client, 4));
        return client;
    }

    private Task<VirtualConnection> DialAsync(string from, string host, int port, CancellationToken ct)
    {
        _dialled = (from, host, port);
        if (_isGone)
        {
            throw new ArgumentException("There is no such place.");
        }

        if (_failure is not SocketError.Success)
        {
            throw new SocketException((int)_failure);
        }

        var end = IPEndPoint.Parse("10.1.1.7:1");
        (var client, _server) = VirtualConnection.Pair(end, end, end, end);
        return Task.FromResult(client);
    }

    private static byte[] Connect(byte type, byte[] address, int port) => [5, 1, 0, type, .. address, (byte)(port >> 8), (byte)port];

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
