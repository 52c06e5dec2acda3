using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>Output of a feature: the VPC in which a unit's resources are placed, created by the stack or existing.</summary>
public sealed class UnitNetwork : ISingleOutput
{
    /// <summary>Logical id of the VPC, such as <c>orders/vpc</c>; also of an existing one.</summary>
    public required LogicalId Id { get; init; }

    /// <summary>The VPC's AWS id.</summary>
    public required Ref VpcId { get; init; }

    /// <summary>true if the stack creates the VPC.</summary>
    public required bool IsCreated { get; init; }

    /// <summary>The VPC's IPv4 range, as described; null: unknown.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>Zones of a created VPC, by name or id; empty for an existing one, and while the region is unknown.</summary>
    public EquatableList<string> Zones { get; init; } = [];

    /// <summary>Public subnets, one per zone in the order of the zones. In an existing VPC all named subnets serve as both tiers.</summary>
    public EquatableList<Ref> PublicSubnetIds { get; init; } = [];

    /// <summary>Private subnets, one per zone in the order of the zones. In an existing VPC all named subnets serve as both tiers.</summary>
    public EquatableList<Ref> PrivateSubnetIds { get; init; } = [];

    /// <summary>Prefix length of the subnets of a created VPC; null: unknown.</summary>
    public int? SubnetPrefixLength { get; init; }

    /// <summary>true if a created VPC has public subnets.</summary>
    public bool HasPublicSubnets { get; init; }

    /// <summary>true if private subnets of a created VPC reach the internet through NAT gateways.</summary>
    public bool HasNatGateways { get; init; }

    /// <summary>Route tables that must be ready before a private subnet reaches the internet.</summary>
    public EquatableList<LogicalId> EgressRoutes { get; init; } = [];

    /// <summary>All addresses of the VPC, or all addresses if its range is unknown.</summary>
    internal Ref Range => Ref.To(CidrBlock ?? "0.0.0.0/0");

    /// <summary>Returns the subnets of a tier.</summary>
    /// <param name="tier">The tier.</param>
    public EquatableList<Ref> SubnetIds(SubnetTier tier) => tier is SubnetTier.Public ? PublicSubnetIds : PrivateSubnetIds;
}
