using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>A target group; of type <c>alb</c> with its target, of type <c>ip</c> filled by an ECS service.</summary>
internal sealed record TargetGroup(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ElasticLoadBalancingV2::TargetGroup";

    /// <summary>Property name of <see cref="LoadBalancerTarget"/>.</summary>
    public const string Targets = nameof(Targets);

    /// <summary>Unique in account and region.</summary>
    public required string Name { get; init; }

    /// <summary><c>HTTP</c> behind an ALB, <c>TCP</c> behind an NLB.</summary>
    public required string Protocol { get; init; }

    /// <summary>Default port of targets. ECS registers each task with its own port, so the value no longer matters once the group exists.</summary>
    public required int Port { get; init; }

    public required Ref VpcId { get; init; }

    public required HealthCheckSpec HealthCheck { get; init; }

    /// <summary>
    /// true if connections start with a PROXY protocol header; null if the target is an ALB, or the targets are an ALB's, where the attribute is
    /// fixed or missing.
    /// </summary>
    public bool? ProxyProtocol { get; init; }

    /// <summary>
    /// The ARN of an ALB with a listener on <see cref="Port"/>: AWS refuses it before the ALB is active and the listener exists, so both belong in the
    /// dependencies. null: targets are IP addresses and are not managed by this resource.
    /// </summary>
    public Ref? LoadBalancerTarget { get; init; }

    public string TargetType => LoadBalancerTarget is null ? TargetTypeEnum.Ip.Value : TargetTypeEnum.Alb.Value;

    public override IEnumerable<Ref> References => LoadBalancerTarget is null ? [VpcId] : [VpcId, LoadBalancerTarget];
}

/// <param name="PhysicalId">The ARN.</param>
internal sealed record TargetGroupState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, TargetGroup.CloudFormationType, At, PhysicalId)
{
    public required string Name { get; init; }

    public required string TargetType { get; init; }

    public required string Protocol { get; init; }

    public required int Port { get; init; }

    public required string VpcId { get; init; }

    public required string HealthCheckProtocol { get; init; }

    /// <summary>A number, or <c>traffic-port</c>.</summary>
    public required string HealthCheckPort { get; init; }

    public required HealthCheckSpec HealthCheck { get; init; }

    /// <summary>Only those that <see cref="TargetGroupAttributes"/> compares.</summary>
    public EquatableList<TargetGroupAttributeValue> Attributes { get; init; } = [];

    /// <summary>The load balancers whose listeners forward to it.</summary>
    public EquatableList<string> LoadBalancerArns { get; init; } = [];

    /// <summary>Only for type <c>alb</c>.</summary>
    public EquatableList<string> LoadBalancerTargets { get; init; } = [];

    internal override bool TakesRequests => LoadBalancerArns.Count > 0;

    /// <summary>Neither an ALB nor its listener can be deleted while the ALB is a target.</summary>
    public override IEnumerable<string> DependsOn =>
    [
        VpcId,
        .. LoadBalancerTargets,
        .. LoadBalancerTargets.Select(target => ListenerState.AliasFor(target, Port)),
    ];

    public override IEnumerable<string> Aliases => LoadBalancerArns.Select(AliasFor);

    /// <summary>Alias by which a load balancer names its target groups: AWS returns only the reverse reference.</summary>
    public static string AliasFor(string loadBalancerArn) => $"targets-of:{loadBalancerArn}";
}

internal sealed class TargetGroupHandler() : ElbV2Handler<TargetGroup, TargetGroupState>(TargetGroup.CloudFormationType)
{
    private const int LongestName = 32;

    private const string TrafficPort = "traffic-port";

    /// <summary>
    /// The NLB starts or stops sending the header at once, and tasks support only one of the two. A change outside the stack is already
    /// broken for the tasks, and the update repairs it.
    /// </summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<TargetGroup, TargetGroupState> update)
    {
        if (update.ByDescription(TargetGroupAttributes.ProxyProtocol) is not null)
        {
            var verb = update.Want.ProxyProtocol is true ? "begins" : "ceases";
            yield return new InterruptionCause(InterruptionCode.ProxyProtocolChanged, $"the NLB {verb} to send the header");
        }

        if (update.ByDescription(TargetGroup.Targets) is { Origin: not ChangeOrigin.Reference } target)
        {
            yield return new InterruptionCause(InterruptionCode.TargetsChanged, $"another load balancer becomes the target: {update.EvidenceOf(target)}");
        }
    }

