using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Replaces old tasks during a rollout once the new ones are healthy in their target groups. Like all health, it is evaluated on a read of the
/// service.
/// </summary>
internal sealed class Rollouts(ITargetHealth health, ServiceScheduler scheduler)
{
    public static bool IsProven(AccountRegion region, TaskState task) => task.IsProven || !Judges(region, task).Any();

    public static bool IsOnDrainingInstance(AccountRegion region, TaskState task) =>
        region.Ecs.ContainerInstances.Find(task.Plan.InstanceArn) is { IsDraining: true };

    /// <summary>The target groups of a task that a load balancer forwards to.</summary>
    public static IEnumerable<TargetGroup> Judges(AccountRegion region, TaskState task) => TaskLifecycle.Reachable(region, task)
        .Select(balancer => region.ElbV2.TargetGroups.Find(balancer.TargetGroupArn)!)
        .Where(group => region.ElbV2.LoadBalancersOf(group.TargetGroupArn!).Count > 0);

    public async Task LookAsync(ServiceCall call)
    {
        var region = call.Region;
        while (Unproven(region) is { Count: > 0 } unproven)
        {
            var healthy = await HealthyAsync(unproven.SelectMany(entry => entry.Groups).DistinctBy(group => group.TargetGroupArn));
            var proven = unproven.Where(entry => entry.Groups.All(group => healthy.Contains((group.TargetGroupArn!, entry.Task.Address)))).ToList();
            if (proven.Count == 0)
            {
                return;
            }

            lock (region.Cloud.Gate)
            {
                foreach (var (task, _) in proven)
                {
                    region.Ecs.Tasks.Change(task.Arn, row => row with { IsProven = true });
                    scheduler.Wake(region, task.Plan.ServiceArn!);
                }

                region.Cloud.Timeline.RunDue();
            }
        }
    }

    private static List<(TaskState Task, List<TargetGroup> Groups)> Unproven(AccountRegion region)
    {
        lock (region.Cloud.Gate)
        {
            return
            [
                .. from service in region.Ecs.Services
                   where service.Status == ServiceStatus.Active
                   let tasks = region.Ecs.TasksOf(service.ServiceArn!).ToList()
                   where service.Deployments!.Count > 1 || tasks.Exists(task => task.IsWanted && IsOnDrainingInstance(region, task))
                   from task in tasks
                   where task.IsWanted && task.IsRunning && task.Plan.DeploymentId == Deployments.Primary(service).Id && !IsProven(region, task)
                   select (task, Judges(region, task).ToList()),
            ];
        }
    }

    private async Task<HashSet<(string Group, string? Address)>> HealthyAsync(IEnumerable<TargetGroup> groups)
    {
        var healthy = new HashSet<(string, string?)>();
        foreach (var group in groups)
        {
            var targets = await health.CheckAsync(group.TargetGroupArn!, CancellationToken.None);
            healthy.UnionWith(targets.Where(target => target.Health is CheckedHealth.Healthy).Select(target => (group.TargetGroupArn!, (string?)target.Id)));
        }

        return healthy;
    }
}
