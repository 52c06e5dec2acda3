using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs.OnEc2;

/// <summary>Managed scaling lets the group of a capacity provider follow the tasks, from none, and drains instances before they end.</summary>
public sealed class ManagedScalingTests : IAsyncDisposable
{
    private InstanceSite _site = null!;

    [Fact]
    public async Task Service_WithoutInstances_WaitsUntilTheGroupHasGrown()
    {
        await StartAsync();
        await _site.PooledAsync(3);
        var waiting = await _site.TasksAsync();

        await _site.PassAsync(TimeSpan.FromMinutes(5));
        var tasks = await _site.TasksAsync();
        var answer = await _site.GetAsync();

        Assert.Equal(["PROVISIONING", "PROVISIONING", "PROVISIONING"], waiting.Select(task => task.LastStatus));
        Assert.All(tasks, task => Assert.Equal(("RUNNING", "EC2", InstanceSite.Pool), (task.LastStatus, task.LaunchType.Value, task.CapacityProviderName)));
        Assert.Equal(((2, 2), "hello"), (await _site.CapacityAsync(), answer));
        Assert.Contains(
            "changing the desired capacity from 0 to 2.",
            (await _site.ScalingAsync("DescribeScalingActivities", ("AutoScalingGroupName", InstanceSite.Group))).Text("Cause"),
            StringComparison.Ordinal);
        Assert.All(await _site.InstancesAsync(), instance => Assert.Equal(InstanceSite.Pool, (string)instance["capacityProviderName"]!));
    }

    [Fact]
    public async Task Service_ScaledToNone_LetsTheGroupShrinkAfterAQuarterOfAnHour()
    {
        await StartAsync();
        await _site.PooledAsync(2);
        await _site.PassAsync(TimeSpan.FromMinutes(5));

        await _site.Site.Ecs.UpdateServiceAsync(new() { Cluster = InstanceSite.Cluster, Service = "web", DesiredCount = 0 });
        await _site.PassAsync(TimeSpan.FromMinutes(14));
        var before = await _site.CapacityAsync();
        await _site.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal((1, 1), before);
        Assert.Equal((0, 0), await _site.CapacityAsync());
        Assert.Empty(await _site.InstancesAsync());
    }

    [Fact]
    public async Task Service_TargetOfHalf_KeepsTwiceTheInstances()
    {
        await StartAsync(new() { ["status"] = "ENABLED", ["targetCapacity"] = 50 });
        await _site.PooledAsync(1);

        await _site.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal((2, 2), await _site.CapacityAsync());
    }

    [Fact]
    public async Task Service_StepOfOne_GrowsOneByOneToTheMaximum()
    {
        await StartAsync(new() { ["status"] = "ENABLED", ["maximumScalingStepSize"] = 1 });
        await _site.PooledAsync(20);
        await _site.PassAsync(TimeSpan.FromSeconds(65));
        var first = (await _site.CapacityAsync()).Desired;

        await _site.PassAsync(TimeSpan.FromMinutes(8));

        Assert.Equal(1, first);
        Assert.Equal((4, 4), await _site.CapacityAsync());
        Assert.Equal(8, (await _site.TasksAsync()).Count(task => task.LastStatus == "RUNNING"));
    }

    [Fact]
    public async Task Service_ProviderWithoutScaling_PlacesNoTaskAndSaysSo()
    {
        await StartAsync(new() { ["status"] = "DISABLED" });
        await _site.PooledAsync(1);
        await _site.PassAsync(TimeSpan.FromMinutes(5));
        var told = await _site.EventAsync();

        await _site.ScalingAsync("SetDesiredCapacity", ("AutoScalingGroupName", InstanceSite.Group), ("DesiredCapacity", "1"));
        await _site.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Contains("was unable to place a task", told, StringComparison.Ordinal);
        Assert.Equal("RUNNING", Assert.Single(await _site.TasksAsync()).LastStatus);
    }

    [Fact]
    public async Task Instance_OfAnotherGroup_IsNotUsedByTheProvider()
    {
        await StartAsync(new() { ["status"] = "DISABLED" });
        await _site.LaunchAsync();
        await _site.PassAsync(TimeSpan.FromMinutes(2));

        await _site.PooledAsync(1);
        await _site.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Single(await _site.InstancesAsync());
        Assert.Empty(await _site.TasksAsync());
    }

