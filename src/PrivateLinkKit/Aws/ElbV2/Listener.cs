using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>A listener that forwards everything to one target group.</summary>
internal sealed record Listener(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ElasticLoadBalancingV2::Listener";

    public required Ref LoadBalancerArn { get; init; }

    /// <summary><c>HTTP</c> on an ALB, <c>TCP</c> on an NLB.</summary>
    public required string Protocol { get; init; }

    public required int Port { get; init; }

    public required Ref TargetGroupArn { get; init; }

    /// <summary>
    /// true if the listener is ready only when a target is healthy, for a target group that no ECS service awaits. Health checks start when the
    /// listener exists.
    /// </summary>
    public bool AwaitsHealthyTarget { get; init; }

    public override IEnumerable<Ref> References => [LoadBalancerArn, TargetGroupArn];
}

/// <param name="PhysicalId">The ARN.</param>
internal sealed record ListenerState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Listener.CloudFormationType, At, PhysicalId)
{
    public required string LoadBalancerArn { get; init; }

    public required string Protocol { get; init; }

    public required int Port { get; init; }

    /// <summary>null if the action was changed to anything but forwarding to one target group.</summary>
    public required string? TargetGroupArn { get; init; }

    /// <summary>Rules of an ALB's listener besides its default action: they go before it, and somebody else has made them.</summary>
    public EquatableList<ListenerRule> Rules { get; init; } = [];

    public override IEnumerable<string> DependsOn => TargetGroupArn is null ? [LoadBalancerArn] : [LoadBalancerArn, TargetGroupArn];

    public override IEnumerable<string> Aliases => [AliasFor(LoadBalancerArn, Port)];

    /// <summary>Alias by which an ALB's target group names the listener, which AWS keeps while the ALB is a target.</summary>
    public static string AliasFor(string loadBalancerArn, int port) => $"listener-of:{loadBalancerArn}:{port}";
}

/// <param name="Arn">Its ARN.</param>
/// <param name="Text">Priority and action.</param>
internal sealed record ListenerRule(string Arn, string Text);

internal sealed class ListenerHandler() : ElbV2Handler<Listener, ListenerState>(Listener.CloudFormationType)
{
    public override UsualTime? UsuallyReady => new(60, 240);

    private const string Port = nameof(Listener.Port);
    private const string Rules = nameof(ListenerState.Rules);

    /// <summary>A port that somebody else changed cuts consumers off already.</summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<Listener, ListenerState> update) => update.ByDescription(Port) is null
        ? []
        : [new InterruptionCause(InterruptionCode.PortChanged, $"port {update.Have.Port} becomes {update.Want.Port}")];

    protected override async Task<IReadOnlyList<ListenerState>> ReadAsync(HandlerContext context)
    {
        var inventory = await ElbV2Inventory.OfAsync(context);
        return await Task.WhenAll(inventory.Listeners.Select(async found =>
        {
            var state = ToState(found.Owned, found.Value);
            return context.OnlyDeletes || found.Value.Protocol != ProtocolEnum.HTTP ? state
                : state with { Rules = await ReadRulesAsync(state.PhysicalId, context) };
        }));
    }

    protected override void CompareProperties(PropertyDiff diff, Listener want, ListenerState? have) => diff
        .Replaces("LoadBalancerArn", want.LoadBalancerArn, have?.LoadBalancerArn)
        .Updates("Protocol", want.Protocol, have?.Protocol)
        .Updates(Port, want.Port, have?.Port)
        .Updates("DefaultActions", want.TargetGroupArn, have?.TargetGroupArn)
        .Updates(Rules, null, PropertyValue.Set(have?.Rules.Select(rule => rule.Text)));

    /// <summary>AWS refuses to change the port of an ALB's listener while the ALB is a target on that port.</summary>
    public override bool IsHeld(PropertyChange change, IReadOnlyCollection<ResourceState> users) =>
        change.Name == Port && users.Any(user => user is TargetGroupState);

