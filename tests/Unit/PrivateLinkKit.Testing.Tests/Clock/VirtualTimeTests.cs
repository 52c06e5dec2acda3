using System.Linq.Expressions;
using System.Net.Sockets;
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing.Tests.Network;

namespace PrivateLinkKit.Testing.Tests.Clock;

public sealed class VirtualTimeTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => _time.Dispose();

    [Fact]
    public async Task Delay_ManyAtOnce_EndWhenTheyAreDueInOrder()
    {
        var ends = new List<(int Hours, TimeSpan At)>();
        var hold = _time.Hold();
        var delays = Enumerable.Range(1, 50).Reverse().Select(DelayAsync).ToList();
        hold.Dispose();
        await Task.WhenAll(delays);

        Assert.Equal(Enumerable.Range(1, 50).Select(hours => (hours, hours * Hour)), ends);
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 2, 0, 0, TimeSpan.Zero), _time.GetUtcNow());

        async Task DelayAsync(int hours)
        {
            await Task.Delay(hours * Hour, _time);
            lock (ends)
            {
                ends.Add((hours, _time.Elapsed));
            }
        }
    }

    [Fact]
    public async Task Delay_OneAfterTheOther_AddUp()
    {
        var start = _time.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            await Task.Delay(Hour, _time);
        }

        Assert.Equal(20 * Hour, _time.GetElapsedTime(start));
    }

    [Fact]
    public async Task Delay_Cancelled_DoesNotMoveTheClock()
    {
        using var cancelling = new CancellationTokenSource();
        using var hold = _time.Hold();
        var delay = Task.Delay(Hour, _time, cancelling.Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        hold.Dispose();
        await Task.Delay(TimeSpan.FromMinutes(1), _time);
        Assert.Equal(TimeSpan.FromMinutes(1), _time.Elapsed);
    }

    [Fact]
    public async Task CancellationTokenSource_AfterItsDelay_IsCancelled()
    {
        using var source = new CancellationTokenSource(Hour, _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(2 * Hour, _time, source.Token));

        Assert.Equal(Hour, _time.Elapsed);
    }

    [Fact]
    public async Task PeriodicTimer_Ticks_OncePerPeriod()
    {
        using var timer = new PeriodicTimer(Hour, _time);
        for (var tick = 1; tick <= 5; tick++)
        {
            Assert.True(await timer.WaitForNextTickAsync());
            Assert.InRange(_time.Elapsed, tick * Hour, 6 * Hour);
        }
    }

    [Fact]
    public async Task CreateTimer_DueAtOnce_FiresThoughTheClockIsHeld()
    {
        using var hold = _time.Hold();
        var fired = new TaskCompletionSource();
        await using var timer = _time.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task;

        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Fact]
    public async Task CreateTimer_ChangedOrDisposed_FiresOnlyAsSetLast()
    {
        var fired = new List<string>();
        await using var changed = _time.CreateTimer(_ => fired.Add($"changed at {_time.Elapsed}"), null, Hour, Timeout.InfiniteTimeSpan);
        await using var disposed = _time.CreateTimer(_ => fired.Add("disposed"), null, 2 * Hour, Timeout.InfiniteTimeSpan);
        using (_time.Hold())
        {
            changed.Change(3 * Hour, Timeout.InfiniteTimeSpan);
            await disposed.DisposeAsync();
        }

        await Task.Delay(4 * Hour, _time);

        Assert.Equal(["changed at 03:00:00"], fired);
        Assert.False(disposed.Change(Hour, Hour));
    }

    [Fact]
    public void CreateTimer_NegativeTime_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(-5), Timeout.InfiniteTimeSpan));

    [Fact]
    public async Task Hold_UntilDisposed_StopsTheClock()
    {
        var hold = _time.Hold();
        var delay = Task.Delay(Hour, _time);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);

        hold.Dispose();
        await delay;
    }

    [Fact]
    public async Task Callback_ThatWaitsForTheClock_DoesNotStopIt()
    {
        var ended = new TaskCompletionSource();
        await using var timer = _time.CreateTimer(_ => BlockOn(Task.Delay(Hour, _time), ended), null, Hour, Timeout.InfiniteTimeSpan);

        await ended.Task;

        Assert.Equal(2 * Hour, _time.Elapsed);
    }

    [Fact]
    public async Task RequestUnderWay_ToTheApi_HoldsTheClock()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = _time });
        var release = new TaskCompletionSource();
        var delay = Task.Delay(Hour, _time);

        // The body does not end until the test ends it: the request is in flight, and nothing in this process works on it.
        using var http = new HttpClient();
        var answer = http.PostAsync(lab.Aws.ServiceUrl, new SlowContent(release.Task));
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);

        release.SetResult();
        (await answer).Dispose();
        await delay;
    }

    [Fact]
    public async Task RequestUnderWay_DelayedByAFault_WaitsByTheClock()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = _time });
        lab.Aws.Faults.On("*").Delay(Hour);

        await lab.VpcAsync();

        Assert.Equal(Hour, _time.Elapsed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TrafficUnderWay_ThroughTheNetwork_HoldsTheClock(bool besideADroppedConnection)
    {
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var chain = await Chain.BuildAsync(new EmbeddedAwsOptions { TimeProvider = _time }, app => app.MapGet("/slow", async () =>
        {
            arrived.SetResult();
            await release.Task;
        }));
        using var http = chain.Http();
        var hold = _time.Hold();
        var answer = http.GetAsync($"http://{chain.RegionalName}/slow");
        await arrived.Task;
        var dropped = besideADroppedConnection ? chain.Network.ConnectAsync(chain.CustomerVpcId, chain.RegionalName, 81) : null;
        hold.Dispose();
        var start = _time.Elapsed;
        var delay = Task.Delay(Hour, _time);

        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        Assert.Equal(start, _time.Elapsed);

        release.SetResult();
        (await answer).Dispose();
        await delay;
        await (dropped is null ? Task.CompletedTask : Assert.ThrowsAsync<SocketException>(() => dropped));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TrafficWithoutAPause_ThroughTheNetwork_LetsTheClockGoOn(bool withTimeouts)
    {
        await using var chain = await Chain.BuildAsync(new EmbeddedAwsOptions { TimeProvider = _time });
        using var http = chain.Http();
        using var ending = new CancellationTokenSource(10 * Hour, _time);
        var answers = 0;
        while (!ending.IsCancellationRequested)
        {
            using var timeout = withTimeouts ? new CancellationTokenSource(20 * Hour, _time) : null;
            Assert.NotEmpty(await http.GetStringAsync($"http://{chain.RegionalName}/", timeout?.Token ?? default));
            answers++;
        }

        Assert.NotEqual(0, answers);
    }

    [Fact]
    public async Task Dropped_ThroughTheNetwork_TimesOutByTheClock()
    {
        await using var chain = await Chain.BuildAsync(new EmbeddedAwsOptions { TimeProvider = _time, ConnectTimeout = Hour });
        await chain.RevokeIngressAsync(chain.NlbGroupId, 80, fromCidr: "10.1.1.0/24");
        var start = _time.Elapsed;

        await Assert.ThrowsAsync<HttpRequestException>(() => chain.GetAsync());

        Assert.Equal(Hour, _time.Elapsed - start);
    }

    [Fact]
    public async Task Dispose_WhileTrafficWaitsForAJump_LetsItGoOn()
    {
        using var inside = _time.Traffic.Enter();
        await using var timer = _time.CreateTimer(_ => { }, null, Hour, Timeout.InfiniteTimeSpan);
        var waiting = _time.Traffic.EnterAsync(CancellationToken.None);
        while (waiting.IsCompleted)
        {
            (await waiting).Dispose();
            await Task.Yield();
            waiting = _time.Traffic.EnterAsync(CancellationToken.None);
        }

        _time.Dispose();

        (await waiting).Dispose();
        (await _time.Traffic.EnterAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(2))).Dispose();
    }

    [Fact]
    public async Task Code_ThatIsCompiledWhileItRuns_HoldsTheClock()
    {
        var delay = Task.Delay(Hour, _time);

        await Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                Assert.Equal(i, Expression.Lambda<Func<int>>(Expression.Constant(i)).Compile()());
            }

            Assert.False(delay.IsCompleted);
        });
    }

    [Fact]
    public async Task Instances_OfOneProcess_GoTheirOwnWays()
    {
        using var other = new VirtualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = other });
        using var hold = other.Hold();

        await Task.Delay(Hour, _time);

        Assert.Equal((Hour, TimeSpan.Zero), (_time.Elapsed, other.Elapsed));
    }

    [Fact]
    public async Task Realistic_WaitedForOnTheClock_TakesItsVirtualTime()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = _time });
        var vpcId = await lab.VpcAsync();

        while ((await lab.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpcId] })).Vpcs[0].State != VpcState.Available)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), _time);
        }

        Assert.Equal(TimeSpan.FromSeconds(1), _time.Elapsed);
    }

    private static void BlockOn(Task task, TaskCompletionSource ended)
    {
        task.GetAwaiter().GetResult();
        ended.SetResult();
    }

    private sealed class SlowContent(Task release) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => await release;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
