using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>ECS goes on describing what was deleted, tags included: services and clusters for an hour, revisions while tasks use them.</summary>
public class GoneInEcsTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Plan_ServiceIsInactive_IsNotAdopted()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await DeleteServiceAsync(edge);

        await AssertMadeAnewAsync(edge, "dogs/service");
    }

    [Fact]
    public async Task Plan_ClusterIsInactive_IsNotAdopted()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await DeleteServiceAsync(edge);
        await edge.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "dogs" });
        var gone = Assert.Single((await edge.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["dogs"], Include = ["TAGS"] })).Clusters);
        Assert.Equal("INACTIVE", gone.Status);

        await AssertMadeAnewAsync(edge, "dogs/cluster", "dogs/service");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_RevisionIsBeingDeleted_IsNotAdopted(bool listsLag)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var revision = Assert.Single((await edge.Ecs.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest())).TaskDefinitionArns);
        await edge.PassAsync(TimeSpan.FromSeconds(30));
        await edge.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = revision });
        await edge.Ecs.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = [revision] });
        var gone = await edge.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = revision, Include = ["TAGS"] });
        Assert.Equal("DELETE_IN_PROGRESS", gone.TaskDefinition.Status.Value);
        if (listsLag)
        {
            edge.Aws.Faults.On("ListTaskDefinitions").Times(2).LagBehind(TimeSpan.FromSeconds(10));
        }

        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var task = plan.Changes.Single(change => change.LogicalId == "dogs/task");
        Assert.Equal((ChangeAction.Create, null), (task.Action, task.PhysicalId));
        await edge.PrivateLink.ApplyAsync(plan);
        var service = Assert.Single((await edge.Ecs.DescribeServicesAsync(new() { Cluster = "dogs", Services = ["dogs"] })).Services);
        Assert.NotEqual(revision, service.TaskDefinition);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    private static async Task DeleteServiceAsync(TestEnvironment edge)
    {
        await edge.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = "dogs", Service = "dogs", Force = true });
        await edge.PassAsync(TimeSpan.FromMinutes(2));
        var gone = Assert.Single((await edge.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = "dogs", Services = ["dogs"], Include = ["TAGS"] })).Services);
        Assert.Equal("INACTIVE", gone.Status);
        Assert.Contains(gone.Tags, tag => tag.Key == "privatelinkkit:id");
    }

    private static async Task AssertMadeAnewAsync(TestEnvironment edge, params string[] logicalIds)
    {
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var changes = plan.Changes.Where(change => change.Action is not ChangeAction.None).ToList();
        Assert.Equal(logicalIds.Order(), changes.Select(change => change.LogicalId).Order());
        Assert.All(changes, change => Assert.Equal((ChangeAction.Create, null), (change.Action, change.PhysicalId)));
        await edge.PrivateLink.ApplyAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }
}
