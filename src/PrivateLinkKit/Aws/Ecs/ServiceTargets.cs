using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using Task = System.Threading.Tasks.Task;
using TargetHealth = PrivateLinkKit.Aws.ElbV2.TargetHealth;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>The targets of a service's target group, which ECS registers and deregisters, and does not look after in between.</summary>
internal static class ServiceTargets
{
    private const string Address = "privateIPv4Address";

    /// <summary>Maximum number of tasks per DescribeTasks call.</summary>
    private const int LargestRequest = 100;

    /// <summary>
    /// Returns the number of targets of a stable service if that is not the number of its tasks; null otherwise, if the target group is gone, and if
    /// no task is listed: an emulator runs none.
    /// </summary>
    public static async Task<int?> StrayingAsync(ServiceState have, HandlerContext context)
    {
        if (have.TargetGroupArn is null || await CountAsync(have.TargetGroupArn, context) is not { } registered || registered == have.DesiredCount)
        {
            return null;
        }

        return (await AddressesAsync(have, context)).Count > 0 ? registered : null;
    }

    /// <summary>Deregisters targets that are no tasks of the service.</summary>
    public static async Task KeepTasksOnlyAsync(ServiceState have, HandlerContext context)
    {
        var addresses = await AddressesAsync(have, context);
        var strays = (await TargetHealth.OfAsync(have.TargetGroupArn!, context))
            .Where(target => !target.IsDraining() && !addresses.Contains(target.Target.Id)).Select(target => target.Target).ToList();
        if (strays.Count > 0)
        {
            await context.RepeatAsync(token => context.ElbV2.DeregisterTargetsAsync(
                new DeregisterTargetsRequest { TargetGroupArn = have.TargetGroupArn, Targets = strays }, token));
        }
    }

    private static async Task<int?> CountAsync(string targetGroupArn, HandlerContext context)
    {
        try
        {
            return (await TargetHealth.OfAsync(targetGroupArn, context)).Count(target => !target.IsDraining());
        }
        catch (TargetGroupNotFoundException)
        {
            return null;
        }
    }

    private static async Task<HashSet<string>> AddressesAsync(ServiceState have, HandlerContext context)
    {
        var arns = await context.AllAsync(
            (page, token) => context.Ecs.ListTasksAsync(
                new ListTasksRequest { Cluster = have.ClusterArn, ServiceName = have.ServiceName, NextToken = page }, token),
            response => response.TaskArns,
            response => response.NextToken);
        var tasks = await Task.WhenAll(arns.Chunk(LargestRequest).Select(chunk => context.RepeatAsync(token => context.Ecs.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = have.ClusterArn, Tasks = [.. chunk] }, token))));
        return
        [
            .. from answer in tasks
               from task in answer.Tasks ?? []
               from attachment in task.Attachments ?? []
               from detail in attachment.Details ?? []
               where detail.Name == Address
               select detail.Value,
        ];
    }
}
