using System.Globalization;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>The attributes of a load balancer, which AWS returns and changes in calls of their own.</summary>
internal static class LoadBalancerAttributes
{
    public const string DropInvalidHeaderFields = "routing.http.drop_invalid_header_fields.enabled";
    public const string CrossZone = "load_balancing.cross_zone.enabled";
    public const string DeletionProtection = "deletion_protection.enabled";
    public const string IdleTimeout = "idle_timeout.timeout_seconds";

    /// <summary>AWS's default for an ALB. A lower value ends requests that take longer.</summary>
    public const int LeastIdleTimeout = 60;

    /// <summary>Those of a new load balancer that are compared.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string> { [DropInvalidHeaderFields] = "false", [CrossZone] = "false" };

    /// <summary>Returns the name of an attribute's property.</summary>
    public static string Property(string key) => $"LoadBalancerAttributes.{key}";

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string arn, HandlerContext context)
    {
        var answer = await context.RepeatAsync(cancellationToken => context.ElbV2.DescribeLoadBalancerAttributesAsync(
            new DescribeLoadBalancerAttributesRequest { LoadBalancerArn = arn }, cancellationToken));
        return answer.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value);
    }

    /// <summary>Sets the attributes whose properties have changed.</summary>
    /// <param name="arn">The load balancer.</param>
    /// <param name="want">Keys and wanted values.</param>
    /// <param name="changed">Names of the changed properties.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    public static async Task ModifyAsync(string arn, IEnumerable<(string Key, PropertyValue? Value)> want, IReadOnlySet<string> changed, HandlerContext context)
    {
        var attributes = want.Where(attribute => changed.Contains(Property(attribute.Key)))
            .Select(attribute => new LoadBalancerAttribute { Key = attribute.Key, Value = $"{attribute.Value}" }).ToList();
        if (attributes.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.ModifyLoadBalancerAttributesAsync(
                new ModifyLoadBalancerAttributesRequest { LoadBalancerArn = arn, Attributes = attributes }, cancellationToken));
        }
    }

    public static int? IdleTimeoutOf(IReadOnlyDictionary<string, string> attributes) =>
        attributes.TryGetValue(IdleTimeout, out var seconds) ? int.Parse(seconds, CultureInfo.InvariantCulture) : null;
}
