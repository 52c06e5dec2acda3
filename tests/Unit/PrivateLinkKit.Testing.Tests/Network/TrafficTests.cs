using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Amazon.ECS.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Much traffic, large and long traffic, all the way from the endpoint to the tasks.</summary>
public sealed class TrafficTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _breakOff = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Chain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildAsync(configure: app =>
        {
            app.UseWebSockets();
            app.MapPost("/hash", async (HttpRequest request) => Convert.ToHexString(await SHA256.HashDataAsync(request.Body)));
            app.MapGet("/bytes/{count:int}", (int count) => Results.Bytes(Bytes(count)));
            app.MapGet("/break", BreakOffAsync);
            app.Map("/echo", EchoAsync);
        });
        await _chain.GetAsync();
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_TwoHundredAtOnce_AllAreAnsweredByBothTasks()
    {
        using var http = _chain.Http();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => http.GetStringAsync(Uri("/"))));

        var perTask = answers.CountBy(answer => answer.Split(' ')[0]).Select(task => task.Value).ToList();
        Assert.Equal(2, perTask.Count);
        Assert.All(perTask, count => Assert.InRange(count, 50, 150));
    }

    [Fact]
    public async Task TenMegabytes_UpAndDown_ArriveWhole()
    {
        using var http = _chain.Http();
        var sent = Bytes(10 << 20);

        var up = await http.PostAsync(Uri("/hash"), new ByteArrayContent(sent));
        var down = await http.GetByteArrayAsync(Uri($"/bytes/{sent.Length}"));

        Assert.Equal(Convert.ToHexString(SHA256.HashData(sent)), await up.Content.ReadAsStringAsync());
        Assert.Equal(sent, down);
    }

    [Fact]
    public async Task WebSocket_ThroughTheChain_CarriesMessagesBothWays()
    {
        using var http = _chain.Http();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{_chain.RegionalName}/echo"), http, CancellationToken.None);

        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[16];
        var answer = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal("hello"u8.ToArray(), buffer[..answer.Count]);
    }

    [Fact]
    public async Task Get_TaskBreaksOffInMidAnswer_FailsInsteadOfEndingEarly()
    {
        using var http = _chain.Http();

        using var answer = await http.GetAsync(Uri("/break"), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte["the beginning".Length]);
        _breakOff.SetResult();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task Get_TaskIsStoppedUnderLoad_OnlyRequestsUnderWayMayFail()
    {
        using var http = _chain.Http();
        var tasks = await _chain.Ecs.ListTasksAsync(new ListTasksRequest { ServiceName = "who" });
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LoadAsync(http, stop.Token)));

        await _chain.Ecs.StopTaskAsync(new StopTaskRequest { Task = tasks.TaskArns[0] });
        for (var i = 0; i < 5; i++)
        {
            await _chain.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["who"] });
        }

        await stop.CancelAsync();
        var statuses = (await load).SelectMany(all => all).ToList();
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.InRange(statuses.Count(status => status is not HttpStatusCode.OK), 0, 8);
        Assert.Equal(["healthy", "healthy"], await _chain.TargetStatesAsync(_chain.AlbTargetsArn));
    }

    private async Task<List<HttpStatusCode>> LoadAsync(HttpClient http, CancellationToken stop)
    {
        var statuses = new List<HttpStatusCode>();
        while (!stop.IsCancellationRequested)
        {
            using var answer = await http.GetAsync(Uri("/"), CancellationToken.None);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("the beginning");
        await context.Response.Body.FlushAsync();
        await _breakOff.Task;
        context.Abort();
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16];
        var message = await socket.ReceiveAsync(buffer, CancellationToken.None);
        await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, CancellationToken.None);
        await socket.ReceiveAsync(buffer, CancellationToken.None);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private Uri Uri(string path) => new($"http://{_chain.RegionalName}{path}");
}
