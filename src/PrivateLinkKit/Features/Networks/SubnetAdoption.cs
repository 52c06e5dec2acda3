using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Features.Networks;

/// <summary>
/// Keeps the ranges of existing subnets. Ranges follow from the number of subnets, so one more would move all others, which AWS does not support; new
/// subnets take free ranges, and only when space is short are all subnets recomputed.
/// </summary>
internal sealed class SubnetAdoption : IGraphAdjustment
{
    /// <summary>Smallest subnet that AWS accepts for an Application Load Balancer, as a prefix length.</summary>
    private const int SmallestByChoice = 27;

    private SubnetAdoption()
    {
    }

    public static SubnetAdoption Instance { get; } = new();

    public IReadOnlyList<Resource> Adjust(ResourceGraph want, IReadOnlyCollection<ResourceState> have)
    {
        var existing = new Existing(have);
        return [.. want.InOrder.OfType<Subnet>().GroupBy(subnet => subnet.VpcId)
            .SelectMany(subnets => Find(want, subnets.Key, existing) is { } vpc ? Place([.. subnets], vpc, existing) : [])
            .Where(subnet => subnet != want[subnet.Id])];
    }

    /// <summary>The VPC if it exists and is kept; of duplicates, the one that the planner chooses too.</summary>
    private static VpcState? Find(ResourceGraph want, Ref vpcId, Existing existing) =>
        vpcId is OutputOf { Id: var id } && want[id] is Vpc vpc
            ? existing.Vpcs[id].Where(state => state.CidrBlock == vpc.CidrBlock)
                .OrderByDescending(existing.Users.WeightOf).ThenBy(state => state.PhysicalId, StringComparer.Ordinal).FirstOrDefault()
            : null;

    private static IEnumerable<Subnet> Place(List<Subnet> want, VpcState vpc, Existing existing)
    {
        var kept = want.Select(subnet => (Want: subnet, Have: Match(subnet, vpc, existing))).Where(pair => pair.Have is not null)
            .ToDictionary(pair => pair.Want.Id, pair => Ipv4Cidr.Parse(pair.Have!.CidrBlock));
        var taken = existing.Subnets[vpc.PhysicalId].Select(subnet => Ipv4Cidr.Parse(subnet.CidrBlock)).ToList();
        var placed = new List<Subnet>();
        foreach (var subnet in want)
        {
            if (kept.TryGetValue(subnet.Id, out var range))
            {
                placed.Add(subnet with { CidrBlock = range.ToString() });
            }
            else if (Sizes(subnet, kept.Values).Select(size => SubnetCarver.FindFree(Ipv4Cidr.Parse(vpc.CidrBlock), size, taken))
                .FirstOrDefault(found => found is not null) is { } free)
            {
                taken.Add(free);
                placed.Add(subnet with { CidrBlock = free.ToString() });
            }
            else
            {
                return want.Select(moved => moved with
                {
                    ReplacementReason = $"the VPC's range {vpc.CidrBlock} has no room for {subnet.Id}, so all its subnets are laid out again; "
                        + "to leave room for more zones, set smaller subnets from the start: WithSubnets(layout, prefixLength)",
                });
            }
        }

        return placed;
    }

    private static SubnetState? Match(Subnet want, VpcState vpc, Existing existing) => existing.Subnets[vpc.PhysicalId]
        .Where(subnet => subnet.Id == want.Id && subnet.ZoneAs(want.AvailabilityZone) == want.AvailabilityZone)
        .Where(subnet => !want.IsSizeAsked || Ipv4Cidr.Parse(subnet.CidrBlock).PrefixLength == Ipv4Cidr.Parse(want.CidrBlock).PrefixLength)
        .OrderByDescending(existing.Users.WeightOf).ThenBy(subnet => subnet.PhysicalId, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The usable prefix lengths, best first: the size of the other subnets, or smaller ones down to the minimum.</summary>
    private static IEnumerable<int> Sizes(Subnet want, IReadOnlyCollection<Ipv4Cidr> kept)
    {
        var best = want.IsSizeAsked || kept.Count == 0 ? Ipv4Cidr.Parse(want.CidrBlock).PrefixLength : kept.Max(range => range.PrefixLength);
        return want.IsSizeAsked ? [best] : Enumerable.Range(best, Math.Max(1, SmallestByChoice + 1 - best));
    }

    private sealed class Existing(IReadOnlyCollection<ResourceState> have)
    {
        public ILookup<LogicalId, VpcState> Vpcs { get; } = have.OfType<VpcState>().ToLookup(vpc => vpc.Id);

        public ILookup<string, SubnetState> Subnets { get; } = have.OfType<SubnetState>().ToLookup(subnet => subnet.VpcId);

        public ResourceUsers Users { get; } = new(have);
    }
}
