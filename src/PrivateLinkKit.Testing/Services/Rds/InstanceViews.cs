using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Descriptions of DB instances.</summary>
internal static class InstanceViews
{
    public static DBInstance Of(AccountRegion region, InstanceState state) => state.Instance with
    {
        DBSubnetGroup = region.Rds.SubnetGroups.Find(state.SubnetGroup)?.Group,
        TagList = TagSets.View(state.Tags),
    };
}
