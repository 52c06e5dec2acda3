using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Aws.ElbV2;

internal enum LoadBalancerType
{
    Application,
    Network,
}

/// <summary>An internal load balancer with security groups.</summary>
internal sealed record LoadBalancer(LogicalId Id, Placement At) : Resource(Id, CloudFormationType, At)
{
    public const string CloudFormationType = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    public required LoadBalancerType Type { get; init; }

    /// <summary>Unique in account and region.</summary>
    public required string Name { get; init; }

    public required Ref VpcId { get; init; }

    public required EquatableList<Ref> Subnets { get; init; }

    public required EquatableList<Ref> SecurityGroups { get; init; }

    /// <summary>null if the type has no such attribute.</summary>
    public bool? DropInvalidHeaderFields { get; init; }

    /// <inheritdoc cref="DropInvalidHeaderFields"/>
    public bool? CrossZone { get; init; }

    /// <summary>true if the groups' ingress rules apply to PrivateLink traffic; null if the type has no such setting.</summary>
    public bool? EnforceOnPrivateLinkTraffic { get; init; }

    public override IEnumerable<Ref> References => [VpcId, .. Subnets, .. SecurityGroups];
}

/// <param name="PhysicalId">The ARN.</param>
internal sealed record LoadBalancerState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, LoadBalancer.CloudFormationType, At, PhysicalId)
{
    public required LoadBalancerType Type { get; init; }

    public required string Name { get; init; }

    public required string Scheme { get; init; }

    public required string VpcId { get; init; }

    public required EquatableList<string> Subnets { get; init; }

    public required EquatableList<string> SecurityGroups { get; init; }

    public bool? DropInvalidHeaderFields { get; init; }

    public bool? CrossZone { get; init; }

    public bool? EnforceOnPrivateLinkTraffic { get; init; }

    /// <summary>null if the type has no such attribute.</summary>
    public int? IdleTimeoutSeconds { get; init; }

    /// <summary>Failure reported by AWS; null if none.</summary>
    public string? Failure { get; init; }

    /// <summary>Includes the target groups: AWS keeps them while its listeners forward to them.</summary>
    public override IEnumerable<string> DependsOn => [.. Subnets, .. SecurityGroups, TargetGroupState.AliasFor(PhysicalId)];

    public override IEnumerable<string> AdmissionGroups => EnforceOnPrivateLinkTraffic is true ? SecurityGroups : [];
}

internal sealed class LoadBalancerHandler() : ElbV2Handler<LoadBalancer, LoadBalancerState>(LoadBalancer.CloudFormationType)
{
    public override UsualTime? UsuallyReady => new(110, 300);

    private const int LongestName = 32;

    private const string Internal = "internal";
    private const string EnforceOnPrivateLinkTraffic = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";

    /// <summary>Enforcement that somebody else switched off is put back: that shuts out only clients that were never meant.</summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<LoadBalancer, LoadBalancerState> update) =>
        update.Want.EnforceOnPrivateLinkTraffic is true && update.ByDescription(EnforceOnPrivateLinkTraffic) is not null
            ? [new InterruptionCause(
                InterruptionCode.EnforcementChanged,
                $"inbound rules begin to apply to PrivateLink traffic: {Admitted(update.Want, update.AllWanted)}")]
            : [];

    private static string Admitted(LoadBalancer want, IEnumerable<Resource> all)
    {
        var rules = all.OfType<SecurityGroupRules>().Where(rules => want.SecurityGroups.Contains(rules.GroupId)).SelectMany(rules => rules.Ingress);
        return $"{string.Join(", ", rules.Select(rule => $"{rule.Peer} on port {rule.Port}"))} may connect";
    }

    protected override async Task<IReadOnlyList<LoadBalancerState>> ReadAsync(HandlerContext context)
    {
        var inventory = await ElbV2Inventory.OfAsync(context);
        if (context.OnlyDeletes)
        {
            foreach (var stray in inventory.Strays)
            {
                context.Block(LoadBalancerBlockers.OfStray(stray, context));
            }
        }

        context.BlockTakenNames<LoadBalancer>(inventory.LoadBalancers.Select(found => found.Owned.Id), want => inventory.LoadBalancerNames[want.Name],
            context.ElbV2Command);
        return await Task.WhenAll(inventory.LoadBalancers.Select(async found =>
        {
            var attributes = context.OnlyDeletes ? LoadBalancerAttributes.Defaults
                : await LoadBalancerAttributes.ReadAsync(found.Value.LoadBalancerArn, context);
            return ToState(found.Owned, found.Value, attributes) with { NotReturned = await NotReturnedAsync(found.Value, context) };
        }));
    }

