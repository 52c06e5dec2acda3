using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The actions of listeners and rules: exactly one that answers the request.</summary>
internal static class ListenerActions
{
    public const string Forward = "forward";
    public const string FixedResponse = "fixed-response";
    public const string Redirect = "redirect";

    private const int MostGroups = 5;
    private const int HeaviestGroup = 999;

    /// <summary>The actions as AWS keeps them: a forward always carries its <c>ForwardConfig</c>.</summary>
    public static IReadOnlyList<Action> Check(AccountRegion region, LoadBalancer balancer, string protocol, IReadOnlyList<Action>? actions)
    {
        if (actions is not [{ } action])
        {
            throw actions is { Count: > 1 }
                ? ElbV2Errors.NotEmulated("more than one action (authentication actions are not emulated)")
                : ElbV2Errors.Validation("One action must be specified");
        }

        if (action.Type == Forward)
        {
            return [CheckForward(region, balancer, protocol, action)];
        }

        if (balancer.Type == LoadBalancerTypes.Network)
        {
            throw ElbV2Errors.InvalidAction($"The action type '{action.Type}' is not supported by Network Load Balancers");
        }

        return (action.Type, action.FixedResponseConfig, action.RedirectConfig) switch
        {
            (FixedResponse, { } answer, null) => [action with { FixedResponseConfig = FixedResponses.Check(answer) }],
            (Redirect, null, { } redirect) => [action with { RedirectConfig = Redirects.Check(redirect, protocol) }],
            (FixedResponse or Redirect, _, _) => throw ElbV2Errors.InvalidAction($"The action type '{action.Type}' needs its own configuration and no other"),
            _ => throw ElbV2Errors.NotEmulated($"the action type '{action.Type}'"),
        };
    }

    private static Action CheckForward(AccountRegion region, LoadBalancer balancer, string protocol, Action action)
    {
        var tuples = action.ForwardConfig?.TargetGroups
            ?? (action.TargetGroupArn is { } arn ? [new TargetGroupTuple { TargetGroupArn = arn }] : []);
        if (tuples.Count == 0 || (action.TargetGroupArn is { } alone && (tuples.Count > 1 || tuples[0].TargetGroupArn != alone)))
        {
            throw ElbV2Errors.InvalidAction("A forward action must name its target groups once");
        }

        var network = balancer.Type == LoadBalancerTypes.Network;
        if (tuples.Count > MostGroups)
        {
            throw ElbV2Errors.TooManyActions($"Too many target groups in one forward action: {tuples.Count}");
        }

        if (tuples.FirstOrDefault(tuple => tuple.Weight is < 0 or > HeaviestGroup) is { } odd)
        {
            throw ElbV2Errors.Validation($"Weight '{odd.Weight}' must be between 0 and {HeaviestGroup} inclusive");
        }

        foreach (var tuple in tuples)
        {
            CheckGroup(region, balancer, protocol, region.ElbV2.TargetGroups.Find(tuple.TargetGroupArn)
                ?? throw ElbV2Errors.TargetGroupOfActionNotFound(tuple.TargetGroupArn ?? ""));
        }

        return action with
        {
            TargetGroupArn = tuples.Count == 1 ? tuples[0].TargetGroupArn : null,
            ForwardConfig = new ForwardActionConfig
            {
                TargetGroups = network && tuples.Count is 1 ? tuples : [.. tuples.Select(tuple => tuple with { Weight = tuple.Weight ?? 1 })],
                TargetGroupStickinessConfig = CheckStickiness(network, action.ForwardConfig?.TargetGroupStickinessConfig),
            },
        };
    }

    private static TargetGroupStickinessConfig CheckStickiness(bool network, TargetGroupStickinessConfig? stickiness) => stickiness switch
    {
        not { Enabled: true } => new() { Enabled = false },
        _ when network => throw ElbV2Errors.NotEmulated("stickiness between target groups of Network Load Balancers"),
        { DurationSeconds: >= 1 and <= AttributeCatalog.LongestCookie } => stickiness,
        _ => throw ElbV2Errors.Validation($"Target group stickiness duration must be between 1 and {AttributeCatalog.LongestCookie} seconds"),
    };

    private static void CheckGroup(AccountRegion region, LoadBalancer balancer, string protocol, TargetGroup group)
    {
        if (!ElbProtocols.CanForward(protocol, group.Protocol!) || (group.TargetType == TargetTypes.Alb && protocol is not ElbProtocols.Tcp))
        {
            throw ElbV2Errors.IncompatibleProtocols(protocol, group.Protocol!);
        }

        if (protocol is ElbProtocols.Tls && region.ElbV2.Attributes.Find(group.TargetGroupArn)!.Values[AttributeCatalog.StickinessEnabled] is "true")
        {
            throw ElbV2Errors.InvalidConfiguration($"The target group '{group.TargetGroupArn}' has stickiness, which TLS listeners do not support");
        }

        if (group.VpcId != balancer.VpcId)
        {
            throw ElbV2Errors.InvalidConfiguration(
                $"The target group '{group.TargetGroupArn}' and the load balancer '{balancer.LoadBalancerArn}' are in different VPCs");
        }

        if (region.ElbV2.LoadBalancersOf(group.TargetGroupArn!).Any(other => other != balancer.LoadBalancerArn))
        {
            throw ElbV2Errors.TargetGroupAssociationLimit(group.TargetGroupArn!);
        }
    }
}
