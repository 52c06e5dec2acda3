using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

internal abstract record NetworkSpec
{
    private NetworkSpec()
    {
    }

    /// <summary>A VPC to create. Subnets: all public ones first, then all private ones, each in the order of the zones.</summary>
    internal sealed record Created : NetworkSpec
    {
        public required string Cidr { get; init; }

        public required EquatableList<SubnetSpec> Subnets { get; init; }

        public required NatGateways NatGateways { get; init; }

        public bool InternetGateway => SubnetsOf(SubnetTier.Public).Any();

        /// <summary>Zone names, in the order given.</summary>
        public EquatableList<string> Zones => Subnets.Select(subnet => subnet.Zone).Distinct().ToEquatableList();

        public IEnumerable<SubnetSpec> SubnetsOf(SubnetTier tier) => Subnets.Where(subnet => subnet.Tier == tier);
    }

    /// <summary>An existing VPC. All resources of this unit are placed in the named subnets; at most one in each zone.</summary>
    internal sealed record Used(string VpcId, EquatableList<string> SubnetIds, string? Cidr = null) : NetworkSpec;
}
