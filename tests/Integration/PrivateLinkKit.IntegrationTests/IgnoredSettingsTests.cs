using System.Text.Json;
using Amazon.ECS.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrivateLinkKit.IntegrationTests.Hosting;
using PrivateLinkKit.Samples;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Autoscaling sets the count of tasks, and a pipeline rolls out revisions, of a service whose description leaves these to them.</summary>
public class IgnoredSettingsTests
{
    private const string Family = "dogs-task";

    private static readonly TimeSpan RolloutTime = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Apply_CountSetByOthers_KeepsItAndShowsIt(int count)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Counted));
        Assert.Equal(2, (await ServiceAsync(edge)).DesiredCount);
        await UpdateAsync(edge, request => request.DesiredCount = count);

        var plan = await edge.PrivateLink.PlanAsync(Describe(Counted));
        var applied = await edge.ApplyAsync(Describe(task => Counted(task).HealthCheckGracePeriod(TimeSpan.FromSeconds(90)), "/dogs"));

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Contains($"DesiredCount: {count} (ignored; described 2)", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(("DesiredCount", $"{count}", "2"), IgnoredInJson(plan, "dogs/service"));
        Assert.Contains(applied.Outcomes, outcome => (outcome.LogicalId, outcome.Action) == ("dogs/service", ChangeAction.Update));
        var service = await ServiceAsync(edge);
        Assert.Equal((count, 90), (service.DesiredCount, service.HealthCheckGracePeriodSeconds));
    }

    [Fact]
    public async Task Plan_DescribedCountChanges_IsEmpty()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Counted));

        var plan = await edge.PrivateLink.PlanAsync(Describe(task => Counted(task).Count(0)));
        var updating = await edge.PrivateLink.PlanAsync(Describe(task => Counted(task).Count(0).HealthCheckGracePeriod(TimeSpan.FromSeconds(90))));

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.False(updating.IsEmpty);
        Assert.Empty(updating.Interruptions);
    }

    [Fact]
    public async Task Apply_CountNotIgnoredAnyMore_SetsTheDescribedOne()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Counted));
        await UpdateAsync(edge, request => request.DesiredCount = 5);

        await edge.ApplyAsync(Describe(task => task));

        Assert.Equal(2, (await ServiceAsync(edge)).DesiredCount);
    }

    [Fact]
    public async Task Apply_ServiceReplaced_ShowsAndSetsTheDescribedCount()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Counted));
        await UpdateAsync(edge, request => request.DesiredCount = 5);
        await edge.Ecs.CreateClusterAsync(new() { ClusterName = "shared" });

        var plan = await edge.PrivateLink.PlanAsync(Describe(task => Counted(task).UseCluster("shared")));
        await edge.ApplyConsentedAsync(plan);

        var service = plan.Changes.Single(change => (change.LogicalId, change.Action) == ("dogs/service", ChangeAction.Replace));
        Assert.Empty(service.Ignored);
        Assert.Contains(service.Properties, property => property.ToString() == "DesiredCount: 5 -> 2");
        Assert.Equal(2, (await edge.Ecs.DescribeServicesAsync(new() { Cluster = "shared", Services = ["dogs"] })).Services.Single().DesiredCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_RevisionRolledOutByOthers_KeepsItAndShowsIt(bool withTags)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Deployed));
        var own = (await ServiceAsync(edge)).TaskDefinition;
        var other = await RollOutAsync(edge, Family, withTags);

        var plan = await edge.PrivateLink.PlanAsync(Describe(Deployed));
        var applied = await edge.ApplyAsync(Describe(task => Deployed(task).HealthCheckGracePeriod(TimeSpan.FromSeconds(90)), "/dogs"));

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Contains($"TaskDefinition: {other} (ignored; described {own})", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(("TaskDefinition", other, own), IgnoredInJson(plan, "dogs/service"));
        Assert.Contains(applied.Outcomes, outcome => (outcome.LogicalId, outcome.Action) == ("dogs/service", ChangeAction.Update));
        Assert.Equal(other, (await ServiceAsync(edge)).TaskDefinition);
        Assert.Equal([own, other], await ActiveAsync(edge));
    }

    [Fact]
    public async Task Plan_DescribedImageChanges_LeavesTheRegisteredRevision()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Deployed));

        var plan = await edge.PrivateLink.PlanAsync(Describe(task => Deployed(task).Image("next")));

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.Equal(("ContainerDefinitions.Image", DogNamesImage.Name, "next"), IgnoredInJson(plan, "dogs/task"));
    }

    [Fact]
    public async Task Plan_DescribedVariableChanges_HidesItsValue()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Deployed));

        var plan = await edge.PrivateLink.PlanAsync(Describe(task => Deployed(task).WithEnvironment("MODE", "unspoken")));

        Assert.Equal("ContainerDefinitions.Environment.MODE", IgnoredInJson(plan, "dogs/task").Name);
        Assert.DoesNotContain("unspoken", plan + plan.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OwnRevisionDeregisteredByOthers_RegistersItOnceAndLeavesTheService()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Deployed));
        var own = (await ServiceAsync(edge)).TaskDefinition;
        var other = await RollOutAsync(edge, Family);
        await edge.Ecs.DeregisterTaskDefinitionAsync(new() { TaskDefinition = own });

        var applied = await edge.ApplyAsync(Describe(Deployed));
        var second = await edge.PrivateLink.PlanAsync(Describe(Deployed));

        Assert.Equal(["dogs/task"], applied.Outcomes.Where(outcome => outcome.Action is not ChangeAction.None).Select(outcome => outcome.LogicalId).Distinct());
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(other, (await ServiceAsync(edge)).TaskDefinition);
    }

    [Fact]
    public async Task Destroy_RevisionsOfOthers_LeavesThem()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Describe(Deployed));
        var inFamily = await RollOutAsync(edge, Family);
        var other = await RollOutAsync(edge, "pipeline");

        Assert.True((await edge.PrivateLink.PlanAsync(Describe(Deployed))).IsEmpty);
        await edge.PrivateLink.DestroyAsync(Describe(Deployed));

        Assert.Equal([inFamily, other], await ActiveAsync(edge));
        Assert.All((await edge.PrivateLink.PlanAsync(Describe(Deployed))).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }

    [Fact]
    public async Task Reconcile_BothSetByOthers_IsConvergedAtEachDepth()
    {
        var stack = Describe(task => task.IgnoreChanges(TaskSetting.TaskDefinition, TaskSetting.Count));
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(stack);
        var other = await RollOutAsync(edge, Family);
        await UpdateAsync(edge, request => request.DesiredCount = 5);
        await edge.PassAsync(RolloutTime);
        await using var host = new AppHost(edge, link => link.AddStack(stack, options => options.AtStart = StartupAction.Apply)
            .Services.AddHealthChecks().AddPrivateLinkStack("dogs"), ("Stacks:dogs:ReconcileEvery", "00:10:00"));

        var decisive = await edge.PrivateLink.PlanAsync(stack, new PlanOptions { Depth = ReadingDepth.Decisive });
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        Assert.True(decisive.IsEmpty, decisive.ToString());
        Assert.DoesNotContain("DescribeAddresses", decisive.Calls.Keys);
        Assert.Empty(host.Logs.Of(AppHost.Applying));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync("privatelink-stack-dogs")).Status);
        var service = await ServiceAsync(edge);
        Assert.Equal((5, other), (service.DesiredCount, service.TaskDefinition));
    }

    [Fact]
    public void IgnoreChanges_NoSuchSetting_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Describe(task => task.IgnoreChanges((TaskSetting)7)));

    private static FargateBuilder Counted(FargateBuilder task) => task.IgnoreChanges(TaskSetting.Count);

    private static FargateBuilder Deployed(FargateBuilder task) => task.IgnoreChanges(TaskSetting.TaskDefinition);

    private static PrivateLinkStack Describe(Func<FargateBuilder, FargateBuilder> configure, string? healthPath = null) => Stacks.Workload(configure)
        .ViaNlb(nlb => healthPath is null ? nlb.Listen(8080) : nlb.Listen(8080).HealthCheck(healthPath))
        .WithConsumer()
        .Build();

    private static async Task<Service> ServiceAsync(TestEnvironment edge) =>
        Assert.Single((await edge.Ecs.DescribeServicesAsync(new() { Cluster = "dogs", Services = ["dogs"] })).Services);

    private static async Task UpdateAsync(TestEnvironment edge, Action<UpdateServiceRequest> set)
    {
        var request = new UpdateServiceRequest { Cluster = "dogs", Service = "dogs" };
        set(request);
        await edge.Ecs.UpdateServiceAsync(request);
        await edge.PassAsync(RolloutTime);
    }

    /// <summary>Registers what the service runs as another revision, with one variable more, and rolls it out.</summary>
    private static async Task<string> RollOutAsync(TestEnvironment edge, string family, bool withTags = false)
    {
        var running = await edge.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = (await ServiceAsync(edge)).TaskDefinition, Include = ["TAGS"] });
        var definition = running.TaskDefinition;
        var container = definition.ContainerDefinitions[0];
        var registered = await edge.Ecs.RegisterTaskDefinitionAsync(new()
        {
            Family = family,
            Cpu = definition.Cpu,
            Memory = definition.Memory,
            NetworkMode = definition.NetworkMode,
            RequiresCompatibilities = definition.RequiresCompatibilities,
            RuntimePlatform = definition.RuntimePlatform,
            ContainerDefinitions =
            [
                new()
                {
                    Name = container.Name,
                    Image = container.Image,
                    PortMappings = container.PortMappings,
                    Environment = [new() { Name = "RELEASE", Value = "2" }],
                },
            ],
            Tags = withTags ? running.Tags : null,
        });
        var arn = registered.TaskDefinition.TaskDefinitionArn;
        await UpdateAsync(edge, request => request.TaskDefinition = arn);
        return arn;
    }

    private static async Task<List<string>> ActiveAsync(TestEnvironment edge) =>
        [.. ((await edge.Ecs.ListTaskDefinitionsAsync(new() { Status = "ACTIVE" })).TaskDefinitionArns ?? []).Order(StringComparer.Ordinal)];

    private static (string? Name, string? InAws, string? Described) IgnoredInJson(Plan plan, string logicalId)
    {
        using var json = JsonDocument.Parse(plan.ToJson());
        var ignored = json.RootElement.GetProperty("changes").EnumerateArray()
            .Single(change => change.GetProperty("logicalId").GetString() == logicalId).GetProperty("ignored").EnumerateArray().Single();
        return (ignored.GetProperty("name").GetString(), $"{ignored.GetProperty("old")}", $"{ignored.GetProperty("new")}");
    }
}
