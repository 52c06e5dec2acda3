using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>
/// The attributes of a target group that can keep requests from its targets. All but the PROXY protocol are wanted as AWS sets them for a new group.
/// </summary>
internal static class TargetGroupAttributes
{
    public const string ProxyProtocol = $"{Prefix}{ProxyProtocolKey}";

    private const string Prefix = "TargetGroupAttributes.";
    private const string ProxyProtocolKey = "proxy_protocol_v2.enabled";
    private const string CrossZoneKey = "load_balancing.cross_zone.enabled";
    private const string Inherited = "use_load_balancer_configuration";

    /// <summary>Defaults of a group with IP addresses behind an NLB.</summary>
    private static readonly EquatableList<TargetGroupAttributeValue> Tcp =
        [new(ProxyProtocolKey, "false"), new("preserve_client_ip.enabled", "false"), new(CrossZoneKey, Inherited)];

    /// <summary>Behind an ALB.</summary>
    private static readonly EquatableList<TargetGroupAttributeValue> Http = [new(CrossZoneKey, Inherited)];

    /// <summary>Returns the attributes of a new group. AWS changes none of a group with an ALB as target.</summary>
    public static EquatableList<TargetGroupAttributeValue> DefaultsOf(string targetType, string protocol) =>
        targetType == TargetTypeEnum.Alb.Value ? [] : protocol == ProtocolEnum.TCP.Value ? Tcp : Http;

    /// <summary>Reads the attributes; those that an emulator lacks are missing.</summary>
    public static async Task<EquatableList<TargetGroupAttributeValue>> ReadAsync(TargetGroupState state, HandlerContext context)
    {
        if (state.Attributes.Count == 0)
        {
            return [];
        }

        var answer = await context.RepeatAsync(cancellationToken => context.ElbV2.DescribeTargetGroupAttributesAsync(
            new DescribeTargetGroupAttributesRequest { TargetGroupArn = state.PhysicalId }, cancellationToken));
        return DefaultsOf(state.TargetType, state.Protocol).Join(
            answer.Attributes, known => known.Key, found => found.Key, (known, found) => known with { Value = found.Value }).ToEquatableList();
    }

    public static void Compare(PropertyDiff diff, TargetGroup want, TargetGroupState? have)
    {
        foreach (var known in DefaultsOf(want.TargetType, want.Protocol))
        {
            var existing = have?.Attributes.FirstOrDefault(attribute => attribute.Key == known.Key)?.Value;
            var wanted = WantedOf(want, known);
            diff.Updates($"{Prefix}{known.Key}", existing is null && wanted == known.Value ? null : wanted, existing);
        }
    }

    /// <summary>Sets the attributes whose properties have changed.</summary>
    /// <param name="arn">The target group.</param>
    /// <param name="want">The wanted one.</param>
    /// <param name="changed">Names of the changed properties.</param>
    /// <param name="context">Clients, calls and outputs of one account and region.</param>
    public static async Task ModifyAsync(string arn, TargetGroup want, IReadOnlySet<string> changed, HandlerContext context)
    {
        var attributes = DefaultsOf(want.TargetType, want.Protocol).Where(known => changed.Contains($"{Prefix}{known.Key}"))
            .Select(known => new Sdk.TargetGroupAttribute { Key = known.Key, Value = WantedOf(want, known) }).ToList();
        if (attributes.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.ModifyTargetGroupAttributesAsync(
                new ModifyTargetGroupAttributesRequest { TargetGroupArn = arn, Attributes = attributes }, cancellationToken));
        }
    }

    public static bool IsOne(string property) => property.StartsWith(Prefix, StringComparison.Ordinal);

    private static string WantedOf(TargetGroup want, TargetGroupAttributeValue known) =>
        known.Key == ProxyProtocolKey && want.ProxyProtocol is true ? "true" : known.Value;
}

internal sealed record TargetGroupAttributeValue(string Key, string Value);
