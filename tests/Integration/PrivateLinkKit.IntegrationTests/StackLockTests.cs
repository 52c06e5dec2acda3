using System.Collections.Concurrent;
using Amazon.Runtime;

namespace PrivateLinkKit.IntegrationTests;

public class StackLockTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();

    [Fact]
    public async Task ApplyAndDestroy_LockOfTheHost_IsHeldThroughoutAndNotForPlans()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var held = new RecordingLock();
        using var privateLink = Provisioner(edge, held);

        var plan = await privateLink.PlanAsync(Stack);
        Assert.Empty(held.Events);
        await privateLink.ApplyAsync(plan, new Recorded(_ => held.Events.Enqueue("step")));
        await privateLink.DestroyAsync(Stack);

        var scope = new StackLockScope { StackName = "dogs", Account = TestEnvironment.Account, Region = TestEnvironment.Region,
            ServiceUrl = edge.Aws.ServiceUrl }.ToString();
        Assert.Equal([scope, "step", "released", scope, "released"], Told(held));
    }

    [Fact]
    public async Task Apply_TwoKeyPairsOfOneAccount_LockEachOtherByTheAccountThatStsNames()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var held = new RecordingLock();
        foreach (var key in (string[])["AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE"])
        {
            using var privateLink = Provisioner(edge, held, key);
            await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
            await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        }

        Assert.Equal(TestEnvironment.Account, Assert.Single(held.Scopes.Distinct()).Account);
        Assert.Equal(2, edge.Aws.Requests.Count(request => request.Operation == "GetCallerIdentity"));
    }

    [Fact]
    public async Task Apply_TwoKeyPairsOfOneAccountAtOnce_OneFindsItsPlanOutdated()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var one = Provisioner(edge, StackLocks.InProcess, "AKIAIOSFODNN7EXAMPLE");
        using var other = Provisioner(edge, StackLocks.InProcess, "AKIAI44QH8DHBEXAMPLE");
        var plans = await Task.WhenAll(one.PlanAsync(Stack), other.PlanAsync(Stack));

        var ends = await Task.WhenAll(Record.ExceptionAsync(() => one.ApplyAsync(plans[0])), Record.ExceptionAsync(() => other.ApplyAsync(plans[1])));

        Assert.Single(ends, end => end is null);
        Assert.Single(ends, end => end is StalePlanException);
    }

    [Fact]
    public async Task Apply_ProvidersRole_IsLockedByItsAccountWithoutAskingSts()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var held = new RecordingLock();
        using var privateLink = Provisioner(edge, held);
        var stack = Stacks.Service().AsRole("arn:aws:iam::222222222222:role/deployer").Build();

        await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));

        Assert.Equal("222222222222", Assert.Single(held.Scopes).Account);
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Operation == "GetCallerIdentity");
    }

    [Fact]
    public async Task Apply_StsRefuses_ChangesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        edge.Aws.Faults.On("GetCallerIdentity").Fail("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
        using var other = Provisioner(edge, StackLocks.InProcess);

        var error = await Assert.ThrowsAsync<AwsCallException>(() => other.ApplyAsync(plan));

        Assert.Equal("InvalidClientTokenId", error.ErrorCode);
        Assert.Contains("could not be identified", error.Message, StringComparison.Ordinal);
        Assert.True((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs is null or []);
    }

    [Fact]
    public async Task Apply_LockRefuses_EndsWithThatExceptionAndChangesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var refusal = new TimeoutException("taken");
        using var privateLink = Provisioner(edge, new RecordingLock { Refusal = refusal });
        var plan = await privateLink.PlanAsync(Stack);

        Assert.Same(refusal, await Record.ExceptionAsync(() => privateLink.ApplyAsync(plan)));
        Assert.Same(refusal, await Record.ExceptionAsync(() => privateLink.DestroyAsync(Stack)));

        Assert.True((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs is null or []);
    }

    [Fact]
    public async Task Apply_TwoProvisionersOfOneProcessAtOnce_OneFindsItsPlanOutdated()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var other = new PrivateLinkProvisioner(edge.Options());
        var plans = await Task.WhenAll(edge.PrivateLink.PlanAsync(Stack), other.PlanAsync(Stack));

        var ends = await Task.WhenAll(
            Record.ExceptionAsync(() => edge.PrivateLink.ApplyAsync(plans[0])), Record.ExceptionAsync(() => other.ApplyAsync(plans[1])));

        Assert.Single(ends, end => end is null);
        Assert.Single(ends, end => end is StalePlanException);
    }

    /// <summary>Returns the events without repetitions.</summary>
    private static IEnumerable<string> Told(RecordingLock held)
    {
        var events = held.Events.ToList();
        return events.Where((happened, at) => at == 0 || happened != events[at - 1]);
    }

    private static PrivateLinkProvisioner Provisioner(TestEnvironment edge, IStackLock held, string? accessKeyId = null)
    {
        var options = edge.Options();
        options.Lock = held;
        options.Credentials = accessKeyId is null ? options.Credentials : new BasicAWSCredentials(accessKeyId, "secret");
        return new PrivateLinkProvisioner(options);
    }

    private sealed class Recorded(Action<ProvisioningEvent> told) : IProgress<ProvisioningEvent>
    {
        public void Report(ProvisioningEvent value) => told(value);
    }

    private sealed class RecordingLock : IStackLock, IAsyncDisposable
    {
        public ConcurrentQueue<string> Events { get; } = [];

        public ConcurrentQueue<StackLockScope> Scopes { get; } = [];

        public Exception? Refusal { get; init; }

        public Task<IAsyncDisposable> AcquireAsync(StackLockScope scope, CancellationToken cancellationToken)
        {
            Events.Enqueue(scope.ToString());
            Scopes.Enqueue(scope);
            return Refusal is null ? Task.FromResult<IAsyncDisposable>(this) : Task.FromException<IAsyncDisposable>(Refusal);
        }

        public ValueTask DisposeAsync()
        {
            Events.Enqueue("released");
            return ValueTask.CompletedTask;
        }
    }
}
