namespace PrivateLinkKit.IntegrationTests;

/// <summary>A complete apply sets a tag, and while it exists a plan does not read resources that AWS protects while in use.</summary>
public class ReadingDepthTests
{
    private const string Mark = "privatelinkkit:applied";

    /// <summary>Call made only by a full reading.</summary>
    private const string DeepestCall = "DescribeAddresses";

    private static readonly PrivateLinkStack Stack = Service.Build();
    private static readonly PlanOptions Thorough = new() { Thorough = true };

    private static PrivateLinkStackBuilder Service => Stacks.Service().WithConsumer();

    [Fact]
    public async Task Plan_AfterACompleteApply_ReadsLessAndIsEmpty()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var usual = await edge.PrivateLink.PlanAsync(Stack);
        var thorough = await edge.PrivateLink.PlanAsync(Stack, Thorough);

        Assert.True(usual.IsEmpty);
        Assert.DoesNotContain(DeepestCall, usual.Calls.Keys);
        Assert.True(thorough.IsEmpty);
        Assert.Contains(DeepestCall, thorough.Calls.Keys);
        Assert.Equal(thorough.Changes.Select(change => change.LogicalId), usual.Changes.Select(change => change.LogicalId));
    }

    [Fact]
    public async Task Apply_OfAnEmptyPlan_ChangesNothingAndKnowsTheEndpoints()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var first = await edge.ApplyAsync(Stack);
        var before = edge.Aws.Requests.Count;

        var second = await edge.ApplyAsync(Stack);

        Assert.Equal(first.Endpoint("customer").DnsName, second.Endpoint("customer").DnsName);
        Assert.Empty(Writes(edge, before));
    }

    [Fact]
    public async Task Apply_SomethingToChange_TakesTheMarkAwayFirstAndPutsItBackLast()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var before = edge.Aws.Requests.Count;

        await edge.ApplyAsync(Service.AllowPrincipal("222222222222").Build());

        var writes = Writes(edge, before);
        Assert.Equal("DeleteTags", writes[0]);
        Assert.Equal("CreateTags", writes[^1]);
        Assert.NotNull(await MarkOfAsync(edge));
    }

    [Fact]
    public async Task Plan_ApplyThatBrokeOffInBetween_ReadsEverything()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On("ModifyVpcEndpointServicePermissions").Fail("UnauthorizedOperation", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Service.AllowPrincipal("222222222222").Build()));

        var plan = await edge.PrivateLink.PlanAsync(Stack);

        Assert.Null(await MarkOfAsync(edge));
        Assert.Contains(DeepestCall, plan.Calls.Keys);
    }

    [Fact]
    public async Task Plan_OtherDescription_ReadsEverything()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var plan = await edge.PrivateLink.PlanAsync(Service.WithTag("team", "dogs").Build());

        Assert.Contains(DeepestCall, plan.Calls.Keys);
        Assert.False(plan.IsEmpty);
    }

    [Fact]
    public async Task Apply_NoChangesAndNoRevisionTag_SetsTheTag()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var made = await edge.ApplyAsync(Stack);
        await edge.Ec2.DeleteTagsAsync(new() { Resources = [IdOf(made, "dogs/endpoint-service")], Tags = [new() { Key = Mark }] });

        var unmarked = await edge.PrivateLink.PlanAsync(Stack);
        await edge.PrivateLink.ApplyAsync(unmarked);
        var marked = await edge.PrivateLink.PlanAsync(Stack);

        Assert.True(unmarked.IsEmpty);
        Assert.Contains(DeepestCall, unmarked.Calls.Keys);
        Assert.DoesNotContain(DeepestCall, marked.Calls.Keys);
    }

    [Fact]
    public async Task Apply_EdgeThatRefusesTheMark_SucceedsAllTheSame()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateTags").Fail("UnauthorizedOperation", status: 403);

        var result = await edge.ApplyAsync(Stack);

        Assert.All(result.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Plan_ServiceRolledToAnotherRevision_SeesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var family = (await edge.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = "dogs-task" })).TaskDefinition;
        var other = await edge.Ecs.RegisterTaskDefinitionAsync(new()
        {
            Family = family.Family,
            ContainerDefinitions = [new() { Name = family.ContainerDefinitions[0].Name, Image = family.ContainerDefinitions[0].Image,
                PortMappings = [new() { ContainerPort = 8080 }] }],
            Cpu = family.Cpu,
            Memory = family.Memory,
            NetworkMode = family.NetworkMode,
            RequiresCompatibilities = family.RequiresCompatibilities,
        });
        await edge.Ecs.UpdateServiceAsync(new() { Cluster = "dogs", Service = "dogs", TaskDefinition = other.TaskDefinition.TaskDefinitionArn });

        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var change = Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal("dogs/service", change.LogicalId);
        Assert.Equal("TaskDefinition", Assert.Single(change.Properties).Name);
    }

    [Fact]
    public Task Plan_LoadBalancerAttributeChanged_IsSeenByAThoroughPlanOnly() => OnlyThoroughSeesAsync("dogs/nlb", async (edge, made) =>
        await edge.ElbV2.ModifyLoadBalancerAttributesAsync(new()
        {
            LoadBalancerArn = IdOf(made, "dogs/nlb"),
            Attributes = [new() { Key = "load_balancing.cross_zone.enabled", Value = "true" }],
        }));

    [Fact]
    public Task Plan_ClusterTagChanged_IsSeenByAThoroughPlanOnly() => OnlyThoroughSeesAsync("dogs/cluster", async (edge, made) =>
        await edge.Ecs.TagResourceAsync(new() { ResourceArn = IdOf(made, "dogs/cluster"), Tags = [new() { Key = "Name", Value = "mine" }] }));

    [Fact]
    public Task Plan_TaskDefinitionTagChanged_IsSeenByAThoroughPlanOnly() => OnlyThoroughSeesAsync("dogs/task", async (edge, made) =>
        await edge.Ecs.TagResourceAsync(new() { ResourceArn = IdOf(made, "dogs/task"), Tags = [new() { Key = "Name", Value = "mine" }] }));

    [Fact]
    public Task Plan_AddressTagChanged_IsSeenByAThoroughPlanOnly() => OnlyThoroughSeesAsync("dogs/nat-ip-eu-west-1a", async (edge, made) =>
        await edge.Ec2.CreateTagsAsync(new() { Resources = [IdOf(made, "dogs/nat-ip-eu-west-1a")], Tags = [new() { Key = "Name", Value = "mine" }] }));

    private static async Task OnlyThoroughSeesAsync(string logicalId, Func<TestEnvironment, ApplyResult, Task> drift)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await drift(edge, await edge.ApplyAsync(Stack));

        var usual = await edge.PrivateLink.PlanAsync(Stack);
        var thorough = await edge.PrivateLink.PlanAsync(Stack, Thorough);
        await edge.PrivateLink.ApplyAsync(thorough);

        Assert.True(usual.IsEmpty);
        Assert.Equal(logicalId, Assert.Single(thorough.Changes, change => change.Action is not ChangeAction.None).LogicalId);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack, Thorough)).IsEmpty);
    }

    private static List<string> Writes(TestEnvironment edge, int since) =>
        [.. edge.Aws.Requests.Skip(since).Select(request => request.Operation)
            .Where(operation => !operation.StartsWith("Describe", StringComparison.Ordinal) && !operation.StartsWith("List", StringComparison.Ordinal))];

    private static async Task<string?> MarkOfAsync(TestEnvironment edge) =>
        (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations.Single().Tags.Find(tag => tag.Key == Mark)?.Value;

    private static string IdOf(ApplyResult made, string logicalId) => made.Outcomes.Single(outcome => outcome.LogicalId == logicalId).PhysicalId!;
}
