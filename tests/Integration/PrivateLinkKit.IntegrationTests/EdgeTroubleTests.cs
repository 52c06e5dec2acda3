using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Emulators that cannot be used: their clock differs, or nothing listens.</summary>
public class EdgeTroubleTests
{
    [Theory]
    [InlineData(20, "RequestExpired")]
    [InlineData(-20, "RequestExpired")]
    [InlineData(20, "SignatureDoesNotMatch")]
    [InlineData(20, "RequestTimeTooSkewed")]
    public async Task Verbs_ClockOfTheMachineIsOff_IsCorrectedForEveryService(int minutesAhead, string code)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var clock = new SkewedClock(edge.Aws.ServiceUrl, TimeSpan.FromMinutes(minutesAhead), code);
        await clock.StartAsync();
        var options = edge.Options();
        options.ServiceUrl = clock.Url;
        using var privateLink = new PrivateLinkProvisioner(options);
        var stack = Stacks.Service().AsRole("arn:aws:iam::222222222222:role/deployer").Build();

        await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
        Assert.True((await privateLink.PlanAsync(stack)).IsEmpty);
        var refused = clock.Refused;
        await privateLink.DestroyAsync(stack);

        Assert.InRange(refused, 1, options.MaxParallelism + 1);
        Assert.Equal(refused, clock.Refused);
    }

    [Fact]
    public async Task Plan_NothingListensAtServiceUrl_FailsAtOnceWithTheReason()
    {
        using var time = new VirtualTime();
        using var privateLink = new PrivateLinkProvisioner(OptionsOf(FreePort(), time));

        var error = await Assert.ThrowsAsync<ServiceUrlUnreachableException>(() => privateLink.PlanAsync(Stacks.Service().Build()));

        Assert.Contains($"Nothing listens at ServiceUrl {error.ServiceUrl.GetLeftPart(UriPartial.Authority)}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("credentials", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Fact]
    public async Task Plan_HostOfServiceUrlIsUnknown_FailsAtOnceWithTheReason()
    {
        using var time = new VirtualTime();
        using var privateLink = new PrivateLinkProvisioner(OptionsOf(new Uri("http://nobody.invalid:4566"), time));

        var error = await Assert.ThrowsAsync<ServiceUrlUnreachableException>(() => privateLink.PlanAsync(Stacks.Service().Build()));

        Assert.Contains("http://nobody.invalid:4566", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Fact]
    public async Task Plan_NothingListensWhereTheRoleIsAssumed_FailsAtOnceWithTheReason()
    {
        using var time = new VirtualTime();
        using var privateLink = new PrivateLinkProvisioner(OptionsOf(FreePort(), time));

        await Assert.ThrowsAsync<ServiceUrlUnreachableException>(
            () => privateLink.PlanAsync(Stacks.Service().AsRole("arn:aws:iam::222222222222:role/deployer").Build()));

        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Fact]
    public async Task Apply_EdgeIsGoneSinceThePlan_ReportsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());
        await edge.Aws.DisposeAsync();

        await Assert.ThrowsAsync<ServiceUrlUnreachableException>(() => edge.PrivateLink.ApplyAsync(plan));
    }

    [Fact]
    public async Task Resolve_NothingListensAtServiceUrl_ReportsItWithoutAdviceAboutCredentials()
    {
        using var time = new VirtualTime();
        var options = OptionsOf(FreePort(), time);
        options.Endpoints["orders"] = new EndpointOptions { Stack = "orders" };
        using var resolver = new EndpointResolver(options);

        var error = await Assert.ThrowsAsync<EndpointResolutionException>(async () => await resolver.ResolveAsync("orders"));

        Assert.Contains("Nothing listens at ServiceUrl", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("credentials", error.Message, StringComparison.Ordinal);
    }

    private static PrivateLinkOptions OptionsOf(Uri url, TimeProvider time) =>
        new() { ServiceUrl = url, Region = TestEnvironment.Region, Credentials = new BasicAWSCredentials("000000000000", "secret"), TimeProvider = time };

    private static Uri FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://{socket.LocalEndPoint}");
    }
}
