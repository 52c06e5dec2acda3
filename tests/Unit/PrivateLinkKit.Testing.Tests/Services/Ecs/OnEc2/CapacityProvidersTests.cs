using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs.OnEc2;

/// <summary>Capacity providers, their association with clusters, and the order in which they can be deleted.</summary>
public sealed class CapacityProvidersTests : IAsyncLifetime
{
    private InstanceSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await InstanceSite.StartAsync(new() { Pace = Pace.Realistic });
        await _site.GroupAsync();
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_WithDefaults_ShowsThemAndTagsTheGroup()
    {
        var created = (await _site.ProviderAsync(new() { ["autoScalingGroupArn"] = InstanceSite.Group }))["capacityProvider"]!;

        var settings = created["autoScalingGroupProvider"]!;
        var scaling = settings["managedScaling"]!;
        Assert.Equal(("ACTIVE", "CREATE_COMPLETE"), ((string)created["status"]!, (string)created["updateStatus"]!));
        Assert.EndsWith(":autoScalingGroupName/hosts", (string)settings["autoScalingGroupArn"]!, StringComparison.Ordinal);
        Assert.Equal(("DISABLED", "ENABLED"), ((string)settings["managedTerminationProtection"]!, (string)settings["managedDraining"]!));
        Assert.Equal(("DISABLED", 100, 1, 10000, 300), (
            (string)scaling["status"]!,
            (int)scaling["targetCapacity"]!,
            (int)scaling["minimumScalingStepSize"]!,
            (int)scaling["maximumScalingStepSize"]!,
            (int)scaling["instanceWarmupPeriod"]!));
        Assert.Equal("AmazonECSManaged", (await _site.ScalingAsync("DescribeTags")).Text("Key"));
    }

