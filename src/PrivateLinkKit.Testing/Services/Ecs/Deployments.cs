using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The deployments and events inside the record of a service.</summary>
internal static class Deployments
{
    private const int MostEvents = 100;

    public static Deployment New(AccountRegion region, Service service)
    {
        var id = $"ecs-svc/{region.Cloud.Ids.Digits(19)}";
        return new Deployment
        {
            Id = id,
            Status = ServiceStatus.Primary,
            TaskDefinition = service.TaskDefinition,
            DesiredCount = service.DesiredCount,
            FailedTasks = 0,
            CreatedAt = region.Cloud.Now,
            UpdatedAt = region.Cloud.Now,
            LaunchType = service.LaunchType,
            CapacityProviderStrategy = service.CapacityProviderStrategy,
            PlatformVersion = service.PlatformVersion is null ? null : "1.4.0",
            PlatformFamily = service.PlatformFamily,
            NetworkConfiguration = service.NetworkConfiguration,
            RolloutState = ServiceStatus.InProgress,
            RolloutStateReason = $"ECS deployment {id} in progress.",
        };
    }

    public static Deployment Primary(Service service) => service.Deployments!.First(deployment => deployment.Status == ServiceStatus.Primary);

    public static Service WithPrimary(Service service, Func<Deployment, Deployment> change) => service with
    {
        Deployments = [.. service.Deployments!.Select(deployment => deployment.Status == ServiceStatus.Primary ? change(deployment) : deployment)],
    };

    /// <summary>Adds a service event; the newest comes first.</summary>
    public static void Tell(AccountRegion region, string serviceArn, string message) => region.Ecs.Services.Change(serviceArn, service => service with
    {
        Events =
        [
            .. (service.Events ?? []).Prepend(new ServiceEvent
            {
                Id = region.Cloud.Ids.NextGuid().ToString(),
                CreatedAt = region.Cloud.Now,
                Message = EventText(service, message),
            }).Take(MostEvents),
        ],
    });

    /// <summary>Adds a service event unless the newest one says the same.</summary>
    public static void TellOnce(AccountRegion region, string serviceArn, string message)
    {
        var service = region.Ecs.Services.Find(serviceArn)!;
        if (service.Events is not [var newest, ..] || newest.Message != EventText(service, message))
        {
            Tell(region, serviceArn, message);
        }
    }

    /// <summary>The service with its tasks counted.</summary>
    public static Service View(AccountRegion region, Service service, IReadOnlyList<string>? include = null)
    {
        var tasks = region.Ecs.TasksOf(service.ServiceArn!).ToList();
        return service with
        {
            RunningCount = tasks.Count(task => task.IsRunning),
            PendingCount = tasks.Count(TaskLifecycle.IsStarting),
            Tags = EcsTagging.Included(region, service.ServiceArn!, include),
            Deployments =
            [
                .. service.Deployments!.Select(deployment => deployment with
                {
                    RunningCount = tasks.Count(task => task.Plan.DeploymentId == deployment.Id && task.IsRunning),
                    PendingCount = tasks.Count(task => task.Plan.DeploymentId == deployment.Id && TaskLifecycle.IsStarting(task)),
                }),
            ],
        };
    }

    private static string EventText(Service service, string message) => $"(service {service.ServiceName}) {message}";
}