    protected override void CompareProperties(PropertyDiff diff, LoadBalancer want, LoadBalancerState? have) => diff
        .Replaces("Type", Text(want.Type), Text(have?.Type))
        .Replaces("Name", want.Name, AlternatingName.Of(want.Name, have?.Name, LongestName))
        .Replaces("Scheme", Internal, have?.Scheme)
        .Replaces("VpcId", want.VpcId, have?.VpcId)
        .Compare("Subnets", PropertyValue.Set(want.Subnets), PropertyValue.Set(have?.Subnets), replaces: LosesZone(diff, want, have))
        .Updates("SecurityGroups", PropertyValue.Set(want.SecurityGroups), PropertyValue.Set(have?.SecurityGroups))
        .Updates(EnforceOnPrivateLinkTraffic, Text(want.EnforceOnPrivateLinkTraffic), Text(have?.EnforceOnPrivateLinkTraffic))
        .Updates(LoadBalancerAttributes.Property(LoadBalancerAttributes.DropInvalidHeaderFields), want.DropInvalidHeaderFields, have?.DropInvalidHeaderFields)
        .Updates(LoadBalancerAttributes.Property(LoadBalancerAttributes.CrossZone), want.CrossZone, have?.CrossZone)
        .Updates(
            LoadBalancerAttributes.Property(LoadBalancerAttributes.IdleTimeout),
            have?.IdleTimeoutSeconds < LoadBalancerAttributes.LeastIdleTimeout ? LoadBalancerAttributes.LeastIdleTimeout : have?.IdleTimeoutSeconds,
            have?.IdleTimeoutSeconds)
        .ReplacesFailed("State", "active", have?.Failure);

    protected override async Task<LoadBalancerState> CreateAsync(LoadBalancer want, HandlerContext context)
    {
        var request = new CreateLoadBalancerRequest
        {
            Name = AlternatingName.Beside(want.Name, context.Existing<LoadBalancerState>(want.Id).Select(balancer => balancer.Name), LongestName),
            Type = Text(want.Type),
            Scheme = Internal,
            IpAddressType = IpAddressType.Ipv4,
            Subnets = context.Outputs.Get(want.Subnets),
            SecurityGroups = context.Outputs.Get(want.SecurityGroups),
            Tags = context.ElbV2Tags(want),
        };
        var response = await context.UnlessNameIsTakenAsync(
            want,
            () => context.RepeatAsync(cancellationToken => context.ElbV2.CreateLoadBalancerAsync(request, cancellationToken)),
            error => error is DuplicateLoadBalancerNameException,
            async () => (await context.RepeatAsync(token => context.ElbV2.DescribeLoadBalancersAsync(
                new DescribeLoadBalancersRequest { Names = [request.Name] }, token))).LoadBalancers?.FirstOrDefault()?.LoadBalancerArn,
            arn => context.ElbV2Command(want.Id, arn));
        return ToState(context.Made(want), response.LoadBalancers.Single(), LoadBalancerAttributes.Defaults);
    }

    protected override async Task<LoadBalancerState> UpdatePropertiesAsync(
        LoadBalancer want, LoadBalancerState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        if (changed.Contains("SecurityGroups") || changed.Contains(EnforceOnPrivateLinkTraffic))
        {
            var groups = context.Outputs.Get(want.SecurityGroups);
            await context.RepeatAsync(cancellationToken => context.ElbV2.SetSecurityGroupsAsync(
                new SetSecurityGroupsRequest
                {
                    LoadBalancerArn = have.PhysicalId,
                    SecurityGroups = groups,
                    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = Text(want.EnforceOnPrivateLinkTraffic),
                },
                cancellationToken));
            have = have with { SecurityGroups = groups.ToEquatableList(), EnforceOnPrivateLinkTraffic = want.EnforceOnPrivateLinkTraffic };
        }

        if (changed.Contains("Subnets"))
        {
            var subnets = context.Outputs.Get(want.Subnets);
            await context.RepeatAsync(cancellationToken => context.ElbV2.SetSubnetsAsync(
                new SetSubnetsRequest { LoadBalancerArn = have.PhysicalId, Subnets = subnets }, cancellationToken));
            have = have with { Subnets = subnets.ToEquatableList() };
        }

        await LoadBalancerAttributes.ModifyAsync(
            have.PhysicalId,
            [
                (LoadBalancerAttributes.DropInvalidHeaderFields, want.DropInvalidHeaderFields is true),
                (LoadBalancerAttributes.CrossZone, want.CrossZone is true),
                (LoadBalancerAttributes.IdleTimeout, LoadBalancerAttributes.LeastIdleTimeout),
            ],
            changed, context);
        return have with { DropInvalidHeaderFields = want.DropInvalidHeaderFields, CrossZone = want.CrossZone };
    }

