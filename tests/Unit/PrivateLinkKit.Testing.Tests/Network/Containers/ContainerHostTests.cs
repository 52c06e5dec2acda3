using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Testing.Network.Containers;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Containers;

public sealed class ContainerHostTests : IAsyncLifetime
{
    private const string TaskArn = "arn:aws:ecs:eu-west-1:111111111111:task/default/1234";

    private readonly ContainerImages _images = new();
    private readonly Listeners _listeners = new();
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ContainerHost _host;

    public ContainerHostTests() => _host = new ContainerHost(_images, _listeners);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Start_Handler_ServesOnEveryPortWithItsEnvironment()
    {
        _images.Add("web", app => app.MapGet("/", () => app.Configuration["GREETING"]));

        _host.Start(Placement("web", 80, 8080));

        Assert.Equal("hello", await GetAsync(80));
        Assert.Equal("hello", await GetAsync(8080));
        Assert.Null(_listeners.Find("eni-1", 81));
    }

    [Fact]
    public async Task Start_HandlerWithServices_ReadsItsEnvironmentAsConfiguration()
    {
        var listened = 0;
        _images.Add(
            "web",
            builder => builder.Services.AddSingleton(new Greeting(builder.Configuration["Greetings:Of:Morning"]!)),
            app => app.MapGet("/", (Greeting greeting) => greeting.Text),
            _ => listened++);

        _host.Start(Placement("web", 80, 8080));

        Assert.Equal("good morning", await GetAsync(80));
        Assert.Equal("good morning", await GetAsync(8080));
        Assert.Equal(2, listened);
    }

    [Theory]
    [InlineData("web", "web")]
    [InlineData("web", "web:latest")]
    [InlineData("web:latest", "web")]
    [InlineData("web:1.2", "web:1.2")]
    [InlineData("localhost:5000/web", "localhost:5000/web:latest")]
    [InlineData("web@sha256:0123", "web@sha256:0123")]
    [InlineData("web@sha256:0123", "web:1.2@sha256:0123")]
    public async Task Start_SameTagOrDigest_FindsTheImage(string added, string image)
    {
        _images.Add(added, app => app.MapGet("/", () => "found"));

        _host.Start(Placement(image, 80));

        Assert.Equal("found", await GetAsync(80));
    }

