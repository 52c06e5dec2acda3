namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Drains container instances: tasks of services that do not run yet stop at once, the others are replaced by their services.</summary>
internal sealed class InstanceDraining(TaskLifecycle lifecycle, ServiceScheduler scheduler)
{
    public void Set(AccountRegion region, ContainerInstanceState instance, string status)
    {
        region.Ecs.ContainerInstances.Put(instance.With(view => view with { Status = status }));
        if (status == ContainerInstanceState.Draining)
        {
            foreach (var task in region.Ecs.TasksOn(instance.Arn).Where(task => task.Plan.ServiceArn is not null && TaskLifecycle.IsStarting(task)).ToList())
            {
                lifecycle.Stop(region, task.Arn, StopCodes.Scheduler, $"Scaling activity initiated by (deployment {task.Plan.DeploymentId})");
            }
        }

        scheduler.WakeAll(region, instance.ClusterArn);
    }
}