    protected override async Task<IReadOnlyList<TargetGroupState>> ReadAsync(HandlerContext context)
    {
        var inventory = await ElbV2Inventory.OfAsync(context);
        context.BlockTakenNames<TargetGroup>(inventory.TargetGroups.Select(found => found.Owned.Id), want => inventory.TargetGroupNames[want.Name],
            context.ElbV2Command);
        return await Task.WhenAll(inventory.TargetGroups.Select(async found =>
        {
            var state = ToState(found.Owned, found.Value);
            var targets = found.Value.TargetType == TargetTypeEnum.Alb
                ? TargetsOfAsync(state.PhysicalId, context) : Task.FromResult(state.LoadBalancerTargets);
            var attributes = context.OnlyDeletes ? state.Attributes : await TargetGroupAttributes.ReadAsync(state, context);
            return state with { Attributes = attributes, LoadBalancerTargets = await targets };
        }));
    }

    protected override void CompareProperties(PropertyDiff diff, TargetGroup want, TargetGroupState? have)
    {
        diff
            .Replaces("Name", want.Name, AlternatingName.Of(want.Name, have?.Name, LongestName))
            .Replaces("TargetType", want.TargetType, have?.TargetType)
            .Replaces("Protocol", want.Protocol, have?.Protocol)
            .Replaces("Port", want.Port, have is not null && want.LoadBalancerTarget is null ? want.Port : have?.Port)
            .Replaces("VpcId", want.VpcId, have?.VpcId)
            .Updates("HealthCheckProtocol", ProtocolOf(want.HealthCheck), have?.HealthCheckProtocol)
            .Updates("HealthCheckPort", TrafficPort, have?.HealthCheckPort)
            .Updates("HealthCheckPath", want.HealthCheck.Path, have?.HealthCheck.Path)
            .Updates("HealthCheckIntervalSeconds", Seconds(want.HealthCheck.Interval), Seconds(have?.HealthCheck.Interval))
            .Updates("HealthCheckTimeoutSeconds", Seconds(want.HealthCheck.Timeout), Seconds(have?.HealthCheck.Timeout))
            .Updates("HealthyThresholdCount", want.HealthCheck.HealthyThreshold, have?.HealthCheck.HealthyThreshold)
            .Updates("UnhealthyThresholdCount", want.HealthCheck.UnhealthyThreshold, have?.HealthCheck.UnhealthyThreshold)
            .Updates("Matcher", want.HealthCheck.Matcher, have?.HealthCheck.Matcher);
        TargetGroupAttributes.Compare(diff, want, have);
        diff.Updates(
            TargetGroup.Targets, want.LoadBalancerTarget is null ? null : PropertyValue.Set([want.LoadBalancerTarget]),
            PropertyValue.Set(have?.LoadBalancerTargets));
    }

    protected override async Task<TargetGroupState> CreateAsync(TargetGroup want, HandlerContext context)
    {
        var request = new CreateTargetGroupRequest
        {
            Name = AlternatingName.Beside(want.Name, context.Existing<TargetGroupState>(want.Id).Select(group => group.Name), LongestName),
            TargetType = want.TargetType,
            Protocol = want.Protocol,
            Port = want.Port,
            VpcId = context.Outputs.Get(want.VpcId),
            HealthCheckEnabled = true,
            HealthCheckProtocol = ProtocolOf(want.HealthCheck),
            HealthCheckPort = TrafficPort,
            HealthCheckPath = want.HealthCheck.Path,
            HealthCheckIntervalSeconds = Seconds(want.HealthCheck.Interval),
            HealthCheckTimeoutSeconds = Seconds(want.HealthCheck.Timeout),
            HealthyThresholdCount = want.HealthCheck.HealthyThreshold,
            UnhealthyThresholdCount = want.HealthCheck.UnhealthyThreshold,
            Matcher = MatcherOf(want.HealthCheck),
            Tags = context.ElbV2Tags(want),
        };
        var response = await context.UnlessNameIsTakenAsync(
            want,
            () => context.RepeatAsync(cancellationToken => context.ElbV2.CreateTargetGroupAsync(request, cancellationToken)),
            error => error is DuplicateTargetGroupNameException,
            async () => (await context.RepeatAsync(token => context.ElbV2.DescribeTargetGroupsAsync(
                new DescribeTargetGroupsRequest { Names = [request.Name] }, token))).TargetGroups?.FirstOrDefault()?.TargetGroupArn,
            arn => context.ElbV2Command(want.Id, arn));
        return ToState(context.Made(want), response.TargetGroups.Single());
    }

