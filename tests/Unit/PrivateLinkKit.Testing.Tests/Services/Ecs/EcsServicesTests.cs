using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

public sealed class EcsServicesTests : IAsyncLifetime
{
    private Site _site = null!;
    private string _group = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        _group = await _site.AddTargetGroupAsync("web", "HTTP", 80);
        await _site.AddListenerAsync((await _site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, _group);
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Service_StartsItsTasksAndGetsSteady()
    {
        var created = (await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group))).Service;

        var steady = await Web.DescribeAsync(_site);

        Assert.Equal(("ACTIVE", 0, "IN_PROGRESS"), (created.Status, created.RunningCount, created.Deployments[0].RolloutState.Value));
        Assert.Equal((2, 0), (steady.RunningCount, steady.PendingCount));
        Assert.Equal(("PRIMARY", "COMPLETED", 2),
            (Assert.Single(steady.Deployments).Status, steady.Deployments[0].RolloutState.Value, steady.Deployments[0].RunningCount));
        Assert.Equal("(service web) has reached a steady state.", steady.Events[0].Message);
    }

    [Fact]
    public async Task Create_Service_SpreadsTasksAndRegistersThem()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));

        var tasks = await Web.TasksAsync(_site);

        Assert.Equal(["eu-west-1a", "eu-west-1b"], tasks.Select(task => task.AvailabilityZone).Order());
        Assert.All(tasks, task => Assert.Equal(("RUNNING", "service:web", "ATTACHED"), (task.LastStatus, task.Group, task.Attachments[0].Status)));
        Assert.Equal(
            tasks.Select(task => (task.Detail("privateIPv4Address"), Web.Port)).Order(),
            (await _site.HealthAsync(_group)).Select(target => (target.Target.Id, target.Target.Port!.Value)).Order()!);
        var eni = Assert.Single(await _site.InterfacesAsync($"*{tasks[0].Attachments[0].Id}"));
        Assert.Equal(
            (tasks[0].Detail("networkInterfaceId"), tasks[0].Detail("subnetId"), _site.GroupId),
            (eni.NetworkInterfaceId, eni.SubnetId, eni.Groups[0].GroupId));
    }

    [Fact]
    public async Task Create_GroupWithoutLoadBalancer_IsRefused()
    {
        var unused = await _site.AddTargetGroupAsync("unused", "HTTP", 80);

        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.CreateServiceAsync(Web.Service(_site, unused)));

        Assert.Equal($"The target group with targetGroupArn {unused} does not have an associated load balancer.", error.Message);
    }

    [Fact]
    public async Task Create_WrongContainerPort_IsRefused()
    {
        var request = Web.Service(_site, _group);
        request.LoadBalancers[0].ContainerPort = 81;

        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.CreateServiceAsync(request));

        Assert.Equal("The container web did not have a container port 81 defined.", error.Message);
    }

    [Fact]
    public async Task Create_SameName_IsNotIdempotentExceptByToken()
    {
        var request = Web.Service(_site);
        request.ClientToken = "token-1";
        var first = await _site.Ecs.CreateServiceAsync(request);

        var again = await _site.Ecs.CreateServiceAsync(request);
        request.ClientToken = "token-2";
        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.CreateServiceAsync(request));

        Assert.Equal(first.Service.ServiceArn, again.Service.ServiceArn);
        Assert.Equal("Creation of service was not idempotent.", error.Message);
    }

    [Fact]
    public async Task Create_UnknownCluster_IsRefused()
    {
        var request = Web.Service(_site);
        request.Cluster = "nothing";

        await Assert.ThrowsAsync<ClusterNotFoundException>(() => _site.Ecs.CreateServiceAsync(request));
    }

    [Fact]
    public async Task Create_UnknownSubnet_IsRefused()
    {
        var request = Web.Service(_site);
        request.NetworkConfiguration.AwsvpcConfiguration.Subnets = ["subnet-00000000000000000"];

        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.CreateServiceAsync(request));

        Assert.Contains("InvalidSubnetID.NotFound", error.Message);
    }

    [Fact]
    public async Task Create_UnknownImage_ReportsWhatToDo()
    {
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition("unknown/image"));

        await _site.Ecs.CreateServiceAsync(Web.Service(_site));

        var stopped = (await Web.TasksAsync(_site, "STOPPED")).First();
        Assert.Equal("TaskFailedToStart", stopped.StopCode);
        Assert.StartsWith("CannotPullContainerError", stopped.StoppedReason);
        Assert.Contains("unknown/image", stopped.StoppedReason);
    }

    [Fact]
    public async Task Update_RealisticTimes_KeepsOldTasksUntilNewTargetsAreHealthy()
    {
        var clock = new ManualTime();
        await using var site = await Site.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = clock });
        var group = await site.AddTargetGroupAsync("web", "HTTP", 80);
        await site.AddListenerAsync((await site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, group);
        await site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        await site.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }] });
        clock.Advance(TimeSpan.FromMinutes(3));
        await site.Ecs.CreateServiceAsync(Web.Service(site, group));
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("COMPLETED", (await Web.DescribeAsync(site)).Deployments[0].RolloutState.Value);

        await site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", ForceNewDeployment = true });

        var (healthy, steady) = (new List<int>(), new List<bool>());
        for (var step = 0; step < 80; step++)
        {
            healthy.Add((await site.HealthAsync(group)).Count(target => target.TargetHealth.State.Value == "healthy"));
            steady.Add((await Web.DescribeAsync(site)).Deployments is [{ RolloutState.Value: "COMPLETED" }]);
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.All(healthy, count => Assert.True(count >= 2, string.Join(' ', healthy)));
        Assert.False(steady[60]);
        Assert.True(steady[^1]);
    }

    [Theory]
    [InlineData(Pace.Instant)]
    [InlineData(Pace.Realistic)]
    public async Task Create_UnknownImage_TriesAgainAtLongerAndLongerIntervals(Pace pace)
    {
        var clock = new ManualTime();
        await using var site = await Site.StartAsync(new EmbeddedAwsOptions { Pace = pace, TimeProvider = clock });
        await site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await site.Ecs.RegisterTaskDefinitionAsync(Web.Definition("unknown/image"));
        await site.Ecs.CreateServiceAsync(Web.Service(site));

        var failed = new List<int>();
        for (var minute = 0; minute < 60; minute++)
        {
            failed.Add((await Web.DescribeAsync(site)).Deployments[0].FailedTasks ?? 0);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(failed[^1], 5, 30);
        Assert.True(failed[29] - failed[0] > failed[59] - failed[30], string.Join(' ', failed));
    }

    [Fact]
    public async Task Create_UnknownImageWithCircuitBreaker_FailsTheDeployment()
    {
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition("unknown/image"));
        var request = Web.Service(_site);
        request.DeploymentConfiguration = new() { DeploymentCircuitBreaker = new() { Enable = true, Rollback = false } };

        await _site.Ecs.CreateServiceAsync(request);
        await Web.DescribeAsync(_site);
        await Web.DescribeAsync(_site);

        Assert.Equal("FAILED", Assert.Single((await Web.DescribeAsync(_site)).Deployments).RolloutState);
    }

    [Fact]
    public async Task Update_DesiredCount_ScalesWithoutADeployment()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));
        var deployment = (await Web.DescribeAsync(_site)).Deployments[0].Id;

        await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", DesiredCount = 1 });

        var service = await Web.DescribeAsync(_site);
        Assert.Equal((1, 1, deployment), (service.DesiredCount, service.RunningCount, Assert.Single(service.Deployments).Id));
        Assert.Single(await _site.HealthAsync(_group));
    }

    [Fact]
    public async Task Update_TaskDefinition_ReplacesEveryTask()
    {
        await AdmitHealthChecksAsync();
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));
        var before = await Web.TasksAsync(_site);
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());

        var rolling = (await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", TaskDefinition = "web:2" })).Service;
        await Web.DescribeAsync(_site);

        var after = await Web.TasksAsync(_site);
        Assert.Equal(["PRIMARY", "ACTIVE"], rolling.Deployments.Select(deployment => deployment.Status));
        Assert.Equal(2, after.Count);
        Assert.All(after, task => Assert.EndsWith("web:2", task.TaskDefinitionArn));
        Assert.Empty(after.Select(task => task.TaskArn).Intersect(before.Select(task => task.TaskArn)));
        Assert.Equal("COMPLETED", Assert.Single((await Web.DescribeAsync(_site)).Deployments).RolloutState);
        Assert.Equal(after.Select(task => task.Detail("privateIPv4Address")).Order(), (await _site.HealthAsync(_group)).Select(target => target.Target.Id)
            .Order());
    }

    [Fact]
    public async Task Update_NewTasksAreNotHealthy_KeepsTheOldOnes()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));
        var before = await Web.TasksAsync(_site);
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());

        await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", TaskDefinition = "web:2" });

        Assert.Equal(["PRIMARY", "ACTIVE"], (await Web.DescribeAsync(_site)).Deployments.Select(deployment => deployment.Status));
        Assert.Empty(before.Select(task => task.TaskArn).Except((await Web.TasksAsync(_site)).Select(task => task.TaskArn)));
    }

    [Fact]
    public async Task Update_UnknownService_IsRefused() =>
        await Assert.ThrowsAsync<ServiceNotFoundException>(() =>
            _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "nothing", DesiredCount = 1 }));

    [Fact]
    public async Task StopTask_OfAService_IsReplaced()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));
        var victim = (await Web.TasksAsync(_site))[0];

        var stopping = (await _site.Ecs.StopTaskAsync(new StopTaskRequest { Task = victim.TaskArn, Reason = "chaos" })).Task;

        var tasks = await Web.TasksAsync(_site);
        var stopped = (await _site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [victim.TaskArn] })).Tasks[0];
        Assert.Equal(("DEACTIVATING", "STOPPED"), (stopping.LastStatus, stopping.DesiredStatus));
        Assert.Equal(("STOPPED", "UserInitiated", "chaos"), (stopped.LastStatus, stopped.StopCode.Value, stopped.StoppedReason));
        Assert.Equal(2, tasks.Count);
        Assert.DoesNotContain(victim.TaskArn, tasks.Select(task => task.TaskArn));
        Assert.Empty(await _site.InterfacesAsync($"*{victim.Attachments[0].Id}"));
    }

    [Fact]
    public async Task Delete_StillScaled_NeedsForce()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site, _group));

        await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Service = "web" }));
        var draining = (await _site.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Service = "web", Force = true })).Service;

        Assert.Equal("DRAINING", draining.Status);
        Assert.Equal("INACTIVE", (await Web.DescribeAsync(_site)).Status);
        Assert.Empty(await _site.HealthAsync(_group));
    }

    [Fact]
    public async Task Delete_ClusterBeforeService_IsRefused()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site));

        await Assert.ThrowsAsync<ClusterContainsServicesException>(() => _site.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "default" }));
        await _site.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Service = "web", Force = true });
        var deleted = await _site.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "default" });

        Assert.Equal("INACTIVE", deleted.Cluster.Status);
    }

    [Fact]
    public async Task Describe_KnownAndUnknown_ReturnsBoth()
    {
        var request = Web.Service(_site);
        request.Tags = [new() { Key = "team", Value = "a" }];
        await _site.Ecs.CreateServiceAsync(request);

        var answer = await _site.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["web", "nothing"], Include = ["TAGS"] });

        Assert.Equal("team", Assert.Single(answer.Services).Tags[0].Key);
        Assert.Equal("MISSING", Assert.Single(answer.Failures).Reason);
    }

    private Task AdmitHealthChecksAsync() => _site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
    {
        GroupId = _site.GroupId,
        IpPermissions = [new() { IpProtocol = "tcp", FromPort = Web.Port, ToPort = Web.Port, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
    });
}
