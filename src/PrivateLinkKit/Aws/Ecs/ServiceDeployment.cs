using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.ECS.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Progress of a service's deployments.</summary>
internal static class ServiceDeployment
{
    /// <summary>Returns true if only the newest deployment is left and all its tasks run, as in AWS's own waiter.</summary>
    public static bool IsStable(Sdk.Service service) => service.Deployments is { Count: 1 } && service.RunningCount == service.DesiredCount;

    public static string? FailureOf(Sdk.Service? service) => NewestOf(service) is { } newest && newest.RolloutState == DeploymentRolloutState.FAILED
        ? newest.RolloutStateReason?.TrimEnd('.')
        : null;

    public static Deployment? NewestOf(Sdk.Service? service) => service?.Deployments?.FirstOrDefault(deployment => deployment.Status == "PRIMARY");

    public static async Task<string> DescribeAsync(Sdk.Service? service, HandlerContext context)
    {
        if (service is null)
        {
            return "not there";
        }

        var running = $"{service.RunningCount} of {service.DesiredCount} tasks running";
        return service.Deployments?.Any(deployment => deployment.FailedTasks > 0) == true && await StoppedTasks.LastReasonAsync(service, context) is { } reason
            ? $"{running}; a task stopped: {reason}"
            : running;
    }
}
