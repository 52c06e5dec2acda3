using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>A VPC to create. Subnets: all public ones first, then all private ones, each in the order of the zones.</summary>
internal sealed record VpcSpec
{
    public required string Cidr { get; init; }

    public required EquatableList<SubnetSpec> Subnets { get; init; }

    public required NatGateways NatGateways { get; init; }

    public bool InternetGateway => SubnetsOf(SubnetTier.Public).Any();

    /// <summary>Zone names, in the order given.</summary>
    public EquatableList<string> Zones => Subnets.Select(subnet => subnet.Zone).Distinct().ToEquatableList();

    public IEnumerable<SubnetSpec> SubnetsOf(SubnetTier tier) => Subnets.Where(subnet => subnet.Tier == tier);
}
