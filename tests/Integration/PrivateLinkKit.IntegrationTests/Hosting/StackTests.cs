using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Behavior of a host with its stacks.</summary>
public class StackTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Start_ByDefault_ReportsDifferencesAndChangesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack));
        Assert.Equal(StackState.NotVerified, host.Status.State);

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Differs);

        Assert.Equal((StackState.Differs, false, edge.Time.GetUtcNow()), (host.Status.State, host.Status.IsWorking, host.Status.At));
        Assert.All(host.Status.LastPlan!.Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.Contains("+ dogs/nlb", Assert.Single(host.Logs.Of(AppHost.Differs)), StringComparison.Ordinal);
        Assert.All(edge.Aws.Requests, request => Assert.Matches("^(Describe|List|Get)", request.Operation));
    }

    [Fact]
    public async Task Start_AVariableOfTheTasksDiffers_IsReportedWithoutItsValues()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With("hunter2"));
        await using var host = new AppHost(edge, link => link.AddStack(With("hunter3")).Services.AddHealthChecks().AddPrivateLinkStack("dogs"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Differs);

        var told = Assert.Single(host.Logs.Of(AppHost.Differs));
        Assert.Contains("ContainerDefinitions.Environment.PASSWORD: (hidden) -> (hidden)", told, StringComparison.Ordinal);
        var health = await host.HealthAsync("privatelink-stack-dogs");
        Assert.All(
            [.. host.Logs.All.Select(record => record.Text), $"{host.Status}", $"{health.Description} {string.Join(' ', health.Data.Values)}"],
            text => Assert.DoesNotContain("hunter", text, StringComparison.Ordinal));

        static PrivateLinkStack With(string password) => Stacks.Workload(task => task.WithEnvironment("PASSWORD", password))
            .ViaNlb(nlb => nlb.Listen(8080)).Build();
    }

    [Fact]
    public async Task Start_Apply_BringsAwsToWhatIsWanted()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => Stack), ("Stacks:dogs:AtStart", "apply"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.Equal((StackState.Converged, null), (host.Status.State, host.Status.LastError));
        Assert.NotNull(host.Status.LastResult!.Endpoint("customer"));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Start_Nothing_MakesNoCall()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => stack.AtStart = StartupAction.Nothing));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Empty(edge.Aws.Requests);
        Assert.Equal(StackState.NotVerified, host.Status.State);
    }

    [Fact]
    public async Task Start_AwsRefuses_TheHostRunsAndTriesAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Fail("UnauthorizedOperation", "You are not authorized", 403);
        await using var host = new AppHost(edge, link => link.AddStack(Stack));

        using (edge.Time.Hold())
        {
            await host.StartAsync();
            await host.Logs.NextAsync(AppHost.Failed);

            Assert.Equal("UnauthorizedOperation", Assert.IsType<AwsCallException>(host.Status.LastError).ErrorCode);
            Assert.Equal(StackState.Failed, host.Status.State);
        }

        await host.Logs.NextAsync(AppHost.Differs);
        Assert.Equal((StackState.Differs, null), (host.Status.State, host.Status.LastError));
        Assert.InRange(edge.Time.Elapsed, TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5.6));
    }

    [Fact]
    public async Task Reconcile_AwsRefuses_TriesAgainSoonerThanItWouldReconcile()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Fail("UnauthorizedOperation", "You are not authorized", 403);
        await using var host = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:ReconcileEvery", "1.00:00:00"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);
        await host.Logs.NextAsync(AppHost.Differs);

        var looks = LooksOf(edge);
        Assert.InRange(looks[1] - looks[0], TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5.6));
    }

    [Fact]
    public async Task Reconcile_LongestIntervalAndMostJitter_ComesWithinThem()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:ReconcileEvery", "30.00:00:00"), ("Stacks:dogs:Jitter", "0.5"));

        await host.StartAsync();
        for (var pass = 0; pass < 12; pass++)
        {
            await host.Logs.NextAsync(AppHost.Differs);
        }

        await host.StopAsync();
        var looks = LooksOf(edge);
        var pauses = looks.Zip(looks.Skip(1), (one, next) => next - one).ToList();
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.FromDays(15), TimeSpan.FromDays(45)));
        Assert.True(pauses.Max() - pauses.Min() > TimeSpan.FromDays(1));
        Assert.Empty(host.Logs.Of(AppHost.Left));
    }

    [Fact]
    public async Task Start_MustNotFailAndDiffers_FailsWithWhatDiffers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => stack.FailStart = true));

        var error = await Assert.ThrowsAsync<StackDiffersException>(host.StartAsync);

        Assert.Equal("dogs", error.Plan.StackName);
    }

    [Fact]
    public async Task Start_MustNotFailAndAwsRefuses_FailsWithThat()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Fail("UnauthorizedOperation", "You are not authorized", 403);
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => (stack.FailStart, stack.AtStart) = (true, StartupAction.Apply)));

        Assert.Equal("UnauthorizedOperation", (await Assert.ThrowsAsync<AwsCallException>(host.StartAsync)).ErrorCode);
    }

    [Fact]
    public async Task Start_MustNotFailAndApplies_IsOverWhenAwsIsAsWanted()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => (stack.FailStart, stack.AtStart) = (true, StartupAction.Apply)));

        await host.StartAsync();

        Assert.Equal(StackState.Converged, host.Status.State);
    }

    [Fact]
    public async Task Stop_DuringAnApply_EndsAtOnceAndTheNextHostContinues()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        await using (var host = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:AtStart", "Apply")))
        {
            using (edge.Time.Hold())
            {
                await host.StartAsync();
                await host.Logs.NextAsync(1011);
                await host.StopAsync();
            }

            await host.Logs.NextAsync(AppHost.Left);
            Assert.Equal((StackState.NotVerified, false, null), (host.Status.State, host.Status.IsWorking, host.Status.LastError));
        }

        await using var next = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:AtStart", "Apply"));
        await next.StartAsync();
        await next.Logs.NextAsync(AppHost.Converged);

        Assert.Equal(2, (await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Count);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Stop_AwsDoesNotAnswer_WaitsForSecondsOnly()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        edge.Aws.Faults.On("CreateVpc").Delay(TimeSpan.FromHours(1));
        edge.Aws.Faults.On("CreateVpc").Skip(1).Run(underWay.SetResult);
        await using var host = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:AtStart", "Apply"));
        Task stop;
        using (edge.Time.Hold())
        {
            await host.StartAsync();
            await underWay.Task;
            stop = host.StopAsync();
        }

        await stop;

        Assert.InRange(edge.Time.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Reconcile_RuleRemovedInAws_RestoresIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", "00:10:00"));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);
        using (edge.Time.Hold())
        {
            var rules = (await edge.Ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest())).SecurityGroupRules;
            var rule = rules.First(rule => rule.IsEgress is false && rule.FromPort == 8080);
            await edge.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = rule.GroupId,
                SecurityGroupRuleIds = [rule.SecurityGroupRuleId] });
        }

        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        Assert.Single(host.Status.LastResult!.Outcomes, outcome => outcome.Action is not ChangeAction.None);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_FactoryDescribesAnotherStackByThen_AppliesTheNewDescription()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var passes = 0;
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => ++passes == 1 ? Stacks.Service().Build() : Stack, Reconciled));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        Assert.Equal("customer", Assert.Single(host.Status.LastResult!.Endpoints).Consumer);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    [InlineData("cats")]
    public async Task Reconcile_FactoryDescribesNoSuchStack_ChangesNothingReportsItAndTriesAgain(string description)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var seen = new List<(int Calls, StackStatus Status)>();
        await using var host = new AppHost(edge, link => link.AddStack("dogs", Describe, Reconciled));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.NotDescribed);
        await host.Logs.NextAsync(AppHost.Failed);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        Assert.Contains(description, Assert.Single(host.Logs.Of(AppHost.NotDescribed)), StringComparison.Ordinal);
        Assert.Equal(seen[1].Calls, seen[2].Calls);
        Assert.Equal(StackState.Failed, seen[2].Status.State);
        Assert.Contains(description, seen[2].Status.LastError!.Message, StringComparison.Ordinal);

        PrivateLinkStack Describe(IServiceProvider services)
        {
            seen.Add((edge.Aws.Requests.Count, seen.Count == 0 ? new StackStatus { Name = "dogs" } : services.GetRequiredService<IStackMonitor>()
                .StatusOf("dogs")));
            return seen.Count == 2 ? Described(description) : Stack;
        }
    }

    [Fact]
    public async Task Start_FactoryDescribesNull_FailsTheStart()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => null!));

        Assert.Contains("'dogs' is null", (await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwoHostsApplyTheSameStack_BothConverge()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var one = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:AtStart", "Apply"));
        await using var other = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:AtStart", "Apply"));

        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        await Task.WhenAll(one.Logs.NextAsync(AppHost.Converged), other.Logs.NextAsync(AppHost.Converged));

        Assert.Equal(2, (await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Count);
    }

    [Fact]
    public async Task AddStack_Twice_IsLookedAfterOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack).Services.AddPrivateLink().AddStack(Stack));

        Assert.Single(host.Services.GetRequiredService<IStackMonitor>().Stacks);
        Assert.Single(host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>());
    }

    [Fact]
    public void AddStack_AnotherOfTheSameName_IsRefused() =>
        Assert.Contains("'dogs'",
            Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPrivateLink().AddStack(Stack).AddStack(Stacks.Service().Build())).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task AddStack_FactoryOfAnotherName_FailsTheStart()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack("cats", _ => Stack));

        Assert.Contains("'dogs'", (await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusOf_UnregisteredStack_IsRefusedByName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack));

        Assert.Contains("dogs", Assert.Throws<ArgumentException>(() => host.Services.GetRequiredService<IStackMonitor>().StatusOf("cats")).Message,
            StringComparison.Ordinal);
    }

    private static void Reconciled(StackOptions stack) => (stack.AtStart, stack.ReconcileEvery) = (StartupAction.Apply, TimeSpan.FromMinutes(10));

    private static PrivateLinkStack Described(string how) => how switch
    {
        "throws" => throw new InvalidDataException("the database throws"),
        "null" => null!,
        _ => Stacks.Workload(name: how).ViaNlb(nlb => nlb.Listen(8080)).Build(),
    };

    /// <summary>Returns the times at which a host read AWS.</summary>
    private static List<DateTimeOffset> LooksOf(TestEnvironment edge) =>
        [.. edge.Aws.Requests.Where(request => request.Operation == "DescribeVpcs").Select(request => request.At)];
}
