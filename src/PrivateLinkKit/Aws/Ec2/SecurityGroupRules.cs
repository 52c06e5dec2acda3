using Amazon.Runtime;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>All rules of one security group of the stack. Rules are created and deleted with their group, and only ever updated.</summary>
internal sealed record SecurityGroupRules(LogicalId GroupLogicalId, Placement At) : Resource(IdFor(GroupLogicalId), Type, At)
{
    public const string Type = "AWS::EC2::SecurityGroupRules";

    public required EquatableList<TrafficRule> Ingress { get; init; }

    public required EquatableList<TrafficRule> Egress { get; init; }

    public Ref GroupId => Ref.To(GroupLogicalId);

    public override IEnumerable<Ref> References => [GroupId, .. Ingress.Concat(Egress).Select(rule => rule.Peer)];

    public static LogicalId IdFor(LogicalId group) => new($"{group}/rules");
}

/// <summary>TCP on one port.</summary>
/// <param name="Peer">The other side: a group's id or a CIDR block.</param>
internal sealed record TrafficRule(int Port, Ref Peer);

/// <param name="PhysicalId">An id of PrivateLinkKit: AWS has ids for the group and for each rule, but none for all rules of a group.</param>
internal sealed record SecurityGroupRulesState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, SecurityGroupRules.Type, At, PhysicalId)
{
    public required string GroupId { get; init; }

    public required EquatableList<ExistingRule> Ingress { get; init; }

    public required EquatableList<ExistingRule> Egress { get; init; }

    /// <summary>Rules to revoke before the groups of a circle can be deleted; the others are deleted with their group.</summary>
    public EquatableList<ExistingRule> IngressToRevoke { get; init; } = [];

    /// <inheritdoc cref="IngressToRevoke"/>
    public EquatableList<ExistingRule> EgressToRevoke { get; init; } = [];

    /// <summary>Groups referenced by rules that are deleted with their group.</summary>
    public EquatableList<string> KeptReferences =>
        Ingress.Except(IngressToRevoke).Concat(Egress.Except(EgressToRevoke))
            .Where(rule => rule.NamesGroup && rule.Peer != GroupId).Select(rule => rule.Peer).Distinct().ToEquatableList();

    public override IEnumerable<string> DependsOn => [GroupId, .. IngressToRevoke.Concat(EgressToRevoke).Select(rule => rule.Peer)];
}

internal sealed class SecurityGroupRulesHandler() : Ec2Handler<SecurityGroupRules, SecurityGroupRulesState>(SecurityGroupRules.Type)
{
    private const string Ingress = "SecurityGroupIngress";
    private const string Egress = "SecurityGroupEgress";

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    /// <summary>A rule that somebody else added or removed is put right: that shuts out only clients that were never meant.</summary>
    protected override IEnumerable<InterruptionCause> InterruptionsOf(PlannedUpdate<SecurityGroupRules, SecurityGroupRulesState> update) =>
        update.ByDescription(Ingress) is null ? [] : AdmissionChanges.Of(update.Want, update.Have, update.AllExisting);

    public override bool Prunes => true;

    /// <summary>AWS tags rules only one by one.</summary>
    public override string TagOnParent => OwnershipTags.RulesKey;

    protected override string TaggedId(SecurityGroupRulesState have) => have.GroupId;

    public static async Task<IReadOnlyList<SecurityGroupRulesState>> OwnedAsync(HandlerContext context)
    {
        var owned = Ec2Tags.Owned(context, await SecurityGroupHandler.ListGroupsAsync(context), group => group.Tags, (group, owner) =>
            State(SecurityGroupRules.IdFor(owner.Id), owner.At, group.GroupId, Rules(group.IpPermissions), Rules(group.IpPermissionsEgress)) with
            {
                Tags = owner.Tags.Where(tag => tag.Key == OwnershipTags.RulesKey).ToEquatableList(),
            });
        var toRevoke = GroupCircles.ToRevoke(owned.SelectMany(References).Where(reference => owned.Any(rules => rules.GroupId == reference.To)));
        return [.. owned.Select(rules => rules with
        {
            IngressToRevoke = rules.Ingress.Where(rule => toRevoke.Contains(Reference(rules, RuleDirection.Ingress, rule))).ToEquatableList(),
            EgressToRevoke = rules.Egress.Where(rule => toRevoke.Contains(Reference(rules, RuleDirection.Egress, rule))).ToEquatableList(),
        })];
    }

    protected override Task<IReadOnlyList<SecurityGroupRulesState>> ReadAsync(HandlerContext context) => OwnedAsync(context);

    protected override void CompareProperties(PropertyDiff diff, SecurityGroupRules want, SecurityGroupRulesState? have) => diff
        .Replaces("GroupId", want.GroupId, have?.GroupId)
        .Updates(Ingress, PropertyValue.Set(want.Ingress.Select(ValueOf)), PropertyValue.Set(have?.Ingress.Select(rule => rule.ToValue(rule.Peer))))
        .Updates(Egress, PropertyValue.Set(want.Egress.Select(ValueOf)), PropertyValue.Set(have?.Egress.Select(rule => rule.ToValue(rule.Peer))));

