namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>Intervals are elapsed time, independent of changes of the wall clock.</summary>
public class WallClockTests
{
    private static readonly TimeSpan Expired = TimeSpan.FromSeconds(61);

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task ResolveAsync_WallClockStepsWhileAwsIsAway_ServesTheLastGoodAnswerForItsTime(int hours)
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.ResolveAsync();
        resolving.AwayWithAws();
        resolving.Clock.StepWallClock(TimeSpan.FromHours(hours));
        resolving.Clock.Advance(Expired);

        Assert.True((await resolving.ResolveAsync()).IsStale);
        Assert.NotNull(resolving.Resolver.StatusOf(Resolving.Name).LastGood);
        var next = resolving.ResolveAsync();
        Assert.True(next.IsCompletedSuccessfully);
        Assert.True((await next).IsStale);

        resolving.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await resolving.ResolveAsync()).IsStale);
        resolving.Clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<EndpointResolutionException>(async () => await resolving.ResolveAsync());
        Assert.Null(resolving.Resolver.StatusOf(Resolving.Name).LastGood);
    }

    [Fact]
    public async Task AskAgainAsync_WallClockSteppedBack_AsksAfterThePause()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.ResolveAsync();
        resolving.Clock.StepWallClock(TimeSpan.FromHours(-1));
        resolving.Clock.Advance(TimeSpan.FromSeconds(4));

        await resolving.Resolver.Find(Resolving.Name).AskAgainAsync(CancellationToken.None);

        Assert.Equal(2, resolving.Calls("DescribeVpcEndpoints"));
    }

    [Fact]
    public async Task ResolveAsync_InterfacesRefusedAndWallClockSteppedBack_AsksForThemAfterAWhile()
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.TestEnvironment.Aws.Faults.On("DescribeNetworkInterfaces").Times(int.MaxValue).Fail("UnauthorizedOperation", "You are not authorized", 403);
        await resolving.ResolveAsync();
        resolving.Clock.StepWallClock(TimeSpan.FromHours(-1));
        resolving.Clock.Advance(TimeSpan.FromMinutes(16));

        await resolving.ResolveAsync();

        Assert.Equal(2, resolving.Calls("DescribeNetworkInterfaces"));
    }
}
