using System.Collections.Concurrent;

namespace PrivateLinkKit.IntegrationTests;

public class StackLockTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();

    [Fact]
    public async Task ApplyAndDestroy_LockOfTheHost_IsHeldThroughoutAndNotForPlans()
    {
        await using var edge = await Edge.StartAsync();
        var held = new RecordingLock();
        using var privateLink = Provisioner(edge, held);

        var plan = await privateLink.PlanAsync(Stack);
        Assert.Empty(held.Events);
        await privateLink.ApplyAsync(plan, new Recorded(_ => held.Events.Enqueue("step")));
        await privateLink.DestroyAsync(Stack);

        var scope = new StackLockScope("dogs", Edge.Account, Edge.Region, edge.Aws.ServiceUrl).ToString();
        Assert.Equal([scope, "step", "released", scope, "released"], Told(held));
    }

    [Fact]
    public async Task Apply_LockRefuses_EndsWithThatExceptionAndChangesNothing()
    {
        await using var edge = await Edge.StartAsync();
        var refusal = new TimeoutException("taken");
        using var privateLink = Provisioner(edge, new RecordingLock { Refusal = refusal });
        var plan = await privateLink.PlanAsync(Stack);

        Assert.Same(refusal, await Record.ExceptionAsync(() => privateLink.ApplyAsync(plan)));
        Assert.Same(refusal, await Record.ExceptionAsync(() => privateLink.DestroyAsync(Stack)));

        Assert.True((await edge.Ec2.DescribeVpcsAsync(Made.Vpcs)).Vpcs is null or []);
    }

    [Fact]
    public async Task Apply_TwoProvisionersOfOneProcessAtOnce_OneFindsItsPlanOutdated()
    {
        await using var edge = await Edge.StartAsync();
        using var other = new PrivateLinkProvisioner(edge.Options());
        var plans = await Task.WhenAll(edge.PrivateLink.PlanAsync(Stack), other.PlanAsync(Stack));

        var ends = await Task.WhenAll(
            Record.ExceptionAsync(() => edge.PrivateLink.ApplyAsync(plans[0])), Record.ExceptionAsync(() => other.ApplyAsync(plans[1])));

        Assert.Single(ends, end => end is null);
        Assert.Single(ends, end => end is StalePlanException);
    }

    /// <summary>What happened, a row of the same only once.</summary>
    private static IEnumerable<string> Told(RecordingLock held)
    {
        var events = held.Events.ToList();
        return events.Where((happened, at) => at == 0 || happened != events[at - 1]);
    }

    private static PrivateLinkProvisioner Provisioner(Edge edge, IStackLock held)
    {
        var options = edge.Options();
        options.Lock = held;
        return new PrivateLinkProvisioner(options);
    }

    private sealed class Recorded(Action<ProvisioningEvent> told) : IProgress<ProvisioningEvent>
    {
        public void Report(ProvisioningEvent value) => told(value);
    }

    private sealed class RecordingLock : IStackLock, IAsyncDisposable
    {
        public ConcurrentQueue<string> Events { get; } = [];

        public Exception? Refusal { get; init; }

        public Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken)
        {
            Events.Enqueue(scope.ToString());
            return Refusal is null ? Task.FromResult<IAsyncDisposable>(this) : Task.FromException<IAsyncDisposable>(Refusal);
        }

        public ValueTask DisposeAsync()
        {
            Events.Enqueue("released");
            return ValueTask.CompletedTask;
        }
    }
}
