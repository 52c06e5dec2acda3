using System.Collections.Concurrent;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

public class ExecutionTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Apply_EveryChange_IsReportedFromStartToDone()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var events = new EventLog();

        var result = await edge.ApplyAsync(Stack, events);

        foreach (var outcome in result.Outcomes)
        {
            var of = events.Where(happened => happened.LogicalId == outcome.LogicalId).ToList();
            Assert.IsType<ChangeStarted>(of[0]);
            Assert.Equal(outcome.PhysicalId, Assert.IsType<ChangeDone>(of[^1]).PhysicalId);
        }
    }

    [Fact]
    public async Task ApplyAndDestroy_EveryEvent_CarriesStackTimeAndCount()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (applied, destroyed) = (new EventLog(), new EventLog());
        var start = edge.Time.GetUtcNow();

        var result = await edge.ApplyAsync(Stack, applied);
        await edge.PrivateLink.DestroyAsync(Stack, destroyed);

        foreach (var events in (EventLog[])[applied, destroyed])
        {
            var ends = events.Where(happened => happened is ChangeDone).ToList();
            Assert.All(events, happened => Assert.Equal(("dogs", ends.Count), (happened.StackName, happened.Total)));
            Assert.All(events, happened => Assert.InRange(happened.At, start, edge.Time.GetUtcNow()));
            Assert.Equal(Enumerable.Range(1, ends.Count), ends.Select(happened => happened.Finished).Order());
        }

        Assert.Equal(result.Outcomes.Count, applied.First().Total);
    }

    [Fact]
    public async Task Apply_Result_NamesServiceIdAndServiceName()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.ApplyAsync(Stack);

        Assert.StartsWith("vpce-svc-", result.ServiceId, StringComparison.Ordinal);
        Assert.EndsWith($".{result.ServiceId}", result.ServiceName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_PlanMadeByHand_IsRefused()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => edge.PrivateLink.ApplyAsync(new Plan { StackName = "dogs" }));

        Assert.Contains("not made by PlanAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_AwsChangedSinceThePlan_StopsBeforeAnyChange()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        await edge.ApplyAsync(Stack);
        var before = edge.Aws.Requests.Count;

        await Assert.ThrowsAsync<StalePlanException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|Get|List)", request.Operation));
    }

    [Theory]
    [InlineData("DescribeTags", "TargetGroupNotFound")]
    [InlineData("DescribeVpcAttribute", "InvalidVpcID.NotFound")]
    [InlineData("DescribeVpcEndpointServicePermissions", "InvalidVpcEndpointServiceId.NotFound")]
    public async Task Plan_ResourceGoneBetweenListAndDetails_ReadsAgain(string operation, string code)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On(operation).Fail(code);

        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
        Assert.Contains(edge.Aws.Requests, request => (request.Operation, request.ErrorCode) == (operation, code));
    }

    [Fact]
    public async Task Plan_AwsCannotBeRead_ReportsWhyWithTheCode()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Fail("UnauthorizedOperation", "You may not.", 403);

        var error = await Assert.ThrowsAsync<AwsCallException>(() => edge.PrivateLink.PlanAsync(Stack));

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
        Assert.Contains("dogs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OneCreateRefused_FinishesTheRestAndContinuesLater()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateLoadBalancer").Fail("TooManyLoadBalancers");

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stack));

        var failed = Assert.Single(error.Outcomes, outcome => outcome.Status is ChangeStatus.Failed);
        Assert.Equal("dogs/nlb", failed.LogicalId);
        Assert.Contains("TooManyLoadBalancers", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Outcomes, outcome => outcome is { LogicalId: "dogs/endpoint-service", Status: ChangeStatus.NotStarted });
        Assert.Contains(error.Outcomes, outcome => outcome is { LogicalId: "customer/vpc", Status: ChangeStatus.Done });

        await edge.ApplyAsync(Stack);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_CreatedResourceCannotBeUpdated_ReportsItAfterOneAttempt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("ModifyVpcAttribute").Times(int.MaxValue).Fail("UnauthorizedOperation", status: 403);
        var events = new EventLog();

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stack, events));

        var made = (await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Select(vpc => vpc.VpcId).Order();
        Assert.Equal(made, error.Outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed).Select(outcome => outcome.PhysicalId).Order());
        Assert.Single(events, happened => happened is ChangeFailed { LogicalId: "dogs/vpc" });
    }

    [Fact]
    public async Task Apply_FailsWhileRulesStillNameAGroupThatGoes_EndsAtOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Workload().BehindAlb(alb => alb.Listen(8080)).ViaNlb(nlb => nlb.Listen(8080)).Build());
        edge.Aws.Faults.On("ModifyVpcEndpointServicePermissions").Times(int.MaxValue).Fail("UnauthorizedOperation", status: 403);
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().AllowPrincipal("222222222222").Build());
        var start = edge.Time.Elapsed;

        var error = await Assert.ThrowsAsync<ApplyException>(() =>
            edge.ApplyConsentedAsync(plan));

        Assert.Contains(error.Outcomes, outcome => outcome is { LogicalId: "dogs/nlb-group/rules", Status: ChangeStatus.Unfinished });
        Assert.Contains(error.Outcomes, outcome => outcome is { LogicalId: "dogs/alb-group", Status: ChangeStatus.NotStarted });
        Assert.InRange(edge.Time.Elapsed - start, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Apply_Throttled_SlowsDownAndSucceeds()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateSubnet").Times(2).Throttle();

        await edge.ApplyAsync(Stack);

        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Theory]
    [InlineData("CreateVpc")]
    [InlineData("CreateSubnet")]
    [InlineData("CreateSecurityGroup")]
    [InlineData("CreateLoadBalancer")]
    [InlineData("CreateVpcEndpointServiceConfiguration")]
    [InlineData("CreateVpcEndpoint")]
    public async Task Apply_AnswerOfACreateLost_MakesNoSecondOne(string operation)
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On(operation).LoseAnswer();

        await edge.ApplyAsync(Stack);

        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
        Assert.Equal(2, (await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Count);
    }

    [Fact]
    public async Task Apply_Cancelled_CanBeContinued()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        using var stop = new CancellationTokenSource();
        var stopAtTheFirstSubnet = new EventLog(happened =>
        {
            if (happened is ChangeDone { ResourceType: "AWS::EC2::Subnet" })
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge.PrivateLink.ApplyAsync(plan, stopAtTheFirstSubnet, cancellationToken: stop.Token));

        await edge.ApplyAsync(Stack);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Theory]
    [InlineData("ReleaseAddress", "AuthFailure")]
    [InlineData("DeleteSecurityGroup", "DependencyViolation")]
    [InlineData("DeleteTargetGroup", "ResourceInUse")]
    [InlineData("DeleteCluster", "ClusterContainsTasksException")]
    public async Task Destroy_StillUsedForAWhile_WaitsAndGoesOn(string operation, string code)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On(operation).Fail(code);

        var result = await edge.PrivateLink.DestroyAsync(Stack);

        Assert.Contains(edge.Aws.Requests, request => (request.Operation, request.ErrorCode) == (operation, code));
        Assert.All(result.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
    }

    [Fact]
    public async Task Apply_Cancelled_ReportsNoFailure()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        using var stop = new CancellationTokenSource();
        var events = new EventLog(_ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge.PrivateLink.ApplyAsync(plan, events, cancellationToken: stop.Token));

        Assert.DoesNotContain(events, happened => happened is ChangeFailed);
    }

    [Fact]
    public async Task ApplyAndDestroy_SinkThatThrows_GoOn()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var broken = new EventLog(_ => throw new InvalidOperationException("The console is gone."));

        var result = await edge.ApplyAsync(Stack, broken);
        await edge.PrivateLink.DestroyAsync(Stack, broken);

        Assert.All(result.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task ApplyAndDestroy_OneCallAtATime_GetThrough()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        options.MaxParallelism = 1;
        using var privateLink = new PrivateLinkProvisioner(options);

        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        await privateLink.DestroyAsync(Stack);

        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Apply_EveryResourceOfEc2_CarriesItsOwnershipTagsFromTheStart()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.ApplyAsync(Stack);

        var made = result.Outcomes
            .Where(outcome => outcome.ResourceType.StartsWith("AWS::EC2::", StringComparison.Ordinal)
            && outcome.ResourceType is not "AWS::EC2::SecurityGroupRules")
            .Select(outcome => outcome.PhysicalId);
        var tags = (await edge.Ec2.DescribeTagsAsync(
            new DescribeTagsRequest { Filters = [new Filter { Name = "key", Values = ["privatelinkkit:stack"] }] })).Tags;
        Assert.Equal(made.Order(StringComparer.Ordinal), tags.Select(tag => tag.ResourceId).Order(StringComparer.Ordinal));
        Assert.All(tags, tag => Assert.Equal("dogs", tag.Value));
        // The applied-revision tag, which is set last.
        var tagged = edge.Aws.Requests.Where(request => request.Operation is "CreateTags" or "AddTags" or "TagResource");
        Assert.Equal("CreateTags", Assert.Single(tagged).Operation);
    }

    private sealed class EventLog(Action<ProvisioningEvent>? also = null) : IProgress<ProvisioningEvent>, IEnumerable<ProvisioningEvent>
    {
        private readonly ConcurrentQueue<ProvisioningEvent> _events = new();

        public void Report(ProvisioningEvent value)
        {
            _events.Enqueue(value);
            also?.Invoke(value);
        }

        public IEnumerator<ProvisioningEvent> GetEnumerator() => _events.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
