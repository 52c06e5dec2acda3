using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Transport;

public class VirtualWebHostTests
{
    [Fact]
    public async Task Kestrel_OnAVirtualEndPoint_ServesHttpAtItsAddress()
    {
        var endPoint = new VirtualEndPoint("somewhere");
        await using var application = VirtualWebHost.CreateBuilder([endPoint]).Build();
        application.MapPost("/echo", async (HttpContext context) =>
        {
            await context.Response.WriteAsync($"{context.Connection.LocalIpAddress}:{context.Connection.LocalPort} {context.Connection.RemoteIpAddress} ");
            await context.Request.Body.CopyToAsync(context.Response.Body);
        });
        await application.StartAsync();
        using var client = ClientOf(endPoint);

        var first = await client.PostAsync("http://any.name/echo", new StringContent("hello"));
        var second = await client.PostAsync("http://any.name/echo", new StringContent("again"));

        Assert.Equal("10.1.1.8:80 10.1.1.7 hello", await first.Content.ReadAsStringAsync());
        Assert.Equal("10.1.1.8:80 10.1.1.7 again", await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Kestrel_StartedAfterTheConnection_ServesIt()
    {
        var endPoint = new VirtualEndPoint("somewhere");
        await using var application = VirtualWebHost.CreateBuilder([endPoint]).Build();
        application.MapGet("/", () => "late");
        using var client = ClientOf(endPoint);

        var answer = client.GetStringAsync("http://any.name/");
        await application.StartAsync();

        Assert.Equal("late", await answer);
    }

    [Fact]
    public async Task Kestrel_Stopped_RefusesConnections()
    {
        var endPoint = new VirtualEndPoint("somewhere");
        var application = VirtualWebHost.CreateBuilder([endPoint]).Build();
        await application.StartAsync();

        await application.DisposeAsync();

        Assert.False(endPoint.Listener.TryEnqueue(Connect().Server));
    }

    private static HttpClient ClientOf(VirtualEndPoint endPoint) => new(new SocketsHttpHandler
    {
        ConnectCallback = (_, _) =>
        {
            var (client, server) = Connect();
            Assert.True(endPoint.Listener.TryEnqueue(server));
            return new ValueTask<Stream>(new VirtualStream(client));
        },
    });

    private static (VirtualConnection Client, VirtualConnection Server) Connect()
    {
        var (client, server) = (IPEndPoint.Parse("10.1.1.7:40000"), IPEndPoint.Parse("10.1.1.8:80"));
        return VirtualConnection.Pair(client, server, client, server);
    }
}