    /// <summary>Makes no call: a new group allows no ingress and all egress, and carries the tag since its create call.</summary>
    protected override Task<SecurityGroupRulesState> CreateAsync(SecurityGroupRules want, HandlerContext context) =>
        Task.FromResult(State(
            want.Id, want.At, context.Outputs.Get(want.GroupId), [], [ExistingRule.AllowAll]) with { Tags = context.Made(want).Tags });

    protected override async Task<SecurityGroupRulesState> UpdatePropertiesAsync(
        SecurityGroupRules want, SecurityGroupRulesState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        try
        {
            have = await AuthorizeAsync(want, have, context);
        }
        catch (AmazonServiceException error) when (error.ErrorCode == "RulesPerSecurityGroupLimitExceeded")
        {
            have = await AuthorizeAsync(want, await RevokeAsync(want, have, _ => true, context), context);
        }

        return await RevokeAsync(want, have, rule => rule == ExistingRule.AllowAll, context);
    }

    /// <summary>Unwanted rules are removed last, except the default egress rule that AWS adds, which nothing depends on.</summary>
    protected override Task<SecurityGroupRulesState> PruneAsync(SecurityGroupRules want, SecurityGroupRulesState have, HandlerContext context) =>
        RevokeAsync(want, have, _ => true, context);

    private static async Task<SecurityGroupRulesState> AuthorizeAsync(SecurityGroupRules want, SecurityGroupRulesState have, HandlerContext context)
    {
        List<ExistingRule> ingress = [.. Resolve(want.Ingress, context).Except(have.Ingress)];
        List<ExistingRule> egress = [.. Resolve(want.Egress, context).Except(have.Egress)];
        await SecurityGroupRuleCalls.AuthorizeIngressAsync(have.GroupId, ingress, context);
        await SecurityGroupRuleCalls.AuthorizeEgressAsync(have.GroupId, egress, context);
        return State(have.Id, have.At, have.GroupId, have.Ingress.Concat(ingress), have.Egress.Concat(egress));
    }

    private static async Task<SecurityGroupRulesState> RevokeAsync(
        SecurityGroupRules want, SecurityGroupRulesState have, Func<ExistingRule, bool> which, HandlerContext context)
    {
        List<ExistingRule> ingress = [.. have.Ingress.Except(Resolve(want.Ingress, context)).Where(which)];
        List<ExistingRule> egress = [.. have.Egress.Except(Resolve(want.Egress, context)).Where(which)];
        await SecurityGroupRuleCalls.RevokeIngressAsync(have.GroupId, ingress, context);
        await SecurityGroupRuleCalls.RevokeEgressAsync(have.GroupId, egress, context);
        return State(have.Id, have.At, have.GroupId, have.Ingress.Except(ingress), have.Egress.Except(egress));
    }

    protected override async Task DeleteAsync(SecurityGroupRulesState have, HandlerContext context)
    {
        await SecurityGroupRuleCalls.RevokeIngressAsync(have.GroupId, [.. have.IngressToRevoke], context);
        await SecurityGroupRuleCalls.RevokeEgressAsync(have.GroupId, [.. have.EgressToRevoke], context);
    }

    private static IEnumerable<GroupReference> References(SecurityGroupRulesState rules) =>
        rules.Ingress.Select(rule => Reference(rules, RuleDirection.Ingress, rule))
            .Concat(rules.Egress.Select(rule => Reference(rules, RuleDirection.Egress, rule)));

    private static GroupReference Reference(SecurityGroupRulesState rules, RuleDirection direction, ExistingRule rule) =>
        new(rules.GroupId, direction, rule.Peer);

    private static List<ExistingRule> Resolve(IEnumerable<TrafficRule> rules, HandlerContext context) =>
        [.. rules.Select(rule => Rule(rule, context.Outputs.Get(rule.Peer)))];

    private static PropertyValue ValueOf(TrafficRule rule) => ExistingRule.Tcp(rule.Port, "").ToValue(rule.Peer);

    private static ExistingRule Rule(TrafficRule rule, string peer) => ExistingRule.Tcp(rule.Port, peer);

    private static IEnumerable<ExistingRule> Rules(List<Sdk.IpPermission>? permissions) => (permissions ?? []).SelectMany(ExistingRule.From);

    private static SecurityGroupRulesState State(LogicalId id, Placement at, string groupId, IEnumerable<ExistingRule> ingress,
        IEnumerable<ExistingRule> egress) =>
        new(id, at, $"{groupId}/rules") { GroupId = groupId, Ingress = Sorted(ingress), Egress = Sorted(egress) };

    private static EquatableList<ExistingRule> Sorted(IEnumerable<ExistingRule> rules) =>
        rules.OrderBy(rule => rule.ToString(), StringComparer.Ordinal).ToEquatableList();
}
