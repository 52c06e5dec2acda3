using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Placement of a unit's resources, and the network resources to create; empty if an existing VPC is used.</summary>
internal sealed record ComposedNetwork(Ref VpcId, IReadOnlyList<Resource> Resources)
{
    /// <summary>Public subnets, one per zone in zone order. In a used VPC all named subnets serve as both tiers.</summary>
    public required EquatableList<Ref> PublicSubnetIds { get; init; }

    /// <inheritdoc cref="PublicSubnetIds"/>
    public required EquatableList<Ref> PrivateSubnetIds { get; init; }

    /// <summary>The route tables that must be ready before a private subnet can reach the internet.</summary>
    public required EquatableList<LogicalId> EgressRoutes { get; init; }

    public EquatableList<Ref> SubnetIds(SubnetTier tier) => tier is SubnetTier.Public ? PublicSubnetIds : PrivateSubnetIds;
}
