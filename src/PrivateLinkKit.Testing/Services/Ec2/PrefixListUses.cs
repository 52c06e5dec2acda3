using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Security groups and route tables that refer to prefix lists.</summary>
internal static class PrefixListUses
{
    public static GetManagedPrefixListAssociationsResult Describe(ServiceCall call, GetManagedPrefixListAssociationsRequest request)
    {
        var list = PrefixLists.Get(call.Region, request.PrefixListId!);
        var uses = Of(call.Region, list.PrefixListId!).Select(id => new PrefixListAssociation { ResourceId = id, ResourceOwner = call.Account });
        var page = Listing.Of(uses).Page(request.MaxResults, request.NextToken, limit: 255);
        return new() { PrefixListAssociations = page.Rows, NextToken = page.NextToken };
    }

    /// <summary>Returns the ids of the groups and tables that refer to a list.</summary>
    public static IReadOnlyList<string> Of(AccountRegion region, string listId) =>
    [
        .. region.Ec2.SecurityGroupRules.Where(rule => rule.PrefixListId == listId).Select(rule => rule.GroupId!).Distinct(),
        .. region.Ec2.RouteTables.Where(table => table.Routes!.Any(route => route.DestinationPrefixListId == listId)).Select(table => table.RouteTableId!),
    ];

    /// <summary>Returns how many rules or routes a reference to a list counts as: its maximum number of entries, one for a list of AWS.</summary>
    public static int Weight(AccountRegion region, string? listId) =>
        listId is null ? 1 : region.Ec2.PrefixLists.Find(listId)?.List.MaxEntries ?? 1;

    /// <summary>Refuses a size with which a group that refers to the list would have too many rules.</summary>
    public static void CheckSize(AccountRegion region, string listId, int most)
    {
        var growth = most - Weight(region, listId);
        foreach (var rule in region.Ec2.SecurityGroupRules.Where(rule => rule.PrefixListId == listId))
        {
            SecurityGroupRules.CheckCount(region, rule.GroupId!, rule.IsEgress is true, growth);
        }
    }
}
