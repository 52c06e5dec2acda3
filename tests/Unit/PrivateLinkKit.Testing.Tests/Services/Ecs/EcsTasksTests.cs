using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

public sealed class EcsTasksTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = _clock });
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Run_Task_GoesThroughItsStatesAsTimePasses()
    {
        var arn = (string)(await RunAsync())["tasks"]![0]!["taskArn"]!;

        var seen = new List<string>();
        for (var second = 0; second < 60; second++)
        {
            seen.Add((await DescribeAsync(arn)).LastStatus);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _site.Ecs.StopTaskAsync(new StopTaskRequest { Task = arn });
        for (var second = 0; second < 60; second++)
        {
            seen.Add((await DescribeAsync(arn)).LastStatus);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "STOPPING", "DEPROVISIONING", "STOPPED"], seen.Distinct());
    }

    [Fact]
    public async Task Run_TaskStoppedAnHourAgo_IsForgotten()
    {
        var arn = (string)(await RunAsync())["tasks"]![0]!["taskArn"]!;
        await _site.Ecs.StopTaskAsync(new StopTaskRequest { Task = arn });
        _clock.Advance(TimeSpan.FromMinutes(1));
        var stopped = await DescribeAsync(arn);

        _clock.Advance(TimeSpan.FromHours(1));

        var later = await _site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [arn] });
        Assert.Equal("STOPPED", stopped.LastStatus);
        Assert.Equal("MISSING", Assert.Single(later.Failures).Reason);
    }

    [Fact]
    public async Task Run_SameClientToken_StartsNothingNew()
    {
        var first = await RunAsync("token");
        var second = await RunAsync("token");

        Assert.Equal((string)first["tasks"]![0]!["taskArn"]!, (string)second["tasks"]![0]!["taskArn"]!);
        Assert.Single((await _site.Ecs.ListTasksAsync(new ListTasksRequest())).TaskArns);
    }

    [Fact]
    public async Task Stop_Unknown_IsRefused() =>
        await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.StopTaskAsync(new StopTaskRequest { Task = "0123456789abcdef0123456789abcdef" }));

    private async Task<Amazon.ECS.Model.Task> DescribeAsync(string arn) =>
        (await _site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [arn] })).Tasks[0];

    private Task<JsonNode> RunAsync(string? token = null) => _site.EcsAsync("RunTask", new JsonObject
    {
        ["taskDefinition"] = Web.Family,
        ["launchType"] = "FARGATE",
        ["clientToken"] = token,
        ["networkConfiguration"] = new JsonObject
        {
            ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(_site.SubnetIds[0]), ["securityGroups"] = new JsonArray(_site.GroupId) },
        },
    });
}