    [Fact]
    public async Task Group_TerminatesAnInstance_DrainsItFirst()
    {
        await StartAsync();
        await _site.PooledAsync(2);
        await _site.PassAsync(TimeSpan.FromMinutes(5));
        var old = (string)Assert.Single(await _site.InstancesAsync())["ec2InstanceId"]!;

        await _site.ScalingAsync(
            "TerminateInstanceInAutoScalingGroup", ("InstanceId", old), ("ShouldDecrementDesiredCapacity", "false"));
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var (draining, state) = (await StateAsync(old), await LifecycleAsync(old));
        await _site.PassAsync(TimeSpan.FromMinutes(12));

        Assert.Equal(("DRAINING", "Terminating:Wait"), (draining, state));
        Assert.DoesNotContain(await _site.TasksAsync("STOPPED"), task => task.StoppedReason.StartsWith("Host EC2", StringComparison.Ordinal));
        Assert.Equal((1, 1), await _site.CapacityAsync());
        Assert.NotEqual(old, (string)Assert.Single(await _site.InstancesAsync())["ec2InstanceId"]!);
        Assert.Equal((2, "hello"), ((await _site.DescribeAsync()).RunningCount, await _site.GetAsync()));
    }

    [Fact]
    public async Task Shrinking_WithTerminationProtection_KeepsTheInstanceWithTasks()
    {
        await StartAsync(new() { ["status"] = "ENABLED" }, protects: true);
        await _site.PooledAsync(4);
        await _site.PassAsync(TimeSpan.FromMinutes(5));
        var busy = (await _site.TasksAsync())[0].ContainerInstanceArn;

        foreach (var task in (await _site.TasksAsync()).Where(task => task.ContainerInstanceArn != busy))
        {
            await _site.Site.Ecs.UpdateServiceAsync(new() { Cluster = InstanceSite.Cluster, Service = "web", DesiredCount = 2 });
            await _site.Site.Ecs.StopTaskAsync(new() { Cluster = InstanceSite.Cluster, Task = task.TaskArn });
        }

        await _site.PassAsync(TimeSpan.FromMinutes(2));
        var kept = (await _site.TasksAsync()).Select(task => task.ContainerInstanceArn).Distinct().ToList();
        await _site.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(kept, (await _site.InstancesAsync()).Select(one => (string)one["containerInstanceArn"]!));
        Assert.Equal((kept.Count, kept.Count), await _site.CapacityAsync());
    }

    [Fact]
    public async Task RunTask_WithoutInstances_WaitsForOne()
    {
        await StartAsync();
        await _site.Aws.CallAsync("ecs:RunTask", new()
        {
            ["cluster"] = InstanceSite.Cluster, ["taskDefinition"] = Web.Family, ["networkConfiguration"] = _site.Network(),
        });
        var waiting = Assert.Single(await _site.TasksAsync());

        await _site.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(("PROVISIONING", null), (waiting.LastStatus, waiting.ContainerInstanceArn));
        Assert.Equal("RUNNING", Assert.Single(await _site.TasksAsync()).LastStatus);
    }

    [Fact]
    public async Task Policies_OfUsers_AreRecordedUntilTheyAreDeleted()
    {
        await StartAsync();
        var put = await _site.ScalingAsync(
            "PutScalingPolicy",
            ("AutoScalingGroupName", InstanceSite.Group),
            ("PolicyName", "half"),
            ("PolicyType", "TargetTrackingScaling"),
            ("TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType", "ASGAverageCPUUtilization"),
            ("TargetTrackingConfiguration.TargetValue", "50"));
        var described = await _site.ScalingAsync("DescribePolicies", ("PolicyNames.member.1", "half"));
        await _site.ScalingAsync("DeletePolicy", ("AutoScalingGroupName", InstanceSite.Group), ("PolicyName", "half"));

        Assert.Equal(put.Text("PolicyARN"), described.Text("PolicyARN"));
        Assert.Equal(["AlarmHigh", "AlarmLow"], described.Texts("AlarmName").Select(name => name.Split('-')[2]));
        Assert.Null((await _site.ScalingAsync("DescribePolicies", ("PolicyNames.member.1", "half"))).Text("PolicyARN"));
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    private async Task StartAsync(JsonObject? scaling = null, bool protects = false)
    {
        _site = await InstanceSite.StartAsync(new() { Pace = Pace.Realistic });
        await _site.BalanceAsync();
        await _site.GroupAsync(protects ? [("NewInstancesProtectedFromScaleIn", "true")] : []);
        await _site.ProviderAsync(new()
        {
            ["autoScalingGroupArn"] = InstanceSite.Group,
            ["managedScaling"] = scaling ?? new() { ["status"] = "ENABLED" },
            ["managedTerminationProtection"] = protects ? "ENABLED" : "DISABLED",
        });
        await _site.AssociateAsync(InstanceSite.Pool);
        await _site.PassAsync(TimeSpan.FromMinutes(5));
    }

    private async Task<string> StateAsync(string instanceId) =>
        (string)(await _site.InstancesAsync()).Single(one => (string)one["ec2InstanceId"]! == instanceId)["status"]!;

    private async Task<string?> LifecycleAsync(string instanceId) =>
        (await _site.ScalingAsync("DescribeAutoScalingInstances", ("InstanceIds.member.1", instanceId))).Text("LifecycleState");
}
