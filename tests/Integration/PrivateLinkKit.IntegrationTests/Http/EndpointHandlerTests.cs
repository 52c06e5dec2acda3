using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Http;

namespace PrivateLinkKit.IntegrationTests.Http;

public class EndpointHandlerTests
{
    [Fact]
    public async Task Send_OneAfterTheOther_KeepsTheConnection()
    {
        await using var server = await HoldingServer.StartAsync();
        using var http = new Answers(Answers.ZoneA, Answers.ZoneB).Client(server.Options());

        Assert.Equal(await http.GetStringAsync("/"), await http.GetStringAsync("/"));

        Assert.Equal([Answers.ZoneA.Address], server.Dialled);
    }

    [Theory]
    [InlineData(HoldingServer.Held, HttpProtocols.Http1)]
    [InlineData(HoldingServer.Held, HttpProtocols.Http2)]
    [InlineData(HoldingServer.HalfHeld, HttpProtocols.Http1)]
    [InlineData(HoldingServer.HalfHeld, HttpProtocols.Http2)]
    public async Task Send_EndpointIsReplacedMeanwhile_EndsAndNewRequestsGoToTheNewOne(string path, HttpProtocols protocol)
    {
        await using var server = await HoldingServer.StartAsync(protocol);
        var answers = new Answers(Answers.ZoneA);
        using var http = Client(answers, server, protocol);
        var idle = await http.GetStringAsync("/");
        using var inFlight = await StartAsync(http, path, server);

        answers.Become(Answers.Endpoint([Answers.ZoneB], "vpce-2"));
        var after = await http.GetStringAsync("/");
        server.LetGo();

        Assert.EndsWith(idle, await inFlight.EndAsync(), StringComparison.Ordinal);
        Assert.NotEqual(idle, after);
        Assert.Equal([Answers.ZoneA.Address, Answers.ZoneB.Address], server.Dialled);
        await server.ClosedAsync(idle);
    }

    [Fact]
    public async Task Send_AddressHasGone_UsesNoConnectionToIt()
    {
        await using var server = await HoldingServer.StartAsync();
        var answers = new Answers(Answers.ZoneA, Answers.ZoneB);
        using var http = answers.Client(server.Options());
        var old = await http.GetStringAsync("/");

        answers.Become(Answers.Endpoint([Answers.ZoneB]));

        Assert.NotEqual(old, await http.GetStringAsync("/"));
        Assert.Equal(Answers.ZoneB.Address, server.Dialled.Last());
        await server.ClosedAsync(old);
    }

    [Fact]
    public async Task Send_AnswerHasOneMoreAddressAndAnotherOrder_KeepsTheConnection()
    {
        await using var server = await HoldingServer.StartAsync();
        var answers = new Answers(Answers.ZoneA, Answers.ZoneB);
        using var http = answers.Client(server.Options());
        var old = await http.GetStringAsync("/");

        answers.Become(Answers.Endpoint([Answers.ZoneC, Answers.ZoneB, Answers.ZoneA]));

        Assert.Equal(old, await http.GetStringAsync("/"));
    }

    [Fact]
    public async Task Send_AddressOfPooledConnectionsFails_RetiresThemWithoutInterruption()
    {
        await using var server = await HoldingServer.StartAsync();
        using var http = new Answers(Answers.ZoneA, Answers.ZoneB).Client(server.Options());
        var old = await http.GetStringAsync("/");
        using var inFlight = await StartAsync(http, HoldingServer.Held, server);
        server.Dead[Answers.ZoneA.Address] = true;

        await http.GetStringAsync("/");
        server.LetGo();

        Assert.EndsWith(old, await inFlight.EndAsync(), StringComparison.Ordinal);
        await server.ClosedAsync(old);
        await http.GetStringAsync("/");
        Assert.Equal([Answers.ZoneA.Address, Answers.ZoneA.Address, Answers.ZoneB.Address, Answers.ZoneB.Address], server.Dialled);
    }

