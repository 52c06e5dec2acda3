using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Ecr;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;
using EcsTask = PrivateLinkKit.Testing.Wire.Ecs.Task;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Moves tasks through their states: a network interface, the containers, the target groups, and back.</summary>
internal sealed class TaskLifecycle(IContainerHost containers, IReach reach)
{
    private static readonly TimeSpan Provisioning = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pulling = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Activating = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Deprovisioning = TimeSpan.FromSeconds(10);

    // AWS keeps stopped tasks for an hour at least.
    private static readonly TimeSpan ShownAfterStop = TimeSpan.FromHours(1);

    private readonly RepositoryImages _images = new(containers);

    /// <summary>Raised after a task has changed state.</summary>
    public event Action<AccountRegion, TaskState>? Moved;

    public static bool IsStarting(TaskState task) => task.Task.LastStatus is TaskStatus.Provisioning or TaskStatus.Pending or TaskStatus.Activating;

    public TaskState Start(AccountRegion region, TaskPlan plan)
    {
        var task = new TaskState(TaskViews.New(region, plan), plan);
        region.Ecs.Tasks.Put(task);
        EcsTagging.Set(region, task.Arn, plan.Tags);
        if (!task.WaitsForInstance)
        {
            After(region, task.Arn, Provisioning, TaskStatus.Provisioning, Provision);
        }

        return task;
    }

    /// <summary>Continues with a task that has waited for a container instance.</summary>
    public void Place(AccountRegion region, TaskState task, TaskPlan plan)
    {
        region.Ecs.Tasks.Put(task with { Plan = plan, Task = TaskViews.Placed(region, task.Task, plan) });
        After(region, task.Arn, Provisioning, TaskStatus.Provisioning, Provision);
    }

    public void Stop(AccountRegion region, string taskArn, string stopCode, string reason)
    {
        if (region.Ecs.Tasks.Find(taskArn) is not { IsWanted: true } task)
        {
            return;
        }

        var delay = TimeSpan.Zero;
        if (task.IsRunning)
        {
            delay = Reachable(region, task).Select(balancer => Targets.DeregistrationDelay(region, balancer.TargetGroupArn!)).DefaultIfEmpty().Max();
        }

        Deregister(region, task);
        Move(region, taskArn, TaskStatus.Deactivating, row => row with
        {
            DesiredStatus = TaskStatus.Stopped,
            StopCode = stopCode,
            StoppedReason = reason,
            StoppingAt = region.Cloud.Now,
        });
        After(region, taskArn, delay, TaskStatus.Deactivating, StopContainers);
    }

    /// <summary>Ends a task whose container instance is gone: its containers at once, without waiting for connections.</summary>
    public void Lose(AccountRegion region, string taskArn, string stopCode, string reason)
    {
        containers.Stop(taskArn);
        Stop(region, taskArn, stopCode, reason);
        if (region.Ecs.Tasks.Find(taskArn) is { Task.LastStatus: TaskStatus.Deactivating } task)
        {
            StopContainers(region, task);
        }
    }

    private void Provision(AccountRegion region, TaskState task)
    {
        try
        {
            var eni = NetworkInterfaces.CreateManaged(
                region,
                task.Plan.SubnetId!,
                task.Plan.SecurityGroupIds,
                interfaceType: "interface",
                description: region.Arn(EcsArns.Service, $"attachment/{task.Task.Attachments![0].Id}"),
                requesterId: "amazon-ecs",
                instanceOwnerId: task.Plan.InstanceArn is null ? "amazon-ecs" : region.Account,
                hasPublicIp: task.Plan.HasPublicIp);
            region.Ecs.Tasks.Put(task with { EniId = eni.NetworkInterfaceId, Address = eni.PrivateIpAddress, Task = TaskViews.Attached(task.Task, eni) });
        }
        catch (AwsErrorException error)
        {
            Stop(region, task.Arn, StopCodes.FailedToStart, $"ResourceInitializationError: the network interface could not be provisioned: {error.Message}");
            return;
        }

        Move(region, task.Arn, TaskStatus.Pending, row => row with { PullStartedAt = region.Cloud.Now });
        After(region, task.Arn, Pulling, TaskStatus.Pending, StartContainers);
    }

