using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs.OnEc2;

/// <summary>Tasks are placed where there is room for them, and move when their instance drains or ends.</summary>
public sealed class InstanceTasksTests : IAsyncLifetime
{
    private InstanceSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await InstanceSite.StartAsync();
        await _site.BalanceAsync();
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("t3.medium", 256, 512, 2, "encountered error \"RESOURCE:ENI\"")]
    [InlineData("m5.xlarge", 2048, 512, 2, "has insufficient CPU units available")]
    [InlineData("m5.xlarge", 256, 9000, 1, "has insufficient memory available")]
    public async Task Service_MoreThanAnInstanceHolds_PlacesTheRestOnAnother(string type, int cpu, int memory, int fitting, string reason)
    {
        await DefineAsync(cpu, memory);
        await _site.LaunchAsync(type: type);
        await _site.ServiceAsync(service => service.DesiredCount = fitting + 1);

        var first = await _site.TasksAsync();
        var told = await _site.EventAsync();
        await _site.LaunchAsync(type: type, zone: 1);

        Assert.Equal(fitting, first.Count);
        Assert.StartsWith(
            "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance ",
            told,
            StringComparison.Ordinal);
        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.Equal(fitting + 1, (await _site.TasksAsync()).Count);
        Assert.Contains("has reached a steady state.", await _site.EventAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_InstanceInAnotherZone_IsNotPlaced()
    {
        await _site.LaunchAsync(zone: 2);
        await _site.ServiceAsync();

        Assert.Empty(await _site.TasksAsync());
        Assert.Contains("is missing an attribute required by your task", await _site.EventAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("binpack", "memory", 1)]
    [InlineData("spread", "instanceId", 2)]
    [InlineData(null, null, 2)]
    public async Task Service_Strategy_ChoosesInstances(string? strategy, string? field, int instances)
    {
        await _site.LaunchAsync(type: "m5.xlarge");
        await _site.LaunchAsync(type: "m5.xlarge");
        await _site.InstancesAsync();
        await _site.ServiceAsync(service => service.PlacementStrategy = strategy is null ? null : [new() { Type = strategy, Field = field }]);

        Assert.Equal(instances, (await _site.TasksAsync()).DistinctBy(task => task.ContainerInstanceArn).Count());
    }

    [Fact]
    public async Task Service_SpreadByAnAttributeThatIsEmptyOnOneInstance_IsPlaced()
    {
        await _site.LaunchAsync(type: "m5.xlarge");
        await _site.LaunchAsync(type: "m5.xlarge");
        var instances = await _site.InstancesAsync();
        await _site.Aws.CallAsync("ecs:PutAttributes", new()
        {
            ["cluster"] = InstanceSite.Cluster,
            ["attributes"] = new JsonArray(
                new JsonObject { ["name"] = "stack", ["value"] = "", ["targetId"] = (string)instances[0]["containerInstanceArn"]! }),
        });

        await _site.ServiceAsync(service => service.PlacementStrategy = [new() { Type = "spread", Field = "attribute:stack" }]);

        Assert.NotEmpty(await _site.TasksAsync());
    }

    [Fact]
    public async Task Service_DistinctInstances_PlacesOneTaskOnEach()
    {
        await _site.LaunchAsync();
        await _site.ServiceAsync(service => service.PlacementConstraints = [new() { Type = PlacementConstraintType.DistinctInstance }]);

        Assert.Single(await _site.TasksAsync());
    }

    [Fact]
    public async Task Drain_WhileRequestsRun_LosesNoneAndEmptiesTheInstance()
    {
        await using var site = await InstanceSite.StartAsync(new() { Pace = Pace.Realistic });
        await site.BalanceAsync();
        var old = await site.LaunchAsync();
        await site.PassAsync(TimeSpan.FromMinutes(5));
        await site.ServiceAsync();
        await site.PassAsync(TimeSpan.FromMinutes(5));
        await site.LaunchAsync(zone: 1);
        await site.PassAsync(TimeSpan.FromMinutes(2));
        await site.GetAsync();
        var (answers, failures) = (0, 0);
        using var ended = new CancellationTokenSource();
        var requests = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var answered = await AnswersAsync(site);
                (answers, failures) = (answers + 1, failures + (answered ? 0 : 1));
            }
        });

        await site.DrainAsync(old);
        await site.PassAsync(TimeSpan.FromMinutes(10));
        await ended.CancelAsync();
        await requests;
        var drained = (await site.InstancesAsync()).Single(one => (string)one["ec2InstanceId"]! == old);
        var service = await site.DescribeAsync();

        Assert.Equal(0, failures);
        Assert.InRange(answers, 10, int.MaxValue);
        Assert.Equal(("DRAINING", 0, 2), ((string)drained["status"]!, (int)drained["runningTasksCount"]!, service.RunningCount));
    }

    [Fact]
    public async Task Drain_NoOtherInstance_KeepsTheTasksAtFullHealth()
    {
        var only = await _site.LaunchAsync();
        await _site.ServiceAsync();
        await _site.TasksAsync();

        await _site.DrainAsync(only);
        var kept = await _site.TasksAsync();
        var told = await _site.EventAsync();
        await _site.DrainAsync(only, "ACTIVE");

        Assert.Equal(2, kept.Count);
        Assert.Contains("No Container Instances were found in your cluster.", told, StringComparison.Ordinal);
        Assert.Equal("hello", await _site.GetAsync());
    }

    [Fact]
    public async Task Drain_HalfMayBeMissing_StopsHalfAtOnce()
    {
        var only = await _site.LaunchAsync();
        await _site.ServiceAsync(service => service.DeploymentConfiguration = new() { MinimumHealthyPercent = 50, MaximumPercent = 100 });
        await _site.TasksAsync();

        await _site.DrainAsync(only);

        Assert.Single(await _site.TasksAsync());
    }

    [Fact]
    public async Task Instance_Terminated_HasItsTasksReplaced()
    {
        var (first, second) = (await _site.LaunchAsync(), await _site.LaunchAsync(zone: 1));
        await _site.InstancesAsync();
        await _site.ServiceAsync();
        await _site.TasksAsync();

        await _site.Site.Ec2.TerminateInstancesAsync(new() { InstanceIds = [first] });
        var lost = await _site.TasksAsync("STOPPED");
        var tasks = await _site.TasksAsync();
        var answer = await _site.GetAsync();

        Assert.Equal([$"Host EC2 (instance {first}) terminated."], lost.Select(task => task.StoppedReason));
        Assert.Equal([await _site.ArnOfAsync(second)], tasks.Select(task => task.ContainerInstanceArn).Distinct());
        Assert.Equal((2, "hello"), (tasks.Count, answer));
        Assert.Single(await _site.InstancesAsync());
    }

    [Fact]
    public async Task Update_NewDefinition_RollsWithinThePercentages()
    {
        await _site.LaunchAsync(type: "m5.xlarge");
        await _site.ServiceAsync(service => service.DeploymentConfiguration = new() { MinimumHealthyPercent = 50, MaximumPercent = 150 });
        await _site.GetAsync();
        await DefineAsync(512, 512);

        await _site.Site.Ecs.UpdateServiceAsync(new() { Cluster = InstanceSite.Cluster, Service = "web", TaskDefinition = Web.Family });
        for (var i = 0; i < 20 && (await _site.DescribeAsync()).Deployments.Count > 1; i++)
        {
            await _site.GetAsync();
        }

        Assert.Equal(["512", "512"], (await _site.TasksAsync()).Select(task => task.Cpu));
    }

    [Fact]
    public async Task RunTask_OnInstances_ReturnsFailuresForThoseWithoutRoom()
    {
        var none = await _site.Aws.RefusedAsync("InvalidParameterException", "ecs:RunTask", Run(1));
        await _site.LaunchAsync();
        await _site.InstancesAsync();

        var answer = await _site.Aws.CallAsync("ecs:RunTask", Run(3));

        Assert.Equal("No Container Instances were found in your cluster.", none);
        Assert.Equal(2, answer["tasks"]!.AsArray().Count);
        Assert.Equal(["RESOURCE:ENI"], answer.Texts("failures", "reason"));
    }

    [Fact]
    public async Task Task_OnAnInstance_PullsOverTheNetworkInterfaceOfTheInstance()
    {
        await using var site = await InstanceSite.StartAsync(new() { EgressChecks = EgressChecks.Always });
        var ec2 = site.Site.Ec2;
        var gateway = (await ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = site.Site.VpcId });
        var table = (await ec2.DescribeRouteTablesAsync(new())).RouteTables.Single(one => one.VpcId == site.Site.VpcId);
        await ec2.CreateRouteAsync(new() { RouteTableId = table.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway });
        await ec2.ModifySubnetAttributeAsync(new() { SubnetId = site.Site.SubnetIds[0], MapPublicIpOnLaunch = true });

        await site.LaunchAsync();
        await site.ServiceAsync(service => service.DesiredCount = 1);

        Assert.Equal("RUNNING", Assert.Single(await site.TasksAsync()).LastStatus);
    }

    [Theory]
    [InlineData("bridge", "the network mode bridge")]
    [InlineData("host", "the network mode host")]
    [InlineData(null, "the network mode bridge (the default)")]
    public async Task Register_OtherNetworkModes_AreRefusedByName(string? mode, string named)
    {
        var definition = Web.Definition();
        (definition.RequiresCompatibilities, definition.NetworkMode) = (["EC2"], mode);

        var error = await Refused.WithAsync("UnsupportedFeatureException", () => _site.Site.Ecs.RegisterTaskDefinitionAsync(definition));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_ForEc2_NeedsMemorySomewhereAndFitsNoFargate()
    {
        var definition = Web.Definition();
        (definition.RequiresCompatibilities, definition.Cpu, definition.Memory) = (null, null, null);
        var error = await Refused.WithAsync("ClientException", () => _site.Site.Ecs.RegisterTaskDefinitionAsync(definition));
        definition.ContainerDefinitions[0].MemoryReservation = 128;

        var registered = (await _site.Site.Ecs.RegisterTaskDefinitionAsync(definition)).TaskDefinition;
        var refused = await Refused.WithAsync("InvalidParameterException", () => _site.ServiceAsync(service => service.LaunchType = LaunchType.FARGATE));

        Assert.Equal("Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.", error.Message);
        Assert.Equal(["EC2"], registered.Compatibilities);
        Assert.Equal("Task definition does not support launch_type FARGATE.", refused.Message);
    }

    [Fact]
    public async Task Service_WithAPublicAddress_IsRefused()
    {
        var error = await Refused.WithAsync("InvalidParameterException", () => _site.ServiceAsync(service =>
            service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp = AssignPublicIp.ENABLED));

        Assert.Equal("Assign public IP is not supported for this launch type.", error.Message);
    }

    private Task DefineAsync(int cpu, int memory)
    {
        var definition = Web.Definition();
        (definition.RequiresCompatibilities, definition.Cpu, definition.Memory) = (["EC2"], $"{cpu}", $"{memory}");
        return _site.Site.Ecs.RegisterTaskDefinitionAsync(definition);
    }

    private static async Task<bool> AnswersAsync(InstanceSite site)
    {
        try
        {
            return await site.GetAsync() is "hello";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private JsonObject Run(int count) => new()
    {
        ["cluster"] = InstanceSite.Cluster,
        ["taskDefinition"] = Web.Family,
        ["launchType"] = "EC2",
        ["count"] = count,
        ["networkConfiguration"] = _site.Network(),
    };
}
