using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Finds running tasks of services that fail the health checks of their target groups after the grace period, and has them replaced. Like
/// all health, it is evaluated on demand, here when services and tasks are described.
/// </summary>
internal sealed class UnhealthyTasks(ITargetHealth health, ServiceScheduler scheduler)
{
    public async Task LookAsync(ServiceCall call)
    {
        var judged = Judged(call.Region);
        if (judged.Count == 0)
        {
            return;
        }

        var unhealthy = await UnhealthyAsync(judged.Select(entry => entry.Group).DistinctBy(group => group.TargetGroupArn));
        lock (call.Cloud.Gate)
        {
            foreach (var (arn, group) in judged)
            {
                if (call.Region.Ecs.Tasks.Find(arn) is { IsWanted: true, FailedIn: null, Address: { } address }
                    && unhealthy.TryGetValue((group.TargetGroupArn!, address), out var failed))
                {
                    scheduler.Fail(call.Region, arn, group.TargetGroupArn!, failed);
                }
            }

            call.Cloud.Timeline.RunDue();
        }
    }

    /// <summary>The running tasks past their grace period, each with its target groups.</summary>
    private static List<(string Arn, TargetGroup Group)> Judged(AccountRegion region)
    {
        lock (region.Cloud.Gate)
        {
            return
            [
                .. from service in region.Ecs.Services
                   where service.Status == ServiceStatus.Active && service.LoadBalancers!.Count > 0
                   from task in region.Ecs.TasksOf(service.ServiceArn!)
                   where task is { IsWanted: true, IsRunning: true, FailedIn: null }
                   from @group in Rollouts.Judges(region, task)
                   where task.Task.StartedAt + Patience(service.HealthCheckGracePeriodSeconds ?? 0, @group) <= region.Cloud.Now
                   select (task.Arn, @group),
            ];
        }
    }

    // Checks take real intervals at any pace: otherwise failing tasks would replace each other endlessly within one call.
    private static TimeSpan Patience(int gracePeriod, TargetGroup group) =>
        TimeSpan.FromSeconds(Math.Max(gracePeriod, group.HealthCheckIntervalSeconds!.Value * group.UnhealthyThresholdCount!.Value));

    private async Task<Dictionary<(string Group, string Address), TargetCheck>> UnhealthyAsync(IEnumerable<TargetGroup> groups)
    {
        var unhealthy = new Dictionary<(string, string), TargetCheck>();
        foreach (var group in groups)
        {
            foreach (var target in await health.CheckAsync(group.TargetGroupArn!, CancellationToken.None))
            {
                if (target.Health is CheckedHealth.Unhealthy)
                {
                    unhealthy[(group.TargetGroupArn!, target.Id)] = target;
                }
            }
        }

        return unhealthy;
    }
}
