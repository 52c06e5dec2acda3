using System.Collections.Immutable;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>The RDS resources of one account in one region.</summary>
internal sealed class RdsStore(Cloud cloud)
{
    public Table<SubnetGroupState> SubnetGroups { get; } = new(cloud, group => group.Name);

    public Table<InstanceState> Instances { get; } = new(cloud, instance => instance.Id);
}

/// <summary>A DB subnet group.</summary>
internal sealed record SubnetGroupState(DBSubnetGroup Group)
{
    public string Name => Group.DBSubnetGroupName!;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = TagSets.None;
}

/// <summary>A DB instance.</summary>
/// <param name="Instance">Its description, without tags, subnet group and, until it is available, endpoint.</param>
/// <param name="SubnetGroup">The name of its subnet group.</param>
/// <param name="InterfaceId">Its network interface.</param>
/// <param name="Address">The address of that.</param>
internal sealed record InstanceState(DBInstance Instance, string SubnetGroup, string InterfaceId, string Address)
{
    public string Id => Instance.DBInstanceIdentifier!;

    /// <summary>Its endpoint, which AWS shows once it has been created.</summary>
    public required Endpoint Endpoint { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = TagSets.None;
}

internal static class RdsStores
{
    extension(AccountRegion region)
    {
        public RdsStore Rds => region.Store(static region => new RdsStore(region.Cloud));
    }
}