    [Theory]
    [InlineData("other", InstanceSite.Group, "ClientException", "already being used by another capacity provider")]
    [InlineData(InstanceSite.Pool, InstanceSite.Group, "ClientException", "already exists")]
    [InlineData("other", "nobody", "ClientException", "ARN is invalid")]
    [InlineData("ecs-pool", InstanceSite.Group, "InvalidParameterException", "cannot be prefixed with")]
    public async Task Create_WhatIsTakenOrUnknown_IsRefused(string name, string group, string code, string message)
    {
        await _site.ProviderAsync();

        Assert.Contains(message, await _site.Aws.RefusedAsync(code, "ecs:CreateCapacityProvider", new()
        {
            ["name"] = name, ["autoScalingGroupProvider"] = new JsonObject { ["autoScalingGroupArn"] = group },
        }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENABLED", "the Auto Scaling group must have instance protection from scale in enabled.")]
    [InlineData("DISABLED", "managed scaling must be enabled.")]
    public async Task Create_TerminationProtectionWithoutItsConditions_IsRefused(string scaling, string message)
    {
        JsonObject request() => new()
        {
            ["name"] = InstanceSite.Pool,
            ["autoScalingGroupProvider"] = new JsonObject
            {
                ["autoScalingGroupArn"] = InstanceSite.Group,
                ["managedTerminationProtection"] = "ENABLED",
                ["managedScaling"] = new JsonObject { ["status"] = scaling },
            },
        };

        Assert.EndsWith(message, await _site.Aws.RefusedAsync("ClientException", "ecs:CreateCapacityProvider", request()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_LeastStepAboveTheMost_IsRefused() => Assert.Contains(
        "'10' must not be greater than the maximumScalingStepSize '5'",
        await _site.Aws.RefusedAsync("InvalidParameterException", "ecs:CreateCapacityProvider", new()
        {
            ["name"] = InstanceSite.Pool,
            ["autoScalingGroupProvider"] = new JsonObject
            {
                ["autoScalingGroupArn"] = InstanceSite.Group,
                ["managedScaling"] = new JsonObject { ["status"] = "ENABLED", ["minimumScalingStepSize"] = 10, ["maximumScalingStepSize"] = 5 },
            },
        }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Associate_Provider_PutsPolicyAndHookOnTheGroupAndTakesThemAway()
    {
        await _site.ProviderAsync();
        var pending = (await _site.AssociateAsync(InstanceSite.Pool))["cluster"]!;
        var busy = await _site.Aws.RefusedAsync("UpdateInProgressException", "ecs:PutClusterCapacityProviders", InstanceSite.Association());
        var early = await _site.ScalingAsync("DescribePolicies");

        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var cluster = await ClusterAsync();
        var policy = await _site.ScalingAsync("DescribePolicies");
        var hook = await _site.ScalingAsync("DescribeLifecycleHooks", ("AutoScalingGroupName", InstanceSite.Group));
        await _site.AssociateAsync();
        await _site.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("UPDATE_IN_PROGRESS", (string)pending["attachmentsStatus"]!);
        Assert.Equal(["PRECREATED", "PRECREATED"], pending.Texts("attachments", "status"));
        Assert.Contains("busy state", busy, StringComparison.Ordinal);
        Assert.Null(early.Text("PolicyName"));
        Assert.Equal("UPDATE_COMPLETE", cluster.AttachmentsStatus);
        Assert.Equal(["as_policy", "managed_draining"], cluster.Attachments.Select(one => one.Type));
        Assert.StartsWith("ECSManagedAutoScalingPolicy-", policy.Text("PolicyName"), StringComparison.Ordinal);
        Assert.Equal(("CapacityProviderReservation", "100"), (policy.Text("MetricName"), policy.Text("TargetValue")));
        Assert.Equal(("ecs-managed-draining-termination-hook", "3600"), (hook.Text("LifecycleHookName"), hook.Text("HeartbeatTimeout")));
        Assert.Null((await _site.ScalingAsync("DescribePolicies")).Text("PolicyName"));
        Assert.Null((await _site.ScalingAsync("DescribeLifecycleHooks", ("AutoScalingGroupName", InstanceSite.Group))).Text("LifecycleHookName"));
    }

    [Fact]
    public async Task Update_Scaling_ReplacesThePolicyAfterAWhile()
    {
        await _site.ProviderAsync();
        await _site.AssociateAsync(InstanceSite.Pool);
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var before = (await _site.ScalingAsync("DescribePolicies")).Text("PolicyARN");

        var updating = (await UpdateAsync(new() { ["managedScaling"] = new JsonObject { ["targetCapacity"] = 50 } }))["capacityProvider"]!;
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var policy = await _site.ScalingAsync("DescribePolicies");
        await UpdateAsync(new() { ["managedScaling"] = new JsonObject { ["status"] = "DISABLED" } });
        await _site.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("UPDATE_IN_PROGRESS", (string)updating["updateStatus"]!);
        Assert.Equal((before, "50"), (policy.Text("PolicyARN"), policy.Text("TargetValue")));
        Assert.Null((await _site.ScalingAsync("DescribePolicies")).Text("PolicyName"));
        Assert.Equal(["managed_draining"], (await ClusterAsync()).Attachments.Select(one => one.Type));
    }

    [Fact]
    public async Task Delete_InAnyOtherOrder_IsRefused()
    {
        await _site.ProviderAsync();
        await _site.AssociateAsync(InstanceSite.Pool);
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        await _site.PooledAsync(1);

        var associated = await DeleteRefusedAsync("ClientException");
        var used = await _site.Aws.RefusedAsync("ResourceInUseException", "ecs:PutClusterCapacityProviders", InstanceSite.Association());
        await _site.Site.Ecs.DeleteServiceAsync(new() { Cluster = InstanceSite.Cluster, Service = "web", Force = true });
        await _site.PassAsync(TimeSpan.FromMinutes(2));
        await Refused.WithAsync(
            "ClusterContainsCapacityProviderException", () => _site.Site.Ecs.DeleteClusterAsync(new() { Cluster = InstanceSite.Cluster }));
        await _site.AssociateAsync();
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var deleting = (await DeleteAsync())["capacityProvider"]!;
        var busy = await DeleteRefusedAsync("UpdateInProgressException");
        await _site.PassAsync(TimeSpan.FromSeconds(10));
        var deleted = (await _site.Aws.CallAsync("ecs:DescribeCapacityProviders", new() { ["capacityProviders"] = new JsonArray(InstanceSite.Pool) }))
            ["capacityProviders"]![0]!;
        await _site.Site.Ecs.DeleteClusterAsync(new() { Cluster = InstanceSite.Cluster });

        Assert.Equal(
            "The capacity provider cannot be deleted because it is associated with cluster: shop. Remove the capacity provider from the cluster and try again.",
            associated);
        Assert.Equal("The specified capacity provider is in use and cannot be removed.", used);
        Assert.Contains("busy state", busy, StringComparison.Ordinal);
        Assert.Equal(("ACTIVE", "DELETE_IN_PROGRESS"), ((string)deleting["status"]!, (string)deleting["updateStatus"]!));
        Assert.Equal(("INACTIVE", "DELETE_COMPLETE"), ((string)deleted["status"]!, (string)deleted["updateStatus"]!));
        Assert.Equal("ACTIVE", (string)(await _site.ProviderAsync())["capacityProvider"]!["status"]!);
    }

    [Fact]
    public async Task Service_OnFargateProviders_IsDistributedByBaseAndWeight()
    {
        await _site.AssociateAsync("FARGATE", "FARGATE_SPOT");
        await _site.Site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        await _site.ServiceAsync(service =>
        {
            (service.LaunchType, service.DesiredCount) = (null, 8);
            service.CapacityProviderStrategy =
                [new() { CapacityProvider = "FARGATE", Base = 2, Weight = 1 }, new() { CapacityProvider = "FARGATE_SPOT", Weight = 2 }];
        });

        var tasks = await _site.TasksAsync();
        var service = await _site.DescribeAsync();

        Assert.Equal([("FARGATE", 4), ("FARGATE_SPOT", 4)], tasks.CountBy(task => task.CapacityProviderName).Select(one => (one.Key, one.Value)).Order());
        Assert.All(tasks, task => Assert.Equal("FARGATE", task.LaunchType.Value));
        Assert.Equal((null, 2), (service.LaunchType, service.CapacityProviderStrategy.Count));
    }

    [Theory]
    [InlineData("FARGATE", "pool", 1, 1, 0, "cannot contain a mix of capacity providers")]
    [InlineData("FARGATE", "FARGATE_SPOT", 1, 1, 1, "can have a base value greater than 0 for one capacity provider only")]
    [InlineData("FARGATE", "FARGATE_SPOT", 0, 0, 0, "must have a weight value greater than 0")]
    [InlineData("FARGATE", "nobody", 1, 1, 0, "that is not associated with the cluster")]
    public async Task Service_StrategyAgainstTheRules_IsRefused(string first, string second, int weight, int other, int @base, string message)
    {
        await _site.ProviderAsync();
        await _site.Aws.CallAsync("ecs:PutClusterCapacityProviders", new()
        {
            ["cluster"] = InstanceSite.Cluster,
            ["capacityProviders"] = new JsonArray("FARGATE", "FARGATE_SPOT", InstanceSite.Pool),
            ["defaultCapacityProviderStrategy"] = new JsonArray(),
        });

        var error = await Refused.WithAsync("InvalidParameterException", () => _site.ServiceAsync(service =>
        {
            service.LaunchType = null;
            service.CapacityProviderStrategy =
            [
                new() { CapacityProvider = first, Weight = weight, Base = @base }, new() { CapacityProvider = second, Weight = other, Base = @base },
            ];
        }));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_LaunchTypeAndStrategy_IsRefused()
    {
        await _site.AssociateAsync("FARGATE");

        var error = await Refused.WithAsync("InvalidParameterException", () => _site.ServiceAsync(service =>
            service.CapacityProviderStrategy = [new() { CapacityProvider = "FARGATE", Weight = 1 }]));

        Assert.StartsWith("Specifying both a launch type and capacity provider strategy is not supported.", error.Message, StringComparison.Ordinal);
    }

    private async Task<Cluster> ClusterAsync() =>
        (await _site.Site.Ecs.DescribeClustersAsync(new() { Clusters = [InstanceSite.Cluster], Include = ["ATTACHMENTS"] })).Clusters[0];

    private Task<JsonNode> UpdateAsync(JsonObject settings) => _site.Aws.CallAsync("ecs:UpdateCapacityProvider", new()
    {
        ["name"] = InstanceSite.Pool, ["autoScalingGroupProvider"] = settings,
    });

    private Task<JsonNode> DeleteAsync() => _site.Aws.CallAsync("ecs:DeleteCapacityProvider", new() { ["capacityProvider"] = InstanceSite.Pool });

    private Task<string> DeleteRefusedAsync(string code) =>
        _site.Aws.RefusedAsync(code, "ecs:DeleteCapacityProvider", new() { ["capacityProvider"] = InstanceSite.Pool });
}
