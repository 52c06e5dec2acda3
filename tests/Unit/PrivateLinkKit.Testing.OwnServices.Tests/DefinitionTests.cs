using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

public class DefinitionTests
{
    private static readonly AwsProtocol Json = AwsProtocols.Json("Toy");

    [Fact]
    public async Task StartAsync_MistakesInDefinitions_AreAllNamed()
    {
        var rest = new OneService("rest", AwsProtocols.RestJson(), service =>
        {
            service.On("Get", _ => null);
            service.On("Put", _ => null, new() { Route = "things" });
            service.On("List", _ => null, new() { Route = "GET /{all+}/things" });
        });
        var json = new OneService("json", Json, service =>
        {
            service.On("Get", _ => null);
            service.On("Get", _ => null);
            service.On("Put", _ => null, new() { Route = "PUT /things" });
        });

        var error = await Assert.ThrowsAsync<ArgumentException>(() => EmbeddedAws.StartAsync(new() { Services = [rest, json] }));

        Assert.Equal(
            "EmbeddedAwsOptions.Services: "
                + "rest: the operation Get has no Route, such as GET /queues/{name}; "
                + "rest: the operation Put: 'things' is not a route: write a method and a path, such as GET /queues/{name}; "
                + "rest: the operation List: 'GET /{all+}/things' is not a route: {all+} takes all segments that remain, so it must be the last; "
                + "json: the operation Get is defined twice; "
                + "json: the operation Put has the route 'PUT /things', but its protocol has no routes.",
            error.Message);
    }

    [Fact]
    public async Task Name_OfABuiltInService_AddsOperationsToIt()
    {
        var users = new OneService("iam", AwsProtocols.Query("2010-05-08"), service =>
            service.On("CreateUser", call => new() { ["Arn"] = call.Arn("user/x") }));
        await using var aws = await users.StartAsync();

        var (created, _) = await aws.SendAsync("iam", "POST", "/", new StringContent("Action=CreateUser&Version=2010-05-08"));
        var (missing, _) = await aws.SendAsync("iam", "POST", "/", new StringContent("Action=GetRole&RoleName=x&Version=2010-05-08"));

        Assert.Equal((200, 404), (created, missing));
    }

    [Fact]
    public async Task After_RealisticPace_RunsByTheClock()
    {
        using var time = new VirtualTime();
        var toy = new OneService("toy", Json, service =>
        {
            service.On("Start", call =>
            {
                call.After(TimeSpan.FromMinutes(1), () => call.Store<State>().IsReady = true);
                return null;
            });
            service.On("Look", call => new() { ["ready"] = call.Store<State>().IsReady });
        });
        await using var aws = await toy.StartAsync(time, Pace.Realistic);
        await CallAsync(aws, "Start");

        var before = await CallAsync(aws, "Look");
        await Task.Delay(TimeSpan.FromMinutes(1), time);

        Assert.Equal("""{"ready":false}""", before.Text);
        Assert.Equal("""{"ready":true}""", (await CallAsync(aws, "Look")).Text);
    }

    [Fact]
    public async Task Store_Disposable_IsDisposedByResetAndAtTheEnd()
    {
        var made = new List<State>();
        var toy = new OneService("toy", Json, service => service.On("Look", call =>
        {
            made.Add(call.Store<State>());
            return null;
        }));
        await using (var aws = await toy.StartAsync())
        {
            await CallAsync(aws, "Look");
            aws.Reset();
            Assert.True(made[0].IsDisposed);

            await CallAsync(aws, "Look");
            Assert.False(made[1].IsDisposed);
        }

        Assert.True(made[1].IsDisposed);
        Assert.NotSame(made[0], made[1]);
    }

    [Fact]
    public async Task OnAsync_HandlerThatWaits_HoldsUpNoOtherCall()
    {
        var opened = new TaskCompletionSource();
        var toy = new OneService("toy", Json, service =>
        {
            service.OnAsync("Wait", async (_, ct) =>
            {
                await opened.Task.WaitAsync(ct);
                return new JsonObject { ["waited"] = true };
            });
            service.On("Open", _ =>
            {
                opened.SetResult();
                return null;
            });
        });
        await using var aws = await toy.StartAsync();

        var waiting = CallAsync(aws, "Wait");
        await CallAsync(aws, "Open");

        Assert.Equal((200, """{"waited":true}"""), await waiting);
    }

    [Fact]
    public async Task Handler_ThatFails_IsAnsweredWith500AndRecorded()
    {
        var toy = new OneService("toy", Json, service => service.On("Break", _ => throw new InvalidOperationException("broken")));
        await using var aws = await toy.StartAsync();

        var (status, _) = await CallAsync(aws, "Break");

        Assert.Equal(500, status);
        Assert.Equal("broken", Assert.Single(aws.Requests).Failure?.Message);
    }

    private static Task<(int Status, string Text)> CallAsync(EmbeddedAws aws, string operation)
    {
        var content = new StringContent("{}");
        content.Headers.Add("X-Amz-Target", $"Toy.{operation}");
        return aws.SendAsync("toy", "POST", "/", content);
    }

    private sealed class State : IDisposable
    {
        public bool IsReady { get; set; }

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