    private void StartContainers(AccountRegion region, TaskState task)
    {
        try
        {
            var prepared = TaskStart.Containers(region, task, _images, reach);
            containers.Start(new TaskPlacement(task.Arn, [task.EniId!], prepared, reason => Ended(region, task.Arn, reason)));
        }
        catch (TaskStartException failure)
        {
            Stop(region, task.Arn, StopCodes.FailedToStart, failure.Message);
        }

        if (region.Ecs.Tasks.Find(task.Arn) is not { IsWanted: true })
        {
            return;
        }

        foreach (var balancer in Reachable(region, task))
        {
            Targets.Register(region, new RegisteredTarget(
                balancer.TargetGroupArn!,
                task.Address!,
                balancer.ContainerPort!.Value,
                VpcLookup.Subnet(region, task.Plan.SubnetId!)!.AvailabilityZone,
                region.Cloud.Now));
        }

        Move(region, task.Arn, TaskStatus.Activating, row => row with { PullStoppedAt = region.Cloud.Now });
        After(region, task.Arn, Activating, TaskStatus.Activating, Run);
    }

    private void Run(AccountRegion region, TaskState task) =>
        Move(region, task.Arn, TaskStatus.Running, row => TaskViews.WithContainers(row, TaskStatus.Running) with { StartedAt = region.Cloud.Now });

    private void StopContainers(AccountRegion region, TaskState task)
    {
        containers.Stop(task.Arn);
        Move(region, task.Arn, TaskStatus.Stopping, row => row with { ExecutionStoppedAt = region.Cloud.Now });
        After(region, task.Arn, Stopping, TaskStatus.Stopping, Deprovision);
    }

    private void Deprovision(AccountRegion region, TaskState task)
    {
        if (task.EniId is not null)
        {
            NetworkInterfaces.Delete(region, task.EniId);
        }

        region.Ecs.Tasks.Put(task with { EniId = null });
        Move(region, task.Arn, TaskStatus.Deprovisioning, TaskViews.Detached);
        After(region, task.Arn, Deprovisioning, TaskStatus.Deprovisioning, Finish);
    }

    private void Finish(AccountRegion region, TaskState task)
    {
        Move(region, task.Arn, TaskStatus.Stopped, row => TaskViews.WithContainers(row, TaskStatus.Stopped) with { StoppedAt = region.Cloud.Now });
        region.Cloud.Timeline.Expire(ShownAfterStop, () =>
        {
            region.Ecs.Tasks.Remove(task.Arn);
            region.Ecs.Tags.Remove(task.Arn);
        });
    }

    // Containers end at any time, on their own threads.
    private void Ended(AccountRegion region, string taskArn, string reason)
    {
        lock (region.Cloud.Gate)
        {
            var started = region.Ecs.Tasks.Find(taskArn)?.Task.StartedAt is not null;
            Stop(region, taskArn, started ? StopCodes.ContainerExited : StopCodes.FailedToStart, reason);
        }
    }

    private void Move(AccountRegion region, string taskArn, string status, Func<EcsTask, EcsTask> change)
    {
        region.Ecs.Tasks.Change(taskArn, row => row with { Task = change(row.Task) with { LastStatus = status, Version = row.Task.Version + 1 } });
        Moved?.Invoke(region, region.Ecs.Tasks.Find(taskArn)!);
    }

    /// <summary>Plans the next step; it is dropped if the task has changed state meanwhile.</summary>
    private static void After(AccountRegion region, string taskArn, TimeSpan delay, string from, Action<AccountRegion, TaskState> step) =>
        region.Cloud.Timeline.After(delay, () =>
        {
            if (region.Ecs.Tasks.Find(taskArn) is { } task && task.Task.LastStatus == from)
            {
                step(region, task);
            }
        });

    private static void Deregister(AccountRegion region, TaskState task)
    {
        foreach (var balancer in Reachable(region, task))
        {
            Targets.Deregister(region, balancer.TargetGroupArn!, task.Address!, balancer.ContainerPort!.Value);
        }
    }

    // A target group may be deleted under a service.
    public static IEnumerable<LoadBalancer> Reachable(AccountRegion region, TaskState task) =>
        task.Address is null ? [] : task.Plan.LoadBalancers.Where(balancer => region.ElbV2.TargetGroups.Find(balancer.TargetGroupArn) is not null);
}
