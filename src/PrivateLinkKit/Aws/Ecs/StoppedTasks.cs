using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.ECS.Model;

namespace PrivateLinkKit.Aws.Ecs;

internal static class StoppedTasks
{
    /// <summary>Returns AWS's reason why a task of the service stopped; null if AWS lists no stopped task (it forgets them after an hour).</summary>
    public static async Task<string?> LastReasonAsync(Sdk.Service service, HandlerContext context)
    {
        var stopped = await context.RepeatAsync(cancellationToken => context.Ecs.ListTasksAsync(
            new ListTasksRequest { Cluster = service.ClusterArn, ServiceName = service.ServiceName, DesiredStatus = DesiredStatus.STOPPED },
                cancellationToken));
        if (stopped.TaskArns is not { Count: > 0 } arns)
        {
            return null;
        }

        var tasks = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = service.ClusterArn, Tasks = arns }, cancellationToken));
        return tasks.Tasks?.MaxBy(task => task.StoppedAt)?.StoppedReason is { } reason ? WithWayOut(reason) : null;
    }

    private static string WithWayOut(string reason) => reason.Contains("failed ELB health checks", StringComparison.OrdinalIgnoreCase)
        ? $"{reason} (a container that starts slowly needs HealthCheckGracePeriod)"
        : reason;
}
