using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Tests.Engine.Throttling;

public class RequestThrottlerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task EnterAsync_MoreCallsThanTheBucketHolds_GoAtItsRateInTheirOrder()
    {
        var lane = RequestThrottler(RequestRates.Ec2);
        var calls = Enter(lane, "CreateVpcEndpoint", 6);

        await Task.WhenAll(calls[..4]);
        _time.Advance(TimeSpan.FromSeconds(3.3));
        Assert.False(calls[4].IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await calls[4];
        Assert.False(calls[5].IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3.4));
        await calls[5];
    }

    [Fact]
    public async Task EnterAsync_OtherApiOfEc2_HasABucketOfItsOwn()
    {
        var lane = RequestThrottler(RequestRates.Ec2);
        _ = Enter(lane, "CreateVpcEndpoint", 10);

        await Task.WhenAll(Enter(lane, "ModifyVpcEndpoint", 4));
    }

    [Fact]
    public async Task EnterAsync_AllElbCallsOfTheAccountUsedUp_ChangesGoBeforeReadings()
    {
        var lane = RequestThrottler(RequestRates.ElbV2);
        await Task.WhenAll(Enter(lane, "DescribeTargetHealth", 40));
        _time.Advance(TimeSpan.FromSeconds(0.02));

        var reading = lane.EnterAsync("DescribeTargetHealth", default);
        var change = lane.EnterAsync("CreateListener", default);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await change;
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await reading;
    }

    [Fact]
    public async Task EnterAsync_CategoryOfTheFirstUsedUp_OthersDoNotWaitForIt()
    {
        var lane = RequestThrottler(RequestRates.ElbV2);
        await Task.WhenAll(Enter(lane, "CreateLoadBalancer", 10));
        var eleventh = lane.EnterAsync("CreateLoadBalancer", default);

        await lane.EnterAsync("CreateTargetGroup", default);

        Assert.False(eleventh.IsCompleted);
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_LeavesItsTokenToTheNext()
    {
        using var stop = new CancellationTokenSource();
        var lane = RequestThrottler(RequestRates.Ec2);
        await Task.WhenAll(Enter(lane, "CreateVpcEndpoint", 4));
        var cancelled = lane.EnterAsync("CreateVpcEndpoint", stop.Token);
        var next = lane.EnterAsync("CreateVpcEndpoint", default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _time.Advance(TimeSpan.FromSeconds(3.4));

        await next;
    }

    [Fact]
    public async Task Refused_FullBucket_IsEmptiedAndFillsAtHalfTheRateUntilCallsAreTaken()
    {
        var lane = RequestThrottler(RequestRates.Ec2);
        var refused = await lane.EnterAsync("CreateVpc", default);

        lane.Refused(refused);

        Assert.InRange(await PauseAsync(lane), 0.2, 0.4);
        Assert.Equal(0.4, await PauseAsync(lane));
        for (var call = 0; call < 20; call++)
        {
            lane.Taken(refused with { Sent = lane.Now });
        }

        Assert.Equal(0.2, await PauseAsync(lane));
    }

    [Fact]
    public async Task Taken_CallsThatWereSentBeforeTheRefusal_DoNotMakeItFlowAgain()
    {
        var lane = RequestThrottler(RequestRates.Ec2, isPublished: false);
        var calls = await Task.WhenAll(Enter(lane, "CreateVpc", 5));

        lane.Refused(calls[0]);
        foreach (var taken in calls[1..])
        {
            lane.Taken(taken);
        }

        Assert.InRange(await PauseAsync(lane), 0.25, 0.5);
    }

    [Fact]
    public async Task Refused_CallsThatWereSentBeforeTheFirstRefusal_SlowItDownOnce()
    {
        var lane = RequestThrottler(RequestRates.Ec2);
        var sent = await Task.WhenAll(Enter(lane, "CreateVpc", 5));
        _time.Advance(TimeSpan.FromSeconds(1));

        foreach (var passage in sent)
        {
            lane.Refused(passage);
        }

        await PauseAsync(lane);
        Assert.Equal(0.4, await PauseAsync(lane));
    }

    [Fact]
    public async Task Refused_CallsOfOneMoment_SlowItDownOnce()
    {
        var lane = RequestThrottler(RequestRates.Ec2);

        foreach (var passage in await Task.WhenAll(Enter(lane, "CreateVpc", 5)))
        {
            lane.Refused(passage);
        }

        await PauseAsync(lane);
        Assert.Equal(0.4, await PauseAsync(lane));
    }

    [Fact]
    public async Task Refused_ManyTimes_WaitsAtMostTwentySeconds()
    {
        var lane = RequestThrottler(RequestRates.ElbV2);
        for (var refusal = 0; refusal < 20; refusal++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            lane.Refused(await lane.EnterAsync("CreateLoadBalancer", default));
        }

        Assert.InRange(await PauseAsync(lane, "CreateLoadBalancer"), 10, 20);
    }

    [Fact]
    public async Task EnterAsync_RatesOfAwsDoNotApply_FlowsUntilAwsRefusesAndAgainWhenItTakesCalls()
    {
        var lane = RequestThrottler(RequestRates.Ec2, isPublished: false);
        var calls = await Task.WhenAll(Enter(lane, "CreateVpcEndpoint", 1000));

        lane.Refused(calls[0]);
        Assert.InRange(await PauseAsync(lane, "CreateVpcEndpoint"), 0.25, 0.5);
        lane.Taken(calls[0] with { Sent = lane.Now });

        await Task.WhenAll(Enter(lane, "CreateVpcEndpoint", 1000));
    }

    [Fact]
    public void Of_SameClockEdgeAccountAndRegion_IsTheSameForAllProvisioners()
    {
        var options = new PrivateLinkOptions { ServiceUrl = new Uri("http://127.0.0.1:1"),
            Credentials = new Amazon.Runtime.BasicAWSCredentials("111111111111", "x"), TimeProvider = _time };
        var home = AccountThrottlers.Of(options, new("eu-west-1"), "111111111111");

        Assert.Same(home, AccountThrottlers.Of(options, new("eu-west-1", "arn:aws:iam::111111111111:role/any")));
        Assert.NotSame(home, AccountThrottlers.Of(options, new("eu-west-1", "arn:aws:iam::222222222222:role/any")));
        Assert.NotSame(home, AccountThrottlers.Of(options, new("us-east-1"), "111111111111"));
    }

    [Fact]
    public void Of_TwoKeyPairsOfOneAccount_IsTheSameOnceTheAccountIsKnown()
    {
        var (one, other) = (With("AKIA1111111111111111"), With("AKIA2222222222222222"));

        Assert.NotSame(AccountThrottlers.Of(one, new("eu-west-1")), AccountThrottlers.Of(other, new("eu-west-1")));
        Assert.Same(AccountThrottlers.Of(one, new("eu-west-1"), "111111111111"), AccountThrottlers.Of(other, new("eu-west-1"), "111111111111"));

        PrivateLinkOptions With(string key) => new() { Credentials = new Amazon.Runtime.BasicAWSCredentials(key, "x"), TimeProvider = _time };
    }

    private RequestThrottler RequestThrottler(string service, bool isPublished = true) => new(service, isPublished, _time);

    private static Task<RequestPermit>[] Enter(RequestThrottler lane, string operation, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => lane.EnterAsync(operation, default))];

    /// <summary>
    /// Returns the delay of the next call. The caller learns of it later, on another thread, so the clock must not advance until then.
    /// </summary>
    private async Task<double> PauseAsync(RequestThrottler lane, string operation = "CreateVpc")
    {
        var start = lane.Now;
        var entered = lane.EnterAsync(operation, default);
        while (_time.AdvanceToNextAlarm())
        {
        }

        return Math.Round(((await entered).Sent - start).TotalSeconds, 2);
    }
}
