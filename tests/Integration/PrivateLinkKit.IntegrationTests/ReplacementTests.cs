using PrivateLinkKit.Samples;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>
/// Properties that AWS cannot change require a replacement: created before the old resource is deleted if possible, otherwise after.
/// </summary>
public class ReplacementTests
{
    [Fact]
    public async Task Apply_AnswerThatASubnetHasMovedToItsNewRouteTableIsLost_GoesOn()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(WithNatGateways(NatGateways.OnePerZone));
        edge.Aws.Faults.On("ReplaceRouteTableAssociation").LoseAnswer();

        await edge.ApplyAsync(WithNatGateways(NatGateways.One));

        var second = await edge.PrivateLink.PlanAsync(WithNatGateways(NatGateways.One));
        Assert.True(second.IsEmpty, second.ToString());

        static PrivateLinkStack WithNatGateways(NatGateways natGateways) => PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(natGateways))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080))
            .ViaNlb()
            .Build();
    }

    [Fact]
    public async Task Apply_OtherImage_RollsTheServiceAndDropsTheOldRevision()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var changed = Stacks.Workload(task => task.Image(TaskApiImage.Name)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var result = await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal(["dogs/task", "dogs/service"], plan.Changes.Where(change => change.Action is not ChangeAction.None).Select(change => change.LogicalId));
        Assert.Empty(plan.Interruptions);
        Assert.EndsWith(":2", Assert.Single((await edge.Ecs.ListTaskDefinitionsAsync(new())).TaskDefinitionArns), StringComparison.Ordinal);
        Assert.Contains("task2", await GetAsync(edge, result.Endpoint("customer"), "/api/tasks"), StringComparison.Ordinal);
        await AssertConvergedAsync(edge, changed);
    }

    [Fact]
    public async Task Apply_OtherNetworkForTheService_IsRefusedUnlessConsumersMayBeCutOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var changed = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.40.0.0/24").AcrossZones(Stacks.Zones))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        var plan = await edge.PrivateLink.PlanAsync(changed);
        var before = edge.Aws.Requests.Count;

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));
        Assert.Equal(before, edge.Aws.Requests.Count);
        Assert.Contains(refused.Held, one => one.LogicalId == "dogs/nlb");
        Assert.Contains(refused.Held, one => one.LogicalId == "customer/endpoint");

        var result = await edge.ApplyConsentedAsync(plan);

        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer"), "/dogs"), StringComparison.Ordinal);
        await AssertConvergedAsync(edge, changed);
    }

    [Fact]
    public async Task Apply_SubnetSizeChanged_ReplacesSubnetsAndTheirResources()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var changed = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 27))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var result = await edge.ApplyConsentedAsync(plan);

        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer"), "/dogs"), StringComparison.Ordinal);
        await AssertConvergedAsync(edge, changed);
    }

    [Fact]
    public async Task Apply_OtherLoadBalancerName_TakesItsPlace()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("front")).WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var result = await edge.ApplyConsentedAsync(plan);

        Assert.Equal("front", Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new())).LoadBalancers).LoadBalancerName);
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer"), "/dogs"), StringComparison.Ordinal);
        await AssertConvergedAsync(edge, changed);
    }

    private static async Task AssertConvergedAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        var second = await edge.PrivateLink.PlanAsync(stack);
        Assert.True(second.IsEmpty, second.ToString());
        await edge.PrivateLink.DestroyAsync(stack);
        Assert.All((await edge.PrivateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }

    private static async Task<string> GetAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint, string path)
    {
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        return await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}:8080{path}"));
    }
}