    [Fact]
    public async Task Send_NoAnswer_ThrowsAConnectionErrorWithTheReason()
    {
        await using var server = await HoldingServer.StartAsync();
        server.Dead[Answers.ZoneA.Address] = true;
        using var http = new Answers(Answers.ZoneA).Client(server.Options());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));

        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.Equal(error.Message, Assert.IsType<EndpointConnectException>(error.InnerException).Message);
    }

    [Fact]
    public async Task Send_EndpointIsNotAvailable_FailsBeforeDialling()
    {
        await using var server = await HoldingServer.StartAsync();
        var answers = new Answers();
        answers.Become(new EndpointUnavailableException(Answers.Name, "vpce-1", EndpointState.PendingAcceptance));
        using var http = answers.Client(server.Options());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));

        Assert.Equal(HttpRequestError.NameResolutionError, error.HttpRequestError);
        Assert.Equal(EndpointState.PendingAcceptance, Assert.IsType<EndpointUnavailableException>(error.InnerException).State);
        Assert.Empty(server.Dialled);
    }

    [Theory]
    [InlineData(EndpointState.Rejected)]
    [InlineData(EndpointState.Deleted)]
    [InlineData(EndpointState.Missing)]
    public async Task Send_EndpointNoLongerAvailable_FailsNewRequestsOnly(EndpointState state)
    {
        await using var server = await HoldingServer.StartAsync();
        var answers = new Answers(Answers.ZoneA);
        using var http = answers.Client(server.Options());
        var idle = await http.GetStringAsync("/");
        using var inFlight = await StartAsync(http, HoldingServer.Held, server);

        answers.Become(new EndpointUnavailableException(Answers.Name, "vpce-1", state));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));
        server.LetGo();

        Assert.Equal(state, Assert.IsType<EndpointUnavailableException>(error.InnerException).State);
        Assert.Equal(idle, await inFlight.EndAsync());
        await server.ClosedAsync(idle);
    }

    [Fact]
    public async Task Send_ResolutionFails_StillUsesOpenConnections()
    {
        await using var server = await HoldingServer.StartAsync();
        var answers = new Answers(Answers.ZoneA);
        using var http = answers.Client(server.Options());
        var first = await http.GetStringAsync("/");

        answers.Become(new EndpointResolutionException(Answers.Name, new TimeoutException("AWS did not answer")));

        Assert.Equal(first, await http.GetStringAsync("/"));
    }

    [Fact]
    public async Task Send_WithAnAnswerFromBeforeTheEndpointWasReplaced_StaysWithTheNewOne()
    {
        await using var server = await HoldingServer.StartAsync();
        var late = Answers.Endpoint([Answers.ZoneA]);
        var answers = new Answers();
        using var http = answers.Client(server.Options());
        answers.Become(Answers.Endpoint([Answers.ZoneB], "vpce-2") with { ResolvedAt = late.ResolvedAt.AddMinutes(1) });
        var connected = await http.GetStringAsync("/");

        answers.Become(late);

        Assert.Equal(connected, await http.GetStringAsync("/"));
    }

    [Fact]
    public void Constructor_ConfigureSetsWhatIsNotItsToSet_NamesAllOfIt()
    {
        var answers = new Answers(Answers.ZoneA);

        var error = Assert.Throws<ArgumentException>(() => new EndpointHandler(
            answers, new ConnectionOptions(), TimeProvider.System, NullLoggerFactory.Instance, handler =>
            {
                handler.ConnectCallback = (_, _) => throw new NotSupportedException();
                handler.Proxy = new WebProxy("http://proxy.example.com");
                handler.PooledConnectionLifetime = Timeout.InfiniteTimeSpan;
                handler.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10);
            }));

        Assert.All(
            new[] { "ConnectCallback", "Proxy", "Connections:Lifetime", "Connections:IdleTimeout" }, fault =>
                Assert.Contains(fault, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_AnswerIsARedirectWithACookie_FollowsAndKeepsNeither()
    {
        await using var server = await HoldingServer.StartAsync();
        using var http = new Answers(Answers.ZoneA).Client(server.Options());

        using var first = await http.GetAsync("/redirect");
        using var second = await http.GetAsync("/redirect");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.False(second.RequestMessage!.Headers.Contains("Cookie"));
    }

    [Fact]
    public async Task Send_AfterDispose_Throws()
    {
        await using var server = await HoldingServer.StartAsync();
        using var invoker = new HttpMessageInvoker(new Answers(Answers.ZoneA).Handler(server.Options()));
        invoker.Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Answers.Name}/");

        await Assert.ThrowsAsync<ObjectDisposedException>(() => invoker.SendAsync(request, CancellationToken.None));
    }

    private static HttpClient Client(Answers answers, HoldingServer server, HttpProtocols protocol)
    {
        var http = answers.Client(server.Options());
        http.DefaultRequestVersion = protocol is HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return http;
    }

    private static async Task<InFlight> StartAsync(HttpClient http, string path, HoldingServer server)
    {
        var sent = http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await server.Arrived;
        if (path == HoldingServer.HalfHeld)
        {
            await sent;
        }

        return new InFlight(sent);
    }

    private sealed class InFlight(Task<HttpResponseMessage> sent) : IDisposable
    {
        public async Task<string> EndAsync() => await (await sent).Content.ReadAsStringAsync();

        public void Dispose() => sent.ContinueWith(answered => answered.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
    }
}
