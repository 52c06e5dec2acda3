using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Tests.Engine.Throttling;

public class RequestThrottlerTests
{
    private const string Ec2 = "EC2";
    private const string ElbV2 = "ElasticLoadBalancingV2";

    private readonly ManualTime _time = new();

    [Fact]
    public async Task EnterAsync_MoreCallsThanTheBucketHolds_GoAtItsRateInTheirOrder()
    {
        var throttler = RequestThrottler(Ec2);
        var calls = Enter(throttler, "CreateVpcEndpoint", 6);

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
        var throttler = RequestThrottler(Ec2);
        _ = Enter(throttler, "CreateVpcEndpoint", 10);

        await Task.WhenAll(Enter(throttler, "ModifyVpcEndpoint", 4));
    }

    [Fact]
    public async Task EnterAsync_AllElbCallsOfTheAccountUsedUp_ChangesGoBeforeReadings()
    {
        var throttler = RequestThrottler(ElbV2);
        await Task.WhenAll(Enter(throttler, "DescribeTargetHealth", 40));
        _time.Advance(TimeSpan.FromSeconds(0.02));

        var reading = throttler.EnterAsync("DescribeTargetHealth", default);
        var change = throttler.EnterAsync("CreateListener", default);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await change;
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await reading;
    }

    [Fact]
    public async Task EnterAsync_CategoryOfTheFirstUsedUp_OthersDoNotWaitForIt()
    {
        var throttler = RequestThrottler(ElbV2);
        await Task.WhenAll(Enter(throttler, "CreateLoadBalancer", 10));
        var eleventh = throttler.EnterAsync("CreateLoadBalancer", default);

        await throttler.EnterAsync("CreateTargetGroup", default);

        Assert.False(eleventh.IsCompleted);
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_LeavesItsTokenToTheNext()
    {
        using var stop = new CancellationTokenSource();
        var throttler = RequestThrottler(Ec2);
        await Task.WhenAll(Enter(throttler, "CreateVpcEndpoint", 4));
        var cancelled = throttler.EnterAsync("CreateVpcEndpoint", stop.Token);
        var next = throttler.EnterAsync("CreateVpcEndpoint", default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _time.Advance(TimeSpan.FromSeconds(3.4));

        await next;
    }

    [Fact]
    public async Task Refused_FullBucket_IsEmptiedAndFillsAtHalfTheRateUntilCallsAreTaken()
    {
        var throttler = RequestThrottler(Ec2);
        var refused = await throttler.EnterAsync("CreateVpc", default);

        throttler.Refused(refused);

        Assert.InRange(await PauseAsync(throttler), 0.2, 0.4);
        Assert.Equal(0.4, await PauseAsync(throttler));
        for (var call = 0; call < 20; call++)
        {
            throttler.Taken(refused with { Sent = throttler.Now });
        }

        Assert.Equal(0.2, await PauseAsync(throttler));
    }

    [Fact]
    public async Task Taken_CallsThatWereSentBeforeTheRefusal_DoNotMakeItFlowAgain()
    {
        var throttler = RequestThrottler(Ec2, isPublished: false);
        var calls = await Task.WhenAll(Enter(throttler, "CreateVpc", 5));

        throttler.Refused(calls[0]);
        foreach (var taken in calls[1..])
        {
            throttler.Taken(taken);
        }

        Assert.InRange(await PauseAsync(throttler), 0.25, 0.5);
    }

    [Fact]
    public async Task Refused_CallsThatWereSentBeforeTheFirstRefusal_SlowItDownOnce()
    {
        var throttler = RequestThrottler(Ec2);
        var sent = await Task.WhenAll(Enter(throttler, "CreateVpc", 5));
        _time.Advance(TimeSpan.FromSeconds(1));

        foreach (var passage in sent)
        {
            throttler.Refused(passage);
        }

        await PauseAsync(throttler);
        Assert.Equal(0.4, await PauseAsync(throttler));
    }

    [Fact]
    public async Task Refused_CallsOfOneMoment_SlowItDownOnce()
    {
        var throttler = RequestThrottler(Ec2);

        foreach (var passage in await Task.WhenAll(Enter(throttler, "CreateVpc", 5)))
        {
            throttler.Refused(passage);
        }

        await PauseAsync(throttler);
        Assert.Equal(0.4, await PauseAsync(throttler));
    }

    [Fact]
    public async Task Refused_ManyTimes_WaitsAtMostTwentySeconds()
    {
        var throttler = RequestThrottler(ElbV2);
        for (var refusal = 0; refusal < 20; refusal++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            throttler.Refused(await throttler.EnterAsync("CreateLoadBalancer", default));
        }

        Assert.InRange(await PauseAsync(throttler, "CreateLoadBalancer"), 10, 20);
    }

    [Fact]
    public async Task EnterAsync_RatesOfAwsDoNotApply_FlowsUntilAwsRefusesAndAgainWhenItTakesCalls()
    {
        var throttler = RequestThrottler(Ec2, isPublished: false);
        var calls = await Task.WhenAll(Enter(throttler, "CreateVpcEndpoint", 1000));

        throttler.Refused(calls[0]);
        Assert.InRange(await PauseAsync(throttler, "CreateVpcEndpoint"), 0.25, 0.5);
        throttler.Taken(calls[0] with { Sent = throttler.Now });

        await Task.WhenAll(Enter(throttler, "CreateVpcEndpoint", 1000));
    }

    [Fact]
    public void Of_SameClockEdgeAccountAndRegion_IsTheSameForAllProvisioners()
    {
        var options = new PrivateLinkOptions { ServiceUrl = new Uri("http://127.0.0.1:1"),
            Credentials = new Amazon.Runtime.BasicAWSCredentials("111111111111", "x"), TimeProvider = _time };
        var home = AwsClientPool.ThrottlersOf(options, new("eu-west-1"), "111111111111");

        Assert.Same(home, AwsClientPool.ThrottlersOf(options, new("eu-west-1", "arn:aws:iam::111111111111:role/any")));
        Assert.NotSame(home, AwsClientPool.ThrottlersOf(options, new("eu-west-1", "arn:aws:iam::222222222222:role/any")));
        Assert.NotSame(home, AwsClientPool.ThrottlersOf(options, new("us-east-1"), "111111111111"));
    }

    [Fact]
    public void Of_TwoKeyPairsOfOneAccount_IsTheSameOnceTheAccountIsKnown()
    {
        var (one, other) = (With("AKIA1111111111111111"), With("AKIA2222222222222222"));

        Assert.NotSame(AwsClientPool.ThrottlersOf(one, new("eu-west-1")), AwsClientPool.ThrottlersOf(other, new("eu-west-1")));
        Assert.Same(AwsClientPool.ThrottlersOf(one, new("eu-west-1"), "111111111111"), AwsClientPool.ThrottlersOf(other, new("eu-west-1"), "111111111111"));

        PrivateLinkOptions With(string key) => new() { Credentials = new Amazon.Runtime.BasicAWSCredentials(key, "x"), TimeProvider = _time };
    }

    private RequestThrottler RequestThrottler(string service, bool isPublished = true) =>
        new(operation => BuiltInModules.Set.RatesOf(service, operation), isPublished, _time);

    private static Task<RequestPermit>[] Enter(RequestThrottler throttler, string operation, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => throttler.EnterAsync(operation, default))];

    /// <summary>
    /// Returns the delay of the next call. The caller learns of it later, on another thread, so the clock must not advance until then.
    /// </summary>
    private async Task<double> PauseAsync(RequestThrottler throttler, string operation = "CreateVpc")
    {
        var start = throttler.Now;
        var entered = throttler.EnterAsync(operation, default);
        while (_time.AdvanceToNextAlarm())
        {
        }

        return Math.Round(((await entered).Sent - start).TotalSeconds, 2);
    }
}
