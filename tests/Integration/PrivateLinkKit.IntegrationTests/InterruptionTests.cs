using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A host may die at any call. Whatever is there then, the same verb run again gets to the same end.</summary>
public class InterruptionTests
{
    private static readonly PrivateLinkStack Stack = TaskApiStack.In(Edge.Region);

    public static TheoryData<int> SomeCalls => [0, 14, 21, 30, 37, 46, 53, 58];

    [Theory]
    [MemberData(nameof(SomeCalls))]
    public async Task Apply_KilledAtAnyCall_GoesOnWithoutMakingAnythingTwice(int call)
    {
        await using var edge = await Edge.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        await KilledAtAsync(edge, call, () => edge.PrivateLink.ApplyAsync(plan));
        await edge.ApplyAsync(Stack);

        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
        Assert.Equal(2, (await edge.Ec2.DescribeVpcsAsync(new())).Vpcs.Count);
    }

    [Theory]
    [MemberData(nameof(SomeCalls))]
    public async Task Destroy_KilledAtAnyCall_GoesOnAndLeavesNothing(int call)
    {
        await using var edge = await Edge.StartAsync();
        await edge.ApplyAsync(Stack);

        await KilledAtAsync(edge, call, () => edge.PrivateLink.DestroyAsync(Stack));
        await edge.PrivateLink.DestroyAsync(Stack);

        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(new())).Vpcs ?? []);
        Assert.Empty((await edge.Ec2.DescribeAddressesAsync(new())).Addresses ?? []);
        Assert.Empty((await edge.ElbV2.DescribeLoadBalancersAsync(new())).LoadBalancers ?? []);
        Assert.Empty((await edge.ElbV2.DescribeTargetGroupsAsync(new())).TargetGroups ?? []);
        Assert.Empty((await edge.Ecs.ListTaskDefinitionsAsync(new())).TaskDefinitionArns ?? []);
    }

    /// <summary>The call is executed and its answer never seen; no later one reaches AWS.</summary>
    private static async Task KilledAtAsync(Edge edge, int call, Func<Task> verb)
    {
        edge.Aws.Faults.On("*").Skip(call).LoseAnswer();
        edge.Aws.Faults.On("*").Skip(call + 1).Times(int.MaxValue).Fail("UnauthorizedOperation");
        Assert.NotNull(await Record.ExceptionAsync(verb));
        edge.Aws.Faults.Clear();
    }
}
