using PrivateLinkKit.Samples;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Many stacks of one account are planned with one reading of each list.</summary>
public class ManyStacksTests
{
    /// <summary>Lists are shared; what AWS returns for one resource at a time, and the home record, are not: 18 of the 31 calls for one stack.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task Plan_ManyUnchangedStacks_SharesLists(int count)
    {
        const int PerStack = 18;
        await using var edge = await TestEnvironment.StartAsync();
        var stacks = Enumerable.Range(1, count).Select(number => TaskApi($"task-api-{number}")).ToList();
        await Task.WhenAll(stacks.Select(stack => edge.ApplyAsync(stack)));
        var one = await edge.PrivateLink.PlanAsync(stacks[0]);
        var before = edge.Aws.Requests.Count;

        var plans = await edge.PrivateLink.PlanAsync(stacks);

        var seen = edge.Aws.Requests.Count - before;
        Assert.Equal(stacks.Select(stack => stack.Name), plans.Select(plan => plan.StackName));
        Assert.All(plans, plan => Assert.True(plan.IsEmpty, plan.ToString()));
        Assert.All(plans, plan => Assert.Equal(seen, plan.Calls.Values.Sum()));
        Assert.InRange(seen, 1, one.Calls.Values.Sum() + (PerStack * (count - 1)) + PagesOf(count));
    }

    [Fact]
    public async Task Plan_OneOfManyDiffers_IsPlannedOnEverythingAndCanBeApplied()
    {
        await using var edge = await TestEnvironment.StartAsync();
        PrivateLinkStack[] stacks = [Dogs("dogs").Build(), Dogs("cats").Build(), Dogs("birds").Build()];
        await edge.ApplyAsync(stacks[0]);
        await edge.ApplyAsync(stacks[1]);

        var plans = await edge.PrivateLink.PlanAsync([stacks[0], Dogs("cats").AllowPrincipal("222222222222").Build(), stacks[2]]);
        foreach (var plan in plans)
        {
            await edge.PrivateLink.ApplyAsync(plan);
        }

        Assert.True(plans[0].IsEmpty);
        Assert.Equal("cats/endpoint-service", Assert.Single(plans[1].Changes, change => change.Action is not ChangeAction.None).LogicalId);
        Assert.All(plans[2].Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.True((await edge.PrivateLink.PlanAsync(stacks[2])).IsEmpty);
    }

    [Fact]
    public async Task Plan_ServiceOfOneOfManyDeleted_SeesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        PrivateLinkStack[] stacks = [Dogs("dogs").Build(), Dogs("cats").Build()];
        await edge.ApplyAsync(stacks[0]);
        await edge.ApplyAsync(stacks[1]);
        await edge.Ecs.DeleteServiceAsync(new() { Cluster = "cats", Service = "cats", Force = true });

        var plans = await edge.PrivateLink.PlanAsync(stacks);

        Assert.True(plans[0].IsEmpty);
        Assert.Equal("cats/service", Assert.Single(plans[1].Changes, change => change.Action is not ChangeAction.None).LogicalId);
    }

    [Fact]
    public async Task Plan_SideWithARoleOfItsOwn_IsReadInThatRole()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Dogs("dogs")
            .ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).AsRole("arn:aws:iam::000000000000:role/deployer")).Build();
        var other = Dogs("cats").Build();
        await edge.ApplyAsync(stack);
        await edge.ApplyAsync(other);

        var plans = await edge.PrivateLink.PlanAsync([other, stack]);

        Assert.All(plans, plan => Assert.True(plan.IsEmpty, plan.ToString()));
    }

    [Fact]
    public async Task Plan_NoStacks_CallsNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();

        Assert.Empty(await edge.PrivateLink.PlanAsync([]));
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Plan_SameStackTwice_IsRefused()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => edge.PrivateLink.PlanAsync([Dogs("dogs").Build(), Dogs("dogs").Build()]));

        Assert.Contains("dogs", error.Message, StringComparison.Ordinal);
    }

    /// <summary>AWS returns the tags of 20 resources of ELB in a call, and a hundred route tables.</summary>
    private static int PagesOf(int count) => (6 * count / 20) + (4 * count / 100);

    private static PrivateLinkStackBuilder Dogs(string name) => Stacks.Workload(name: name).ViaNlb(nlb => nlb.Listen(8080));

    private static PrivateLinkStack TaskApi(string name) => PrivateLink.ExposeService(name)
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Stacks.Zones))
        .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .ConsumeFrom("customer", customer => customer
            .InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
            .InSubnets(SubnetTier.Public))
        .Build();
}
