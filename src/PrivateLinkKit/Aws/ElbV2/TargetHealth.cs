using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.ElbV2;

internal static class TargetHealth
{
    public static async Task<List<TargetHealthDescription>> OfAsync(string targetGroupArn, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.ElbV2.DescribeTargetHealthAsync(
            new DescribeTargetHealthRequest { TargetGroupArn = targetGroupArn }, cancellationToken));
        return response.TargetHealthDescriptions ?? [];
    }

    public static bool IsHealthy(this TargetHealthDescription target) => target.TargetHealth.State == TargetHealthStateEnum.Healthy;

    public static bool IsDraining(this TargetHealthDescription target) => target.TargetHealth.State == TargetHealthStateEnum.Draining;

    /// <summary>Describes the targets' health: the number of healthy ones, and AWS's description of the others.</summary>
    public static string Describe(IReadOnlyCollection<TargetHealthDescription> targets)
    {
        var others = from target in targets
                     where !target.IsHealthy()
                     let health = target.TargetHealth
                     select $"{target.Target.Id} is {health.State.Value}{(health.Reason is { } reason ? $" ({reason.Value}: {health.Description})" : "")}";
        return string.Join("; ", others.Prepend($"{targets.Count(IsHealthy)} of {targets.Count} targets healthy"));
    }
}