    protected override async Task<TargetGroupState> UpdatePropertiesAsync(
        TargetGroup want, TargetGroupState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        if (changed.Any(name => name is not TargetGroup.Targets && !TargetGroupAttributes.IsOne(name)))
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.ModifyTargetGroupAsync(
                new ModifyTargetGroupRequest
                {
                    TargetGroupArn = have.PhysicalId,
                    HealthCheckProtocol = ProtocolOf(want.HealthCheck),
                    HealthCheckPort = TrafficPort,
                    HealthCheckPath = want.HealthCheck.Path,
                    HealthCheckIntervalSeconds = Seconds(want.HealthCheck.Interval),
                    HealthCheckTimeoutSeconds = Seconds(want.HealthCheck.Timeout),
                    HealthyThresholdCount = want.HealthCheck.HealthyThreshold,
                    UnhealthyThresholdCount = want.HealthCheck.UnhealthyThreshold,
                    Matcher = MatcherOf(want.HealthCheck),
                },
                cancellationToken));
            have = have with { HealthCheckProtocol = ProtocolOf(want.HealthCheck), HealthCheckPort = TrafficPort, HealthCheck = want.HealthCheck };
        }

        await TargetGroupAttributes.ModifyAsync(have.PhysicalId, want, changed, context);
        return changed.Contains(TargetGroup.Targets) ? await SetTargetAsync(context.Outputs.Get(want.LoadBalancerTarget!), have, context) : have;
    }

    protected override Task DeleteAsync(TargetGroupState have, HandlerContext context) =>
        context.DeleteAsync(have, cancellationToken => context.ElbV2.DeleteTargetGroupAsync(
            new DeleteTargetGroupRequest { TargetGroupArn = have.PhysicalId }, cancellationToken));

    /// <summary>A target group has one ALB at most, so the old one is removed first.</summary>
    private static async Task<TargetGroupState> SetTargetAsync(string target, TargetGroupState have, HandlerContext context)
    {
        var others = have.LoadBalancerTargets.Where(other => other != target).Select(other => new TargetDescription { Id = other }).ToList();
        if (others.Count > 0)
        {
            await context.RepeatAsync(cancellationToken => context.ElbV2.DeregisterTargetsAsync(
                new DeregisterTargetsRequest { TargetGroupArn = have.PhysicalId, Targets = others }, cancellationToken));
        }

        await context.UntilAcceptedAsync(
            have.Id, "able to take its ALB",
            cancellationToken => context.ElbV2.RegisterTargetsAsync(
                new RegisterTargetsRequest { TargetGroupArn = have.PhysicalId, Targets = [new TargetDescription { Id = target, Port = have.Port }] },
                    cancellationToken),
            IsNotSeenYet, context.Waits.Propagation(have.Kind));
        return have with { LoadBalancerTargets = [target] };
    }

    /// <summary>RegisterTargets can overlook an ALB that is active, or its listener, for some seconds after they were made.</summary>
    private static bool IsNotSeenYet(AmazonServiceException error) =>
        error is InvalidTargetException || error is { ErrorCode: "ValidationError" }
            && error.Message.Contains("at least one listener", StringComparison.Ordinal);

    private static async Task<EquatableList<string>> TargetsOfAsync(string arn, HandlerContext context)
    {
        var health = await TargetHealth.OfAsync(arn, context);
        return Sorted(health.Where(target => !target.IsDraining()).Select(target => target.Target.Id));
    }

    /// <summary>The attributes and targets are those of a new group.</summary>
    private static TargetGroupState ToState(Owned owned, Sdk.TargetGroup found) => new(owned.Id, owned.At, found.TargetGroupArn)
    {
        Tags = owned.Tags,
        Name = found.TargetGroupName,
        TargetType = found.TargetType.Value,
        Protocol = found.Protocol.Value,
        Port = found.Port!.Value,
        VpcId = found.VpcId,
        LoadBalancerArns = Sorted(found.LoadBalancerArns ?? []),
        HealthCheckProtocol = found.HealthCheckProtocol.Value,
        HealthCheckPort = found.HealthCheckPort ?? TrafficPort,
        HealthCheck = new HealthCheckSpec(
            found.HealthCheckPath,
            TimeSpan.FromSeconds(found.HealthCheckIntervalSeconds!.Value),
            TimeSpan.FromSeconds(found.HealthCheckTimeoutSeconds!.Value),
            found.HealthyThresholdCount!.Value,
            found.UnhealthyThresholdCount!.Value,
            found.Matcher?.HttpCode),
        Attributes = TargetGroupAttributes.DefaultsOf(found.TargetType.Value, found.Protocol.Value),
    };

    private static EquatableList<string> Sorted(IEnumerable<string> arns) => arns.Order(StringComparer.Ordinal).ToEquatableList();

    private static string ProtocolOf(HealthCheckSpec check) => (check.Path is null ? ProtocolEnum.TCP : ProtocolEnum.HTTP).Value;

    private static Matcher? MatcherOf(HealthCheckSpec check) => check.Matcher is null ? null : new Matcher { HttpCode = check.Matcher };

    private static int? Seconds(TimeSpan? time) => (int?)time?.TotalSeconds;
}