    [Theory]
    [InlineData("web", "web:typo")]
    [InlineData("web", "web@sha256:0123")]
    [InlineData("web:1.2", "web")]
    [InlineData("web:1.2", "web:1.2@sha256:0123")]
    [InlineData("web@sha256:0123", "web@sha256:4567")]
    public async Task Start_OtherTagOrDigest_EndsTheTaskAndNamesWhatThereIs(string added, string image)
    {
        _images.Add(added, app => app.MapGet("/", () => "found"));

        _host.Start(Placement(image, 80));

        var reason = await _ended.Task;
        Assert.StartsWith("CannotPullContainerError", reason, StringComparison.Ordinal);
        Assert.Contains(added.Contains('@') || added.Contains(':') ? added[3..] : ":latest", reason, StringComparison.Ordinal);
        Assert.Contains("AnyTag()", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web:2")]
    [InlineData("web@sha256:0123")]
    public async Task Start_AnyTag_StandsForAllThatWereNotAdded(string image)
    {
        _images.Add("web:1", app => app.MapGet("/", () => "first"));
        _images.Add("web", app => app.MapGet("/", () => "any")).AnyTag();

        _host.Start(Placement(image, 80));

        Assert.Equal("any", await GetAsync(80));
    }

    [Fact]
    public async Task Start_TagAddedBesideAnyTag_ComesFirst()
    {
        _images.Add("web", app => app.MapGet("/", () => "any")).AnyTag();
        _images.Add("web:1", app => app.MapGet("/", () => "first"));

        _host.Start(Placement("web:1", 80));

        Assert.Equal("first", await GetAsync(80));
    }

    [Fact]
    public async Task Start_UnknownImage_EndsTheTaskWithAdvice()
    {
        _host.Start(Placement("other", 80));

        var reason = await _ended.Task;
        Assert.StartsWith("CannotPullContainerError", reason, StringComparison.Ordinal);
        Assert.Contains("aws.Images.Add(\"other\"", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_HandlerThrows_EndsTheTask()
    {
        _images.Add("broken", _ => throw new InvalidOperationException("no such file"));

        _host.Start(Placement("broken", 80));

        Assert.Equal("CannotStartContainerError: no such file", await _ended.Task);
    }

    [Fact]
    public async Task Stop_Handler_ClosesItsPort()
    {
        _images.Add("web", app => app.MapGet("/", () => "hello"));
        _host.Start(Placement("web", 80));
        await GetAsync(80);

        _host.Stop(TaskArn);

        Assert.Null(_listeners.Find("eni-1", 80));
        Assert.Null(_host.InterfaceOf(TaskArn));
        Assert.False(_ended.Task.IsCompleted);
    }

    [Theory]
    [InlineData(TaskArn)]
    [InlineData("1234")]
    public void InterfaceOf_RunningTask_IsItsInterface(string task)
    {
        _images.Add("web", app => app.MapGet("/", () => "hello"));

        _host.Start(Placement("web", 80));

        Assert.Equal("eni-1", _host.InterfaceOf(task));
    }

    [PythonFact]
    public async Task Start_Process_ServesFromTheChild()
    {
        _images.AddProcess("python", PythonServer.Start);

        _host.Start(Placement("python", 80));

        Assert.Equal("hello", await GetAsync(80));
        Assert.Equal("hello", await GetAsync(80));
    }

    [PythonFact]
    public async Task DisposeAsync_Process_KillsTheChild()
    {
        var port = 0;
        _images.AddProcess("python", free => PythonServer.Start(port = free));
        _host.Start(Placement("python", 80));
        await GetAsync(80);

        await _host.DisposeAsync();

        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/")));
    }

    [PythonFact]
    public async Task Start_ProcessExits_EndsTheTask()
    {
        _images.AddProcess("python", _ => new ProcessStartInfo("python3", ["-c", "raise SystemExit(3)"]));

        _host.Start(Placement("python", 80));

        Assert.Equal("Essential container in task exited: exit code 3", await _ended.Task);
    }

    [PythonFact]
    public async Task DisposeAsync_GrandchildInASessionOfItsOwn_DoesNotHoldUpTheStop()
    {
        _images.AddProcess("shell", port =>
            new ProcessStartInfo("sh", ["-c", "(setsid sleep 60 &); exec python3 -c \"$0\" $1", PythonServer.Source, $"{port}"]));
        _host.Start(Placement("shell", 80));
        await GetAsync(80);

        await _host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [PythonFact]
    public async Task Start_ProcessExitsBeforeAGrandchild_EndsTheTask()
    {
        _images.AddProcess("shell", _ => new ProcessStartInfo("sh", ["-c", "(setsid sleep 60 &); exit 1"]));

        _host.Start(Placement("shell", 80));

        Assert.Equal("Essential container in task exited: exit code 1", await _ended.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private TaskPlacement Placement(string image, params int[] ports) => new(
        TaskArn,
        ["eni-1"],
        [new ContainerPlacement(image, ports, new Dictionary<string, string> { ["GREETING"] = "hello", ["Greetings__Of__Morning"] = "good morning" })],
        reason => _ended.TrySetResult(reason));

    private async Task<string> GetAsync(int port)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (_, _) =>
            {
                var end = IPEndPoint.Parse("10.1.1.7:1");
                var (client, server) = VirtualConnection.Pair(end, end, end, end);
                Assert.True(_listeners.Find("eni-1", port)!.TryEnqueue(server));
                return new ValueTask<Stream>(new VirtualStream(client));
            },
        });
        return await http.GetStringAsync(new Uri("http://task/"));
    }

    private sealed record Greeting(string Text);
}
