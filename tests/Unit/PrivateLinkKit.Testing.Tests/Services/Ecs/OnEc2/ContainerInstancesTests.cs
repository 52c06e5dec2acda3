using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs.OnEc2;

/// <summary>Instances join a cluster with the right image, user data, role and path, and otherwise do not.</summary>
public sealed class ContainerInstancesTests : IAsyncDisposable
{
    private const string NoInstances =
        "(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in "
        + "your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private InstanceSite _site = null!;

    [Fact]
    public async Task Instance_OfTheOptimisedImage_RegistersWithItsResourcesAndRunsTasks()
    {
        await StartAsync();
        await _site.BalanceAsync();
        var id = await _site.LaunchAsync();
        await _site.ServiceAsync(service => service.DesiredCount = 1);

        var answer = await _site.GetAsync();
        var instance = Assert.Single(await _site.InstancesAsync());
        var task = Assert.Single(await _site.TasksAsync());

        Assert.Equal("hello", answer);
        Assert.Equal((id, "ACTIVE", true), ((string)instance["ec2InstanceId"]!, (string)instance["status"]!, (bool)instance["agentConnected"]!));
        Assert.Equal([2048, 3891], Resources(instance, "registeredResources"));
        Assert.Equal([2048 - 256, 3891 - 512], Resources(instance, "remainingResources"));
        Assert.Equal(("RUNNING", "EC2", (string)instance["containerInstanceArn"]!), (task.LastStatus, task.LaunchType.Value, task.ContainerInstanceArn));
        Assert.Equal(1, (int)instance["runningTasksCount"]!);
        Assert.Contains("t3.medium", instance.Texts("attributes", "value"));
    }

    [Theory]
    [InlineData("#!/bin/bash\ncat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=\"shop\"\nECS_LOGLEVEL=debug\nEOF\n", true)]
    [InlineData("#!/bin/bash\necho 'ECS_CLUSTER=shop' | tee -a /etc/ecs/ecs.config", true)]
    [InlineData("#!/bin/bash\n# echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config", false)]
    [InlineData("#!/bin/bash\necho ECS_CLUSTER=shop", false)]
    [InlineData("#!/bin/bash\necho ECS_CLUSTER=another >> /etc/ecs/ecs.config", false)]
    [InlineData("", false)]
    public async Task Instance_UserData_NamesTheCluster(string userData, bool joins)
    {
        await StartAsync();
        await _site.LaunchAsync(userData);
        await _site.ServiceAsync();

        var instances = await _site.InstancesAsync();

        Assert.Equal(joins ? 1 : 0, instances.Count);
        Assert.Equal(joins ? 2 : 0, (await _site.TasksAsync()).Count);
        Assert.Equal(!joins, await _site.EventAsync() == NoInstances);
    }

    [Fact]
    public async Task Instance_WithoutUserData_JoinsTheDefaultClusterAndCreatesIt()
    {
        await StartAsync();

        await _site.LaunchAsync(userData: "");

        Assert.Single(await _site.InstancesAsync("default"));
    }

    [Fact]
    public async Task Instance_OfAClusterCreatedLater_RegistersThen()
    {
        await StartAsync();
        await _site.LaunchAsync("echo ECS_CLUSTER=late >> /etc/ecs/ecs.config");
        await _site.Site.Ecs.CreateClusterAsync(new() { ClusterName = "late" });
        var before = await _site.InstancesAsync("late");

        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(before);
        Assert.Single(await _site.InstancesAsync("late"));
    }

    [Fact]
    public async Task Instance_OfAnotherImage_DoesNotRegister()
    {
        await StartAsync();
        await _site.LaunchAsync(imageId: "ami-0123456789abcdef0");
        await _site.ServiceAsync();

        Assert.Empty(await _site.InstancesAsync());
        Assert.Equal(NoInstances, await _site.EventAsync());
    }