    protected override Task<LoadBalancerState> StabiliseAsync(LoadBalancer want, LoadBalancerState have, HandlerContext context) =>
        have.IsReady ? Task.FromResult(have) : context.Waiter.UntilAsync(want.Id, "active", async () =>
        {
            var found = await FindAsync(have, context);
            var reason = found?.State.Reason is { Length: > 0 } text ? $": {text}" : "";
            return new WaitReading<LoadBalancerState>(
                have with { IsReady = true },
                IsDone: IsActive(found),
                $"{found?.State.Code.Value ?? "not there"}{reason}",
                found?.State.Code == LoadBalancerStateEnum.Failed ? $"AWS could not set up the load balancer{reason}" : null);
        }, context.Waits.Ready(want.Kind), context.CancellationToken);

    /// <summary>
    /// Deletes the load balancer. It is gone at once, except for its network interfaces, which block the deletion of its groups and subnets for some
    /// minutes.
    /// </summary>
    protected override Task DeleteAsync(LoadBalancerState have, HandlerContext context) =>
        context.DeleteAsync(have, cancellationToken => context.ElbV2.DeleteLoadBalancerAsync(
            new DeleteLoadBalancerRequest { LoadBalancerArn = have.PhysicalId }, cancellationToken));

    protected override Task<IReadOnlyList<PreflightFinding>> BlockersAsync(
        IReadOnlyList<LoadBalancerState> have, IReadOnlyList<ResourceState> going, HandlerContext context) =>
        LoadBalancerBlockers.FindAsync(have, going, context);

    private static async Task<Sdk.LoadBalancer?> FindAsync(LoadBalancerState have, HandlerContext context)
    {
        try
        {
            return await context.FindAsync(context.ElbV2Describes.LoadBalancers, have.PhysicalId);
        }
        catch (LoadBalancerNotFoundException)
        {
            return null;
        }
    }

    private static LoadBalancerState ToState(Owned owned, Sdk.LoadBalancer found, IReadOnlyDictionary<string, string> attributes)
    {
        var type = found.Type == LoadBalancerTypeEnum.Network ? LoadBalancerType.Network : LoadBalancerType.Application;
        return new LoadBalancerState(owned.Id, owned.At, found.LoadBalancerArn)
        {
            Tags = owned.Tags,
            IsReady = IsActive(found),
            Failure = found.State?.Code == LoadBalancerStateEnum.Failed ? $"failed: {found.State.Reason}" : null,
            Type = type,
            Name = found.LoadBalancerName,
            Scheme = found.Scheme.Value,
            VpcId = found.VpcId,
            Subnets = found.AvailabilityZones.Select(zone => zone.SubnetId).Order(StringComparer.Ordinal).ToEquatableList(),
            SecurityGroups = (found.SecurityGroups ?? []).Order(StringComparer.Ordinal).ToEquatableList(),
            DropInvalidHeaderFields = type is LoadBalancerType.Application
                ? attributes.GetValueOrDefault(LoadBalancerAttributes.DropInvalidHeaderFields) == "true" : null,
            CrossZone = type is LoadBalancerType.Network ? attributes.GetValueOrDefault(LoadBalancerAttributes.CrossZone) == "true" : null,
            IdleTimeoutSeconds = LoadBalancerAttributes.IdleTimeoutOf(attributes),
            EnforceOnPrivateLinkTraffic = type is LoadBalancerType.Network ? found.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic != "off" : null,
        };
    }

    /// <summary>
    /// Returns the settings that AWS does not return. AWS omits the enforcement until it is first set (acceptance tests of the Terraform provider,
    /// <c>nlbSecurityGroups</c>), and it is on until then; emulators never return it. A valid applied-revision tag confirms that it was set.
    /// </summary>
    private static async Task<EquatableList<string>> NotReturnedAsync(Sdk.LoadBalancer found, HandlerContext context) =>
        found.Type == LoadBalancerTypeEnum.Network && found.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic is null
        && !context.OnlyDeletes && await EndpointServiceHandler.MarksAsync(context) is [not null]
            ? [EnforceOnPrivateLinkTraffic]
            : [];

    /// <summary>Impaired means active but not able to scale: usable, and waiting does not help.</summary>
    private static bool IsActive(Sdk.LoadBalancer? found) =>
        found?.State.Code == LoadBalancerStateEnum.Active || found?.State.Code == LoadBalancerStateEnum.Active_impaired;

    /// <summary>
    /// Returns true if the NLB loses a zone, which AWS refuses while endpoints are connected (NLB guide, "Update the Availability Zones").
    /// </summary>
    private static bool LosesZone(PropertyDiff diff, LoadBalancer want, LoadBalancerState? have) =>
        want.Type is LoadBalancerType.Network && have?.Subnets.Except(want.Subnets.Select(diff.Find)).Any() == true;

    private static string? Text(LoadBalancerType? type) => type?.ToString().ToLowerInvariant();

    private static string? Text(bool? enforce) => enforce switch { true => "on", false => "off", null => null };
}
