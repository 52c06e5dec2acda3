using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>
/// Reconciles the tasks of a service with its deployments: starts new tasks, then stops old ones, within the service's percentages. It
/// never acts within the call that triggers it, as in AWS, and runs again whenever a task has changed state.
/// </summary>
internal sealed class ServiceScheduler
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    private readonly TaskLifecycle _tasks;

    public ServiceScheduler(TaskLifecycle tasks)
    {
        _tasks = tasks;
        tasks.Moved += TaskMoved;
    }

    /// <summary>Raised with the ARN of a cluster when its container instances have changed, or tasks wait for one.</summary>
    public event Action<AccountRegion, string>? ClusterMoved;

    /// <summary>Wakes the services of a cluster, whose container instances have changed.</summary>
    public void WakeAll(AccountRegion region, string clusterArn)
    {
        var services = region.Ecs.ServicesIn(clusterArn).Where(service => service.Status != ServiceStatus.Inactive);
        foreach (var service in services.Where(service => LaunchChoice.Of(service).Kind is LaunchChoice.Ec2))
        {
            Wake(region, service.ServiceArn!);
        }

        ClusterMoved?.Invoke(region, clusterArn);
    }

    public void Wake(AccountRegion region, string serviceArn) => region.Cloud.Timeline.After(TimeSpan.Zero, () => Reconcile(region, serviceArn));

    /// <summary>Replaces a running task that fails the health checks of a target group.</summary>
    public void Fail(AccountRegion region, string taskArn, string targetGroupArn, TargetCheck seen)
    {
        region.Ecs.Tasks.Change(taskArn, row => row with { FailedIn = targetGroupArn });
        var task = region.Ecs.Tasks.Find(taskArn)!;
        var serviceArn = task.Plan.ServiceArn!;
        Deployments.Tell(
            region,
            serviceArn,
            $"(port {seen.Port}) is unhealthy in (target-group {targetGroupArn}) due to (reason {seen.Description}).");

        // Only deployments in progress have a circuit breaker, and tasks that have run are not throttled.
        if (Deployments.Primary(region.Ecs.Services.Find(serviceArn)!).RolloutState == ServiceStatus.InProgress)
        {
            CountFailure(region, serviceArn, task.Plan.DeploymentId, task.Task.StoppedReason, throttles: false);
        }

        Wake(region, serviceArn);
    }

    private void TaskMoved(AccountRegion region, TaskState task)
    {
        if (task.IsStopped && task.Plan.InstanceArn is not null)
        {
            WakeAll(region, task.Plan.ClusterArn);
        }

        if (task.Plan.ServiceArn is not { } serviceArn)
        {
            return;
        }

        var isEnding = task.Task.LastStatus == TaskStatus.Deactivating;
        if (isEnding && StopCodes.IsFailure(task.Task.StopCode))
        {
            CountFailure(region, serviceArn, task.Plan.DeploymentId, task.Task.StoppedReason, throttles: true);
        }

        if (isEnding || task.IsStopped || task.IsRunning)
        {
            Wake(region, serviceArn);
        }
    }

    private void Reconcile(AccountRegion region, string serviceArn)
    {
        switch (region.Ecs.Services.Find(serviceArn))
        {
            case { Status: ServiceStatus.Active } service:
                Deploy(region, service);
                CompleteWhenSteady(region, service);
                break;
            case { Status: ServiceStatus.Draining } service:
                Drain(region, service);
                break;
        }
    }

    private void Drain(AccountRegion region, Service service)
    {
        var tasks = region.Ecs.TasksOf(service.ServiceArn!).Where(task => !task.IsStopped).ToList();
        if (tasks.Count == 0)
        {
            region.Ecs.Services.Put(service with { Status = ServiceStatus.Inactive, Deployments = [] });
            return;
        }

        Stop(region, service, [.. tasks.Where(task => task.IsWanted)]);
    }

    private void Deploy(AccountRegion region, Service service)
    {
        var primary = Deployments.Primary(service);
        var desired = service.DesiredCount!.Value;
        var wanted = region.Ecs.TasksOf(service.ServiceArn!).Where(task => task.IsWanted).ToList();
        var ofPrimary = wanted.Where(task => task.Plan.DeploymentId == primary.Id).ToList();
        var most = desired * service.DeploymentConfiguration!.MaximumPercent!.Value / 100;
        var failing = ofPrimary.Where(task => task.FailedIn is not null).ToList();
        var draining = ofPrimary.Except(failing).Where(task => Rollouts.IsOnDrainingInstance(region, task)).ToList();
        var sound = ofPrimary.Except(failing).Except(draining).ToList();
        if (primary.RolloutState != ServiceStatus.Failed && !region.Ecs.Resting.Contains(primary.Id!))
        {
            Start(region, service, primary, wanted, Math.Min(desired - sound.Count, most - wanted.Count));
        }

        var surplus = sound.OrderByDescending(task => task.Task.CreatedAt).Take(Math.Max(0, sound.Count - desired));
        var outgoing = failing.Take(Outgoing(desired, most - wanted.Count, failing.Count, sound));
        Stop(region, service, [.. outgoing, .. surplus, .. Drained(region, service, draining, sound), .. Replaced(region, service, primary, wanted)]);
    }

    /// <summary>
    /// Number of failing tasks that may be stopped: those whose replacements run, or one at a time if the maximum percentage allows no
    /// replacement beside them.
    /// </summary>
    private static int Outgoing(int desired, int room, int failing, List<TaskState> sound)
    {
        var replaced = sound.Count(task => task.IsRunning) + failing - desired;
        return replaced <= 0 && room <= 0 && sound.TrueForAll(task => task.IsRunning) ? 1 : Math.Max(0, replaced);
    }

    /// <summary>Tasks on draining instances that may be stopped: as many as the healthy minimum allows, with the replacements that are healthy.</summary>
    private static IEnumerable<TaskState> Drained(AccountRegion region, Service service, List<TaskState> draining, List<TaskState> sound) =>
        draining.Take(Math.Max(0, draining.Count + sound.Count(task => task.IsRunning && Rollouts.IsProven(region, task)) - LeastHealthy(service)));

    private static int LeastHealthy(Service service) =>
        (int)Math.Ceiling(service.DesiredCount!.Value * service.DeploymentConfiguration!.MinimumHealthyPercent!.Value / 100.0);

    /// <summary>
    /// Old tasks that may be stopped: those that do not run yet, and as many running ones as the healthy minimum allows. A new task counts
    /// when it is healthy in its load balancers.
    /// </summary>
    private static IEnumerable<TaskState> Replaced(AccountRegion region, Service service, Deployment primary, List<TaskState> wanted)
    {
        var least = LeastHealthy(service);
        var old = wanted.Where(task => task.Plan.DeploymentId != primary.Id).ToLookup(task => task.IsRunning);
        var fresh = wanted.Count(task => task.IsRunning && task.Plan.DeploymentId == primary.Id && Rollouts.IsProven(region, task));
        return old[false].Concat(old[true].Take(Math.Max(0, old[true].Count() + fresh - least)));
    }

    private void Start(AccountRegion region, Service service, Deployment deployment, IReadOnlyList<TaskState> wanted, int count)
    {
        if (count <= 0)
        {
            return;
        }

        if (TaskRoles.Refusal(region, ServicePlans.DefinitionOf(region, deployment)) is { } refusal)
        {
            Deployments.Tell(region, service.ServiceArn!, $"failed to launch a task with (error {refusal}).");
            CountFailure(region, service.ServiceArn!, deployment.Id, refusal, throttles: true);
            if (!region.Ecs.Resting.Contains(deployment.Id!))
            {
                Wake(region, service.ServiceArn!);
            }

            return;
        }

        var plans = wanted.Select(task => task.Plan).ToList();
        var started = new List<TaskState>();
        for (var i = 0; i < count; i++)
        {
            var (plan, failures) = Placement.Find(region, ServicePlans.Of(region, service, deployment, plans));
            if (plan is null)
            {
                Deployments.TellOnce(region, service.ServiceArn!, PlacementFailure.Event(failures));
                break;
            }

            plans.Add(plan);
            started.Add(_tasks.Start(region, plan));
        }

        if (started.Count > 0)
        {
            Deployments.Tell(region, service.ServiceArn!, $"has started {started.Count} tasks: {Names(started)}.");
        }

        if (started.Exists(task => task.WaitsForInstance))
        {
            ClusterMoved?.Invoke(region, service.ClusterArn!);
        }
    }

    private void Stop(AccountRegion region, Service service, IReadOnlyList<TaskState> tasks)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        foreach (var task in tasks)
        {
            _tasks.Stop(region, task.Arn, StopCodes.Scheduler, task.FailedIn is { } group
                ? $"Task failed ELB health checks in (target-group {group})"
                : $"Scaling activity initiated by (deployment {task.Plan.DeploymentId})");
        }

        Deployments.Tell(region, service.ServiceArn!, $"has stopped {tasks.Count} running tasks: {Names(tasks)}.");
    }

    private static void CompleteWhenSteady(AccountRegion region, Service service)
    {
        var primary = Deployments.Primary(service);
        var tasks = region.Ecs.TasksOf(service.ServiceArn!).Where(task => !task.IsStopped).ToList();
        var steady = tasks.Count == service.DesiredCount && tasks.All(task => task.IsRunning && task.Plan.DeploymentId == primary.Id);
        if (!steady || primary.RolloutState != ServiceStatus.InProgress)
        {
            return;
        }

        region.Ecs.Services.Put(service with
        {
            Deployments =
            [
                primary with
                {
                    RolloutState = ServiceStatus.Completed,
                    RolloutStateReason = $"ECS deployment {primary.Id} completed.",
                    UpdatedAt = region.Cloud.Now,
                },
            ],
        });
        Deployments.Tell(region, service.ServiceArn!, $"(deployment {primary.Id}) deployment completed.");
        Deployments.Tell(region, service.ServiceArn!, "has reached a steady state.");
    }

    /// <summary>Counts a task that failed to start or stopped early.</summary>
    private void CountFailure(AccountRegion region, string serviceArn, string? deploymentId, string? reason, bool throttles)
    {
        var service = region.Ecs.Services.Find(serviceArn)!;
        if (service.Status != ServiceStatus.Active || Deployments.Primary(service) is not { } primary || primary.Id != deploymentId)
        {
            return;
        }

        var failures = primary.FailedTasks!.Value + 1;
        var threshold = Math.Clamp((int)Math.Ceiling(service.DesiredCount!.Value * 0.5), 3, 200);
        var broken = service.DeploymentConfiguration!.DeploymentCircuitBreaker!.Enable == true && failures >= threshold;
        region.Ecs.Services.Put(Deployments.WithPrimary(service, deployment => deployment with
        {
            FailedTasks = failures,
            RolloutState = broken ? ServiceStatus.Failed : deployment.RolloutState,
            RolloutStateReason = broken ? "ECS deployment circuit breaker: tasks failed to start." : deployment.RolloutStateReason,
        }));
        if (failures == threshold && (broken || throttles))
        {
            Deployments.Tell(region, serviceArn, broken
                ? $"(deployment {primary.Id}) deployment failed: tasks failed to start."
                : $"is unable to consistently start tasks successfully. The last one said: {reason}");
        }

        if (failures >= threshold && throttles)
        {
            Rest(region, serviceArn, primary.Id!, TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 10))));
        }
    }

    // AWS restarts repeatedly failing tasks at increasing intervals. These follow the clock at any pace: otherwise restarts would never end.
    private void Rest(AccountRegion region, string serviceArn, string deploymentId, TimeSpan wanted)
    {
        if (region.Ecs.Resting.Add(deploymentId))
        {
            region.Cloud.Timeline.Expire(wanted < LongestRest ? wanted : LongestRest, () =>
            {
                region.Ecs.Resting.Remove(deploymentId);
                Reconcile(region, serviceArn);
            });
        }
    }

    private static string Names(IEnumerable<TaskState> tasks) => string.Join(" ", tasks.Select(task => $"(task {EcsArns.NameOf(task.Arn)})"));
}
