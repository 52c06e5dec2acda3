using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>A VPC to create; publishes a <see cref="UnitNetwork"/>.</summary>
internal sealed class CreatedVpc(VpcBuilder vpc) : StackFeature("network")
{
    private const string Part = "vpc";

    public override IEnumerable<PlacementClaim> Claims(string unit) =>
        vpc.Zones is [var first, ..] && ZoneName.RegionOf(first) is { } region ? [new($"{unit}/{Part}", first) { Region = region }] : [];

    public override void Publish(FeatureContext context)
    {
        var zones = ZonesIn(context);
        context.Publish(new UnitNetwork
        {
            Id = context.Id(Part),
            VpcId = Ref.To(context.Id(Part)),
            IsCreated = true,
            CidrBlock = vpc.CidrBlock,
            Zones = zones,
            PublicSubnetIds = HasPublicSubnets ? VpcComposer.SubnetIds(SubnetTier.Public, zones, context) : [],
            PrivateSubnetIds = VpcComposer.SubnetIds(SubnetTier.Private, zones, context),
            SubnetPrefixLength = SubnetPlan.FittingPrefixLength(vpc, zones),
            HasPublicSubnets = HasPublicSubnets,
            HasNatGateways = vpc.NatGateways is not NatGateways.None,
            EgressRoutes = VpcComposer.EgressRoutes(vpc.NatGateways, zones, context),
        });
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context)
    {
        var (id, zones) = ($"{context.Id(Part)}", ZonesIn(context));
        return
        [
            .. CidrRule.Check(id, vpc.CidrBlock),
            .. zones.Count == 0 && !AwaitRegion(context) ? ZoneRule.Unknown(id) : [],
            .. ZoneRule.Check(id, zones),
            .. SubnetRule.Check(id, vpc, zones),
        ];
    }

    public override IEnumerable<Resource> Compose(FeatureContext context) => VpcComposer.Compose(SpecIn(context), context, context.Id(Part));

    /// <summary>Zones that home's network has in the same account are checked there.</summary>
    public override IEnumerable<PreflightCheck> Checks(FeatureContext context)
    {
        var zones = ZonesIn(context);
        return context.At == context.Home && context.Find<UnitNetwork>() is { } home && !zones.Except(home.Zones).Any()
            ? []
            : [new ZoneCheck(context.Id(Part), context.At, zones)];
    }

    internal override IEnumerable<IGraphAdjustment> Adjustments => [SubnetAdoption.Instance];

    private bool HasPublicSubnets => vpc.Layout is SubnetLayout.PublicAndPrivate;

    /// <summary>Fills in all defaults. Requires valid settings.</summary>
    private VpcSpec SpecIn(FeatureContext context) => new()
    {
        Cidr = vpc.CidrBlock,
        Subnets = SubnetPlan.Create(vpc, Ipv4Cidr.Parse(vpc.CidrBlock), ZonesIn(context)),
        NatGateways = vpc.NatGateways,
    };

    /// <summary>
    /// Returns the named zones; without any, zones a and b of the region at home, and home's zones in units of its account. Empty if unknown.
    /// </summary>
    private EquatableList<string> ZonesIn(FeatureContext context) =>
        vpc.Zones.Count > 0 ? vpc.Zones
        : !context.IsHome ? HomeIn(context)?.Zones ?? []
        : context.Region is { } region ? [$"{region}a", $"{region}b"]
        : [];

    /// <summary>Returns true if zones follow from a region that the host's options may define.</summary>
    private static bool AwaitRegion(FeatureContext context) =>
        context.IsHome ? context.Region is null : HomeIn(context) is { IsCreated: true, Zones.Count: 0 };

    private static UnitNetwork? HomeIn(FeatureContext context) => context.SharesAccountWithHome ? context.Find<UnitNetwork>() : null;
}
