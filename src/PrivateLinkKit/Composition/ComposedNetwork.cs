using PrivateLinkKit.Model;

namespace PrivateLinkKit.Composition;

/// <summary>Where the rest of a side is placed, and the resources that make it, none where an existing VPC is used.</summary>
internal sealed record ComposedNetwork(Ref VpcId, IReadOnlyList<Resource> Resources)
{
    /// <summary>One in each zone, in the order of the zones. In a used VPC all named subnets serve as both.</summary>
    public required EquatableList<Ref> PublicSubnetIds { get; init; }

    /// <inheritdoc cref="PublicSubnetIds"/>
    public required EquatableList<Ref> PrivateSubnetIds { get; init; }

    /// <summary>The route tables that must be ready before something in a private subnet can reach the Internet.</summary>
    public required EquatableList<LogicalId> WaysOut { get; init; }

    public EquatableList<Ref> SubnetIds(SubnetTier tier) => tier is SubnetTier.Public ? PublicSubnetIds : PrivateSubnetIds;
}