    [Theory]
    [InlineData("ec2.amazonaws.com", true)]
    [InlineData("ecs-tasks.amazonaws.com", false)]
    public async Task Instance_Role_MustTrustEc2(string service, bool joins)
    {
        await StartAsync();
        await ProfileAsync(service);
        await _site.LaunchAsync();
        await _site.ServiceAsync();

        Assert.Equal(joins ? 1 : 0, (await _site.InstancesAsync()).Count);
        Assert.Equal(!joins, await _site.EventAsync() == NoInstances);
    }

    [Fact]
    public async Task Instance_WithoutProfile_DoesNotRegister()
    {
        await StartAsync();
        await _site.LaunchAsync(profile: null);
        await _site.ServiceAsync();

        Assert.Empty(await _site.InstancesAsync());
        Assert.Equal(NoInstances, await _site.EventAsync());
    }

    [Fact]
    public async Task Instance_WithoutAPath_RegistersOnceEndpointsExist()
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        await _site.Site.Ec2.ModifyVpcAttributeAsync(new() { VpcId = _site.Site.VpcId, EnableDnsHostnames = true });
        var id = await _site.LaunchAsync();
        var without = await _site.InstancesAsync();
        var drop = _site.Aws.Network.Drops[^1];

        await EndpointAsync("ecs");
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        var registered = Assert.Single(await _site.InstancesAsync());
        await EndpointAsync("ecs-agent");
        _site.Clock.Advance(TimeSpan.FromMinutes(10));
        var connected = Assert.Single(await _site.InstancesAsync());

