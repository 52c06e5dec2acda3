using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Tasks that fail the health checks of their load balancer are stopped and replaced, as ECS does.</summary>
public sealed class UnhealthyTasksTests : IAsyncLifetime
{
    // Two checks of the default interval of 30 seconds decide that a target is unhealthy.
    private static readonly TimeSpan TwoChecks = TimeSpan.FromSeconds(60);

    private readonly ManualTime _time = new();
    private int _status = StatusCodes.Status503ServiceUnavailable;
    private Site _site = null!;
    private string _group = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new EmbeddedAwsOptions { TimeProvider = _time });
        _site.Aws.Images.Add(Site.Image, app => app.MapGet("/", () => Results.StatusCode(_status)));
        await _site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] }],
        });
        _group = await _site.AddTargetGroupAsync("web", "HTTP", 80);
        await _site.AddListenerAsync((await _site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, _group);
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Describe_TasksFailTheirChecks_TheyAreReplacedWithReasonAndEvents()
    {
        await CreateAsync();
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).ToList();

        _time.Advance(TwoChecks);
        var service = await Web.DescribeAsync(_site);

        var stopped = await Web.TasksAsync(_site, "STOPPED");
        Assert.Equal(before.Order(), stopped.Select(task => task.TaskArn).Order());
        Assert.All(stopped, task => Assert.Equal(
            ("ServiceSchedulerInitiated", $"Task failed ELB health checks in (target-group {_group})"),
            (task.StopCode.Value, task.StoppedReason)));
        Assert.Equal(2, service.RunningCount);
        Assert.Empty((await Web.TasksAsync(_site)).Select(task => task.TaskArn).Intersect(before));
        Assert.Contains(service.Events, told =>
            told.Message == $"(service web) (port 8080) is unhealthy in (target-group {_group}) due to (reason Health checks failed with these codes: [503]).");
        Assert.Contains(service.Events, told => told.Message.StartsWith("(service web) has stopped 2 running tasks: (task ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Describe_BeforeTheChecksHaveDecided_TasksStay()
    {
        await CreateAsync();
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order().ToList();

        _time.Advance(TwoChecks - TimeSpan.FromSeconds(1));
        await Web.DescribeAsync(_site);

        Assert.Equal(before, (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order());
    }

    [Fact]
    public async Task Describe_WithinTheGracePeriod_FailedChecksDoNotCount()
    {
        await CreateAsync(gracePeriod: 300);
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order().ToList();

        _time.Advance(TimeSpan.FromSeconds(299));
        await Web.DescribeAsync(_site);
        Assert.Equal(before, (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order());

        _time.Advance(TimeSpan.FromSeconds(1));
        await Web.DescribeAsync(_site);
        Assert.Empty((await Web.TasksAsync(_site)).Select(task => task.TaskArn).Intersect(before));
    }

    [Fact]
    public async Task Describe_SlowStartWithinTheGracePeriod_TheTasksStay()
    {
        await CreateAsync(gracePeriod: 90);
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order().ToList();

        _time.Advance(TimeSpan.FromSeconds(60));
        _status = StatusCodes.Status200OK;
        _time.Advance(TimeSpan.FromSeconds(60));
        await Web.DescribeAsync(_site);

        Assert.Equal(before, (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order());
        Assert.All(await _site.HealthAsync(_group), target => Assert.Equal("healthy", target.TargetHealth.State.Value));
    }

    [Fact]
    public async Task Describe_OnlyOneCopyFits_UnhealthyTasksGoFirst()
    {
        var request = Web.Service(_site, _group);
        request.DesiredCount = 1;
        request.DeploymentConfiguration = new DeploymentConfiguration { MaximumPercent = 100, MinimumHealthyPercent = 0 };
        await _site.Ecs.CreateServiceAsync(request);
        var before = Assert.Single(await Web.TasksAsync(_site)).TaskArn;

        _time.Advance(TwoChecks);
        await Web.DescribeAsync(_site);

        Assert.NotEqual(before, Assert.Single(await Web.TasksAsync(_site)).TaskArn);
    }

    [Fact]
    public async Task ListTasks_TasksFailTheirChecks_ListsTheirReplacements()
    {
        await CreateAsync();
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).ToList();

        _time.Advance(TwoChecks);

        Assert.Empty((await Web.TasksAsync(_site)).Select(task => task.TaskArn).Intersect(before));
    }

    [Fact]
    public async Task Describe_ServiceWithoutBalancer_ItsTasksStay()
    {
        await _site.Ecs.CreateServiceAsync(Web.Service(_site));
        var before = (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order().ToList();

        _time.Advance(TimeSpan.FromMinutes(10));
        await Web.DescribeAsync(_site);

        Assert.Equal(before, (await Web.TasksAsync(_site)).Select(task => task.TaskArn).Order());
    }

    [Fact]
    public async Task Describe_NewRevisionFailsItsChecks_OldTasksStayAndTheBreakerOpens()
    {
        _status = StatusCodes.Status200OK;
        var request = Web.Service(_site, _group);
        request.DeploymentConfiguration = new DeploymentConfiguration { DeploymentCircuitBreaker = new() { Enable = true, Rollback = false } };
        await _site.Ecs.CreateServiceAsync(request);
        await Web.DescribeAsync(_site);
        _site.Aws.Images.Add("example/broken", app => app.MapGet("/", () => Results.StatusCode(500)));
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition("example/broken"));

        await _site.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "web", TaskDefinition = Web.Family });
        for (var i = 0; i < 4; i++)
        {
            await Web.DescribeAsync(_site);
            _time.Advance(TwoChecks);
        }

        var deployments = (await Web.DescribeAsync(_site)).Deployments;
        Assert.Equal(("PRIMARY", "FAILED"), (deployments[0].Status, deployments[0].RolloutState.Value));
        Assert.True(deployments[0].FailedTasks >= 3);
        Assert.Equal(2, deployments[1].RunningCount);
    }

    private Task CreateAsync(int? gracePeriod = null)
    {
        var request = Web.Service(_site, _group);
        request.HealthCheckGracePeriodSeconds = gracePeriod;
        return _site.Ecs.CreateServiceAsync(request);
    }
}
