using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>The subnets of a VPC to create.</summary>
internal static class SubnetPlan
{
    public static int Count(VpcBuilder vpc, IReadOnlyCollection<string> zones) => Tiers(vpc.Layout).Length * zones.Count;

    public static int PrefixLength(VpcBuilder vpc, Ipv4Cidr range, IReadOnlyCollection<string> zones) =>
        vpc.SubnetPrefixLength ?? SubnetCarver.WidestPrefix(range, Count(vpc, zones));

    /// <summary>Returns the prefix length of all subnets; null if the range is malformed, there are no zones, or not all of them fit.</summary>
    public static int? FittingPrefixLength(VpcBuilder vpc, IReadOnlyCollection<string> zones) =>
        zones.Count > 0 && Ipv4Cidr.TryParse(vpc.CidrBlock, out var range) && PrefixLength(vpc, range, zones) is var prefix
            && SubnetCarver.Fits(range, Count(vpc, zones), prefix) ? prefix : null;

    public static EquatableList<SubnetSpec> Create(VpcBuilder vpc, Ipv4Cidr range, IReadOnlyCollection<string> zones) =>
        Tiers(vpc.Layout)
            .SelectMany(_ => zones, (tier, zone) => (tier, zone))
            .Zip(
                SubnetCarver.Carve(range, Count(vpc, zones), PrefixLength(vpc, range, zones)),
                (place, cidr) => new SubnetSpec(place.zone, cidr.ToString(), place.tier) { IsSizeAsked = vpc.SubnetPrefixLength is not null })
            .ToEquatableList();

    private static SubnetTier[] Tiers(SubnetLayout layout) =>
        layout == SubnetLayout.PublicAndPrivate ? [SubnetTier.Public, SubnetTier.Private] : [SubnetTier.Private];
}
