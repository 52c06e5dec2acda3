using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Services.AutoScaling;

/// <summary>Unhealthy instances are replaced, by the health checks that a group uses and after its grace period.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("EC2", false)]
    [InlineData("ELB", true)]
    public async Task Target_Unhealthy_IsReplacedWithElbChecksOnly(string type, bool isReplaced)
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time, configure: app =>
            app.MapGet("/", () => Results.StatusCode(503)));
        await site.Site.Elb.ModifyTargetGroupAsync(new() { TargetGroupArn = site.TargetGroup, HealthCheckProtocol = "HTTP", HealthCheckPath = "/" });
        await site.CreateAsync(("DesiredCapacity", "1"), ("HealthCheckType", type), ("HealthCheckGracePeriod", "300"));
        var first = await site.InServiceAsync();
        time.Advance(TimeSpan.FromSeconds(200));
        var inGracePeriod = await site.InServiceAsync();

        time.Advance(TimeSpan.FromSeconds(200));
        await site.TargetsAsync();
        await site.DescribeAsync();
        var later = await site.InServiceAsync();

        Assert.Equal(first, inGracePeriod);
        Assert.Equal(isReplaced, !later.SequenceEqual(first));
        Assert.Equal(isReplaced, (await site.ActivitiesAsync()).Exists(
            activity => activity.Cause.EndsWith("in response to an ELB system health check failure.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SetInstanceHealth_Unhealthy_IsReplacedAfterTheGracePeriodOnly()
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time);
        await site.CreateAsync(("DesiredCapacity", "1"), ("HealthCheckGracePeriod", "300"));
        var first = await site.InServiceAsync();

        await site.CallAsync("SetInstanceHealth", ("InstanceId", first[0]), ("HealthStatus", "Unhealthy"));
        var early = await site.InServiceAsync();
        time.Advance(TimeSpan.FromSeconds(301));
        await site.CallAsync("SetInstanceHealth", ("InstanceId", first[0]), ("HealthStatus", "Unhealthy"));

        Assert.Equal(first, early);
        Assert.NotEqual(first, await site.InServiceAsync());
    }

    [Fact]
    public async Task Program_Fails_IsReplacedByTheClock()
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time, configure: _ => throw new InvalidOperationException("no"));
        await site.CreateAsync(("DesiredCapacity", "1"));
        var first = await site.InServiceAsync();
        await ImpairedAsync(site, first[0]);
        var early = await site.InServiceAsync();

        time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(first, early);
        Assert.NotEqual(first, await site.InServiceAsync());
    }

    [Fact]
    public async Task Program_FailsDuringALaunchHook_IsReplacedByTheClock()
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time, configure: _ => throw new InvalidOperationException("no"));
        await site.CreateAsync(
            ("DesiredCapacity", "1"), ("LifecycleHookSpecificationList.member.1.LifecycleHookName", "hook"),
            ("LifecycleHookSpecificationList.member.1.LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"));
        var (id, _) = Assert.Single(await site.InstancesAsync());
        await ImpairedAsync(site, id);
        time.Advance(TimeSpan.FromMinutes(3));
        await site.OnGroupAsync("CompleteLifecycleAction", ("LifecycleHookName", "hook"), ("LifecycleActionResult", "CONTINUE"), ("InstanceId", id));
        var served = await site.InServiceAsync();

        time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal([id], served);
        Assert.DoesNotContain(id, await site.InServiceAsync());
    }

    [Fact]
    public async Task Launch_FailsForAnHour_IsRepeatedEverMoreRarely()
    {
        var time = new ManualTime();
        await using var site = await ScalingSite.StartAsync(time);
        await site.CreateAsync(("DesiredCapacity", "1"));
        await site.Site.Ec2.DeleteLaunchTemplateAsync(new DeleteLaunchTemplateRequest { LaunchTemplateId = site.TemplateId });
        await site.TerminateAsync((await site.InServiceAsync())[0]);

        time.Advance(TimeSpan.FromHours(1));

        Assert.InRange((await site.ActivitiesAsync()).Count(activity => activity.Status is "Failed"), 4, 7);
    }

    private static async Task ImpairedAsync(ScalingSite site, string id)
    {
        var request = new DescribeInstanceStatusRequest { InstanceIds = [id] };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await site.Site.Ec2.DescribeInstanceStatusAsync(request, limit.Token)).InstanceStatuses[0].Status.Status.Value is "ok")
        {
        }
    }
}