    /// <summary>A target group is behind one load balancer at most, and a port has one listener.</summary>
    protected override bool Conflicts(Listener want, ListenerState existing, Outputs outputs) =>
        outputs.Find(want.LoadBalancerArn) == existing.LoadBalancerArn ? want.Port == existing.Port
            : outputs.Find(want.TargetGroupArn) == existing.TargetGroupArn;

    protected override async Task<ListenerState> CreateAsync(Listener want, HandlerContext context)
    {
        var response = await context.RepeatAsync(cancellationToken => context.ElbV2.CreateListenerAsync(
            new CreateListenerRequest
            {
                LoadBalancerArn = context.Outputs.Get(want.LoadBalancerArn),
                Protocol = want.Protocol,
                Port = want.Port,
                DefaultActions = [Forward(want, context)],
                Tags = context.ElbV2Tags(want),
            },
            cancellationToken));
        return ToState(context.Made(want), response.Listeners.Single());
    }

    protected override async Task<ListenerState> UpdatePropertiesAsync(Listener want, ListenerState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        foreach (var rule in have.Rules)
        {
            await context.DeleteAsync(have, token => context.ElbV2.DeleteRuleAsync(new DeleteRuleRequest { RuleArn = rule.Arn }, token));
        }

        if (changed.All(name => name is Rules))
        {
            return have with { Rules = [] };
        }

        var response = await context.RepeatAsync(cancellationToken => context.ElbV2.ModifyListenerAsync(
            new ModifyListenerRequest { ListenerArn = have.PhysicalId, Protocol = want.Protocol, Port = want.Port, DefaultActions = [Forward(want, context)] },
            cancellationToken));
        return ToState(new Owned(have.Id, have.At, have.Tags), response.Listeners.Single());
    }

    protected override Task<ListenerState> StabiliseAsync(Listener want, ListenerState have, HandlerContext context) =>
        !want.AwaitsHealthyTarget || !context.WaitsForTasks ? Task.FromResult(have)
            : context.Waiter.UntilAsync(want.Id, "in front of a healthy target", async () =>
        {
            var targets = await TargetHealth.OfAsync(have.TargetGroupArn!, context);
            return new WaitReading<ListenerState>(have, IsDone: targets.Any(target => target.IsHealthy()), TargetHealth.Describe(targets));
        }, context.Waits.Ready(want.Kind), context.CancellationToken);

    protected override Task DeleteAsync(ListenerState have, HandlerContext context) =>
        context.DeleteAsync(have, cancellationToken => context.ElbV2.DeleteListenerAsync(
            new DeleteListenerRequest { ListenerArn = have.PhysicalId }, cancellationToken));

    private static async Task<EquatableList<ListenerRule>> ReadRulesAsync(string listenerArn, HandlerContext context)
    {
        var rules = await context.AllAsync(
            (marker, token) => context.ElbV2.DescribeRulesAsync(new DescribeRulesRequest { ListenerArn = listenerArn, Marker = marker }, token),
            page => page.Rules, page => page.NextMarker);
        return rules.Where(rule => rule.IsDefault is not true)
            .Select(rule => new ListenerRule(rule.RuleArn, $"{rule.Priority} {string.Join("+", rule.Actions.Select(action => action.Type.Value))}"))
            .OrderBy(rule => rule.Arn, StringComparer.Ordinal).ToEquatableList();
    }

    private static Sdk.Action Forward(Listener want, HandlerContext context) =>
        new() { Type = ActionTypeEnum.Forward, TargetGroupArn = context.Outputs.Get(want.TargetGroupArn) };

    private static ListenerState ToState(Owned owned, Sdk.Listener found) => new(owned.Id, owned.At, found.ListenerArn)
    {
        Tags = owned.Tags,
        LoadBalancerArn = found.LoadBalancerArn,
        Protocol = found.Protocol.Value,
        Port = found.Port!.Value,
        TargetGroupArn = found.DefaultActions is [{ } only] && only.Type == ActionTypeEnum.Forward ? only.TargetGroupArn : null,
    };
}