        Assert.Empty(without);
        Assert.Contains(id, drop.ToString(), StringComparison.Ordinal);
        Assert.Equal((false, true), ((bool)registered["agentConnected"]!, (bool)connected["agentConnected"]!));
    }

    [Fact]
    public async Task Instance_StoppedAndStarted_DisconnectsAndComesBackAsTheSame()
    {
        await StartAsync();
        var id = await _site.LaunchAsync();
        await _site.ServiceAsync(service => service.DesiredCount = 1);
        var arn = await _site.ArnOfAsync(id);

        await _site.Site.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        var stopped = Assert.Single(await _site.InstancesAsync());
        var lost = Assert.Single(await _site.TasksAsync("STOPPED"));
        var told = await _site.EventAsync();
        await _site.Site.Ec2.StartInstancesAsync(new() { InstanceIds = [id] });
        var started = Assert.Single(await _site.InstancesAsync());

        Assert.Equal(("ACTIVE", false), ((string)stopped["status"]!, (bool)stopped["agentConnected"]!));
        Assert.Equal($"Host EC2 (instance {id}) stopped.", lost.StoppedReason);
        Assert.Contains("encountered error \"AGENT\"", told, StringComparison.Ordinal);
        Assert.Equal((arn, true), ((string)started["containerInstanceArn"]!, (bool)started["agentConnected"]!));
        Assert.Equal("RUNNING", Assert.Single(await _site.TasksAsync()).LastStatus);
    }

    [Fact]
    public async Task Instance_TerminatedWhileStopped_StaysUntilItIsDeregistered()
    {
        await StartAsync();
        var id = await _site.LaunchAsync();
        var arn = await _site.ArnOfAsync(id);
        await _site.Site.Ec2.StopInstancesAsync(new() { InstanceIds = [id] });
        await _site.InstancesAsync();

        await _site.Site.Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] });

        Assert.Equal((arn, "ACTIVE"), await ShownAsync());
        await _site.Aws.CallAsync("ecs:DeregisterContainerInstance", new() { ["cluster"] = InstanceSite.Cluster, ["containerInstance"] = arn });
        Assert.Empty(await _site.InstancesAsync());

        async Task<(string, string)> ShownAsync()
        {
            var instance = Assert.Single(await _site.InstancesAsync());
            return ((string)instance["containerInstanceArn"]!, (string)instance["status"]!);
        }
    }

    [Fact]
    public async Task Deregister_WithTasks_IsRefusedUnlessForced()
    {
        await StartAsync();
        var id = await _site.LaunchAsync();
        await _site.ServiceAsync();
        var arn = await _site.ArnOfAsync(id);
        await _site.TasksAsync();
        JsonObject request = new() { ["cluster"] = InstanceSite.Cluster, ["containerInstance"] = arn };

        var refused = await _site.Aws.RefusedAsync("InvalidParameterException", "ecs:DeregisterContainerInstance", request);
        request["force"] = true;
        var gone = await _site.Aws.CallAsync("ecs:DeregisterContainerInstance", request);

        Assert.Equal("Found running tasks on the instance.", refused);
        Assert.Equal("INACTIVE", (string)gone["containerInstance"]!["status"]!);
        Assert.Empty(await _site.InstancesAsync());
        Assert.Equal(NoInstances, await _site.EventAsync());
        Assert.Equal("INACTIVE", (string)(await _site.DescribeAsync(InstanceSite.Cluster, arn))[0]["status"]!);
    }

    [Fact]
    public async Task DeleteCluster_WithInstances_IsRefusedUntilTheyAreTerminated()
    {
        await StartAsync();
        var id = await _site.LaunchAsync();
        await _site.InstancesAsync();

        await Refused.WithAsync(
            "ClusterContainsContainerInstancesException", () => _site.Site.Ecs.DeleteClusterAsync(new() { Cluster = InstanceSite.Cluster }));
        await _site.Site.Ec2.TerminateInstancesAsync(new() { InstanceIds = [id] });
        var deleted = await _site.Site.Ecs.DeleteClusterAsync(new() { Cluster = InstanceSite.Cluster });

        Assert.Equal("INACTIVE", deleted.Cluster.Status);
    }

    [Fact]
    public async Task Attributes_PutAndDeleted_AreListed()
    {
        await StartAsync();
        var arn = await _site.ArnOfAsync(await _site.LaunchAsync());
        JsonObject request() => new()
        {
            ["cluster"] = InstanceSite.Cluster, ["attributes"] = new JsonArray(new JsonObject { ["name"] = "stack", ["value"] = "a", ["targetId"] = arn }),
        };

        await _site.Aws.CallAsync("ecs:PutAttributes", request());
        var put = await ListAsync();
        await _site.Aws.CallAsync("ecs:DeleteAttributes", request());

        Assert.Equal(["a"], put.Texts("attributes", "value"));
        Assert.Empty((await ListAsync())["attributes"]!.AsArray());
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    private static IEnumerable<int> Resources(JsonNode instance, string list) =>
        instance[list]!.AsArray().Where(one => (string)one!["type"]! is "INTEGER").Select(one => (int)one!["integerValue"]!);

    private async Task StartAsync(EmbeddedAwsOptions? options = null) => _site = await InstanceSite.StartAsync(options);

    private Task<JsonNode> ListAsync() => _site.Aws.CallAsync("ecs:ListAttributes", new()
    {
        ["cluster"] = InstanceSite.Cluster, ["targetType"] = "container-instance", ["attributeName"] = "stack",
    });

    private Task EndpointAsync(string service) => _site.Site.Ec2.CreateVpcEndpointAsync(new()
    {
        VpcId = _site.Site.VpcId,
        VpcEndpointType = "Interface",
        ServiceName = $"com.amazonaws.{Site.Region}.{service}",
        SubnetIds = [_site.Site.SubnetIds[0]],
        SecurityGroupIds = [_site.Site.GroupId],
        PrivateDnsEnabled = true,
    });

    private async Task ProfileAsync(string service)
    {
        var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole"}}""";
        await _site.Aws.IamAsync("CreateRole", ("RoleName", "ecs"), ("Path", "/hosts/"), ("AssumeRolePolicyDocument", trust));
        await _site.Aws.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "ecs"));
        await _site.Aws.IamAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "ecs"), ("RoleName", "ecs"));
    }
}
