using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Tests.Engine.Waiting;

public class WaiterTests
{
    private static readonly LogicalId Id = new("dogs/nlb");
    private static readonly WaitBounds Bounds = new(TimeSpan.FromMinutes(1),
        TimeSpan.FromSeconds(10)) { ResourceType = "AWS::ElasticLoadBalancingV2::LoadBalancer" };

    private readonly JumpingTime _time = new();
    private readonly List<string> _reports = [];

    [Fact]
    public async Task UntilAsync_DoneAtTheFirstLook_NeitherPausesNorReports()
    {
        var value = await WaitAsync(new WaitReading<int>(7, IsDone: true, "active"));

        Assert.Equal(7, value);
        Assert.Empty(_time.Pauses);
        Assert.Empty(_reports);
    }

    [Fact]
    public async Task UntilAsync_SameStateForLong_ReportsItOnce()
    {
        await WaitAsync(Not("pending"), Not("pending"), Not("pending"), Not("provisioning"), new WaitReading<int>(0, IsDone: true, "active"));

        Assert.Equal(["dogs/nlb active pending", "dogs/nlb active provisioning"], _reports);
    }

    [Fact]
    public async Task UntilAsync_NeverDone_LooksEverMoreSlowlyAndEndsAtTheBoundWithTheLastState()
    {
        var error = await Assert.ThrowsAsync<ResourceNotReadyException>(() => WaitAsync(Not("provisioning")));

        Assert.Equal([1, 2, 4, 8, 10, 10], _time.Pauses.Take(6).Select(pause => pause.TotalSeconds));
        Assert.InRange(_time.Passed, Bounds.Limit, Bounds.Limit + Bounds.Cadence);
        Assert.Equal(("dogs/nlb", "provisioning"), (error.LogicalId, error.LastState));
    }

    [Fact]
    public async Task UntilAsync_AwsGivesUp_EndsAtOnceWithItsReason()
    {
        var error = await Assert.ThrowsAsync<ResourceNotReadyException>(() => WaitAsync(Not("failed") with { Failure = "no addresses left" }));

        Assert.Empty(_time.Pauses);
        Assert.Contains("no addresses left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UntilAsync_ReasonWithLineBreaks_IsOneLine()
    {
        var failed = Not("failed\r\n1 of 1 done") with { Failure = "gone\nfor good" };

        var error = await Assert.ThrowsAsync<ResourceNotReadyException>(() => WaitAsync(Not("stopped\nall is well"), failed));

        Assert.Equal([@"dogs/nlb active stopped\nall is well"], _reports);
        Assert.Equal(@"failed\r\n1 of 1 done", error.LastState);
        Assert.Contains(@"gone\nfor good", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static WaitReading<int> Not(string state) => new(0, IsDone: false, state);

    /// <summary>The last reading is returned forever.</summary>
    private Task<int> WaitAsync(params WaitReading<int>[] readings)
    {
        var looks = 0;
        return new Waiter(_time, (id, goal, state) => _reports.Add($"{id} {goal} {state}"))
            .UntilAsync(Id, "active", () => Task.FromResult(readings[Math.Min(looks++, readings.Length - 1)]), Bounds, CancellationToken.None);
    }
}
