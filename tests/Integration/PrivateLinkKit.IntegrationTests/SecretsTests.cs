using System.Text.Json;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Values of environment variables, which may be secrets.</summary>
public class SecretsTests
{
    private const string Old = "hunter2";
    private const string New = "hunter3";

    private static readonly PlanTextOptions Shown = new() { ShowSensitiveValues = true };

    [Fact]
    public async Task Plan_AChangedVariable_IsSeenAndShownOnlyWhenAsked()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With(Old));

        var same = await edge.PrivateLink.PlanAsync(With(Old));
        var other = await edge.PrivateLink.PlanAsync(With(New));

        Assert.True(same.IsEmpty, same.ToString());
        var change = Assert.Single(other.Changes, change => change.LogicalId == "dogs/task");
        Assert.Equal((ChangeAction.Replace, false), (change.Action, change.IsDrift));
        Assert.StartsWith("ContainerDefinitions.Environment.PASSWORD changed in the description;", change.Reason, StringComparison.Ordinal);
        AssertHidden(other.ToString(), other.ToJson(), string.Join(' ', other.Changes), string.Join(' ', change.Properties));
        Assert.Contains($"PASSWORD: {Old} -> {New}", other.ToString(Shown), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(other.ToJson(Shown));
        Assert.Contains(json.RootElement.GetProperty("changes").EnumerateArray().SelectMany(told => told.GetProperty("properties").EnumerateArray()),
            property => property.GetProperty("isSensitive").GetBoolean() && property.GetProperty("new").GetString() == New);
    }

    [Fact]
    public async Task Plan_OfManyStacks_SeesAChangedVariable()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With(Old));
        await edge.ApplyAsync(With(Old, "cats"));

        var plans = await edge.PrivateLink.PlanAsync([With(Old), With(New, "cats")]);

        Assert.Equal([true, false], plans.Select(plan => plan.IsEmpty));
    }

    [Fact]
    public async Task Plan_VariableChangedByAnotherRevisionInAws_ReportsThatTheServiceWasChangedThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With(Old));
        var mine = (await edge.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = "dogs-task" })).TaskDefinition;
        var container = mine.ContainerDefinitions[0];
        var other = await edge.Ecs.RegisterTaskDefinitionAsync(new()
        {
            Family = mine.Family,
            ContainerDefinitions =
            [
                new()
                {
                    Name = container.Name, Image = container.Image, PortMappings = container.PortMappings,
                    Environment = [new() { Name = "PASSWORD", Value = New }],
                },
            ],
            Cpu = mine.Cpu,
            Memory = mine.Memory,
            NetworkMode = mine.NetworkMode,
            RequiresCompatibilities = mine.RequiresCompatibilities,
        });
        await edge.Ecs.UpdateServiceAsync(new() { Cluster = "dogs", Service = "dogs", TaskDefinition = other.TaskDefinition.TaskDefinitionArn });

        var plan = await edge.PrivateLink.PlanAsync(With(Old));

        var change = Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal(("dogs/service", true), (change.LogicalId, change.IsDrift));
    }

    [Fact]
    public async Task Apply_AVariable_LeavesNoTraceOfItsValueInTags()
    {
        await using var one = await TestEnvironment.StartAsync();
        await using var two = await TestEnvironment.StartAsync();

        Assert.Equal(await MarksAsync(one, Old), await MarksAsync(two, New));
    }

    private static async Task<List<string>> MarksAsync(TestEnvironment edge, string password)
    {
        await edge.ApplyAsync(With(password));
        var task = await edge.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = "dogs-task", Include = ["TAGS"] });
        var others = await edge.Ec2.DescribeTagsAsync();
        return
        [
            .. task.Tags.Where(tag => tag.Key == "privatelinkkit:spec").Select(tag => tag.Value),
            .. others.Tags.Where(tag => tag.Key == "privatelinkkit:applied").Select(tag => tag.Value.Split('.')[0]),
        ];
    }

    private static void AssertHidden(params string[] texts) => Assert.All(texts, text => Assert.DoesNotContain("hunter", text, StringComparison.Ordinal));

    private static PrivateLinkStack With(string password, string name = "dogs") =>
        Stacks.Workload(task => task.WithEnvironment("PASSWORD", password), name).ViaNlb(nlb => nlb.Listen(8080)).Build();
}
