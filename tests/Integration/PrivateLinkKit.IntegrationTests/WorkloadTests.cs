using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Tasks and load balancers beyond the basic case: existing clusters, custom names, failures, changes in place.</summary>
public class WorkloadTests
{
    [Fact]
    public async Task Apply_UsedCluster_RunsThereAndLeavesItAsItWas()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.Ecs.CreateClusterAsync(new() { ClusterName = "shared" });
        var stack = Stacks.Workload(task => task.UseCluster("shared")).ViaNlb().Build();

        await edge.ApplyAsync(stack);
        var unchanged = await edge.PrivateLink.PlanAsync(stack);
        var running = await edge.Ecs.DescribeServicesAsync(new() { Cluster = "shared", Services = ["dogs"] });
        await edge.PrivateLink.DestroyAsync(stack);
        var left = await edge.Ecs.DescribeClustersAsync(new() { Clusters = ["shared"], Include = ["TAGS"] });

        Assert.True(unchanged.IsEmpty);
        Assert.Equal(2, Assert.Single(running.Services).RunningCount);
        Assert.Equal("ACTIVE", Assert.Single(left.Clusters).Status);
        Assert.Empty(left.Clusters[0].Tags ?? []);
    }

    [Fact]
    public async Task Destroy_TaskDefinitionDeregisteredOnly_DeletesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload().ViaNlb().Build();
        await edge.ApplyAsync(stack);
        edge.Aws.Faults.On("DeleteTaskDefinitions").Fail("AccessDeniedException");
        await Assert.ThrowsAsync<ApplyException>(() => edge.PrivateLink.DestroyAsync(stack));
        var before = await edge.Ecs.ListTaskDefinitionsAsync(new() { Status = "INACTIVE" });

        await edge.PrivateLink.DestroyAsync(stack);

        Assert.Single(before.TaskDefinitionArns);
        Assert.Empty((await edge.Ecs.ListTaskDefinitionsAsync(new() { Status = "INACTIVE" })).TaskDefinitionArns ?? []);
    }

    [Fact]
    public async Task Apply_ClusterNameTaken_IsRefusedAndLeavesThatClusterToItsOwner()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.Ecs.CreateClusterAsync(new() { ClusterName = "dogs" });
        var stack = Stacks.Workload().ViaNlb().Build();

        var error = await Assert.ThrowsAsync<PreflightException>(() => edge.ApplyAsync(stack));
        await edge.PrivateLink.DestroyAsync(stack);
        var left = await edge.Ecs.DescribeClustersAsync(new() { Clusters = ["dogs"] });

        Assert.Equal([(PreflightCode.NameTaken, "dogs/cluster")], error.Findings.Select(finding => (finding.Code, finding.LogicalId)));
        Assert.Equal("ACTIVE", Assert.Single(left.Clusters).Status);
    }

    [Fact]
    public async Task Apply_ImageCannotBePulled_ReportsWhyAndRetriesAfterTheFix()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload(task => task.Image("no/such")).ViaNlb().Build();

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(stack));
        edge.Aws.Images.Add("no/such", app => app.MapGet("/", () => "here now"));
        var plan = await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Contains("CannotPullContainerError", Assert.Single(error.Outcomes, outcome => outcome.Error is not null).Error!.Message,
            StringComparison.Ordinal);
        Assert.Equal("dogs/service", Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None).LogicalId);
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_NotWaitingForTasks_EndsAlthoughNoneRuns()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload(task => task.Image("no/such")).ViaNlb().Build();

        var result = await edge.PrivateLink.ApplyAsync(await edge.PrivateLink.PlanAsync(stack), applyOptions: new ApplyOptions { WaitForTasks = false });

        Assert.All(result.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.DoesNotContain("DescribeTargetHealth", result.Calls.Keys);
    }

    [Fact]
    public async Task Apply_LoadBalancerWithANameOfItsOwn_IsFoundAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload().ViaNlb(nlb => nlb.WithName("front-door")).Build();

        await edge.ApplyAsync(stack);
        var unchanged = await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.DestroyAsync(stack);
        var left = await edge.ElbV2.DescribeLoadBalancersAsync(new());

        Assert.True(unchanged.IsEmpty);
        Assert.Empty(left.LoadBalancers ?? []);
    }

    [Fact]
    public async Task Apply_LoadBalancerOfAnotherWithOurPrefix_IsLeftAlone()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stranger = Stacks.Workload(name: "dogs-too").ViaNlb().Build();
        await edge.ApplyAsync(stranger);
        var stack = Stacks.Workload().ViaNlb().Build();

        await edge.ApplyAsync(stack);
        await edge.PrivateLink.DestroyAsync(stack);

        Assert.True((await edge.PrivateLink.PlanAsync(stranger)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ChangesThatAwsMakesInPlace_ReplaceNothingAndThenTheyAreThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Workload().BehindAlb().ViaNlb(nlb => nlb.Listen(80)).WithTag("team", "pets").Build());
        var changed = Stacks.Workload(task => task.Count(3))
            .BehindAlb(alb => alb.KeepInvalidHeaderFields().HealthCheck("/", check => check.HealthyAfter(3).Expect("200-299")))
            .ViaNlb(nlb => nlb.Listen(81).CrossZone())
            .WithTag("owner", "dogs").Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal(0, plan.Count(ChangeAction.Create) + plan.Count(ChangeAction.Replace) + plan.Count(ChangeAction.Delete));
        Assert.Equal(
            [
                "DesiredCount", "HealthyThresholdCount", "LoadBalancerAttributes.load_balancing.cross_zone.enabled",
                "LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled", "Matcher", "Port", "Tags",
            ],
            plan.Changes.SelectMany(change => change.Properties).Select(property => property.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty((await edge.PrivateLink.PlanAsync(changed)).Changes.SelectMany(
            change => change.Properties, (change, property) => $"{change}: {property}"));
    }

    [Theory]
    [InlineData("CreateTargetGroup")]
    [InlineData("CreateListener")]
    [InlineData("CreateCluster")]
    [InlineData("RegisterTaskDefinition")]
    [InlineData("CreateService")]
    [InlineData("RegisterTargets")]
    public async Task Apply_AnswerOfACallLost_MakesNothingTwice(string operation)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload().BehindAlb().ViaNlb().Build();
        edge.Aws.Faults.On(operation).LoseAnswer();

        await edge.ApplyAsync(stack);

        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
        Assert.Equal("dogs-task:1", Assert.Single((await edge.Ecs.ListTaskDefinitionsAsync(new())).TaskDefinitionArns).Split('/')[^1]);
    }

    [Theory]
    [InlineData("RegisterTargets", "InvalidTarget", "The load balancer is not in a valid state")]
    [InlineData("CreateService", "InvalidParameterException", "Unable to assume the service linked role.")]
    public async Task Apply_AwsDoesNotSeeWhatWasMadeYet_TriesAgain(string operation, string code, string message)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload().BehindAlb().ViaNlb().Build();
        edge.Aws.Faults.On(operation).Fail(code, message);

        await edge.ApplyAsync(stack);

        Assert.Contains(edge.Aws.Requests, request => (request.Operation, request.ErrorCode) == (operation, code));
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }
}
