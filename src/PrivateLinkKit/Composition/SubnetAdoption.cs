using PrivateLinkKit.Builders;
using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

/// <summary>
/// Where the subnets of a VPC lie follows from how many there are, so that one more would move all the others, which AWS cannot do. Those that exist
/// therefore keep their ranges and new ones take what is free. Only where there is not enough, all are cut anew.
/// </summary>
internal static class SubnetAdoption
{
    /// <summary>AWS places no Application Load Balancer in less.</summary>
    private const int SmallestByChoice = 27;

    public static ResourceGraph Adopt(ResourceGraph want, IReadOnlyCollection<ResourceState> have)
    {
        var placed = want.InOrder.OfType<Subnet>().GroupBy(subnet => subnet.VpcId)
            .SelectMany(subnets => Find(want, subnets.Key, have) is { } vpc ? Place([.. subnets], vpc, have) : [])
            .ToDictionary(subnet => subnet.Id);
        return placed.Count == 0 ? want : want.With(placed.Values);
    }

    /// <summary>The VPC if it exists and is to stay: of twins, the one with the most subnets.</summary>
    private static VpcState? Find(ResourceGraph want, Ref vpcId, IReadOnlyCollection<ResourceState> have) =>
        vpcId is OutputOf { Id: var id } && want[id] is Vpc vpc
            ? have.OfType<VpcState>().Where(state => state.Id == id && state.CidrBlock == vpc.CidrBlock)
                .OrderByDescending(state => Users(state, have)).ThenBy(state => state.PhysicalId, StringComparer.Ordinal).FirstOrDefault()
            : null;

    private static IEnumerable<Subnet> Place(List<Subnet> want, VpcState vpc, IReadOnlyCollection<ResourceState> have)
    {
        var existing = have.OfType<SubnetState>().Where(subnet => subnet.VpcId == vpc.PhysicalId).ToList();
        var kept = want.Select(subnet => (Want: subnet, Have: Match(subnet, existing, have))).Where(pair => pair.Have is not null)
            .ToDictionary(pair => pair.Want.Id, pair => Ipv4Cidr.Parse(pair.Have!.CidrBlock));
        var taken = existing.ConvertAll(subnet => Ipv4Cidr.Parse(subnet.CidrBlock));
        var placed = new List<Subnet>();
        foreach (var subnet in want)
        {
            if (kept.TryGetValue(subnet.Id, out var range))
            {
                placed.Add(subnet with { CidrBlock = range.ToString() });
            }
            else if (Sizes(subnet, kept.Values).Select(size => SubnetCarver.FindFree(Ipv4Cidr.Parse(vpc.CidrBlock), size, taken)).FirstOrDefault(found => found is not null) is { } free)
            {
                taken.Add(free);
                placed.Add(subnet with { CidrBlock = free.ToString() });
            }
            else
            {
                return want.Select(moved => moved with
                {
                    ReplacementReason = $"the VPC's range {vpc.CidrBlock} has no room for {subnet.Id}, so all its subnets are cut anew; "
                        + "to keep room for more zones, ask for smaller subnets from the start: WithSubnets(layout, prefixLength)",
                });
            }
        }

        return placed;
    }

    private static SubnetState? Match(Subnet want, IEnumerable<SubnetState> existing, IReadOnlyCollection<ResourceState> have) => existing
        .Where(subnet => subnet.Id == want.Id && subnet.AvailabilityZone == want.AvailabilityZone)
        .Where(subnet => !want.IsSizeAsked || Ipv4Cidr.Parse(subnet.CidrBlock).PrefixLength == Ipv4Cidr.Parse(want.CidrBlock).PrefixLength)
        .OrderByDescending(subnet => Users(subnet, have)).ThenBy(subnet => subnet.PhysicalId, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The prefix lengths that will do, best first: of the size that the others have, or as much smaller as still serves.</summary>
    private static IEnumerable<int> Sizes(Subnet want, IReadOnlyCollection<Ipv4Cidr> kept)
    {
        var best = want.IsSizeAsked || kept.Count == 0 ? Ipv4Cidr.Parse(want.CidrBlock).PrefixLength : kept.Max(range => range.PrefixLength);
        return want.IsSizeAsked ? [best] : Enumerable.Range(best, Math.Max(1, SmallestByChoice + 1 - best));
    }

    private static int Users(ResourceState used, IEnumerable<ResourceState> have) => have.Count(state => state.PointsAt.Contains(used.PhysicalId));
}
