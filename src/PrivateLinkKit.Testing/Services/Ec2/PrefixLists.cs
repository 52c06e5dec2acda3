using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The prefix lists that AWS manages for gateway endpoints. Their blocks are those reserved for documentation: nothing answers there.</summary>
internal static class PrefixLists
{
    private const int MostEntries = 100;

    private static readonly (string Service, string Block)[] Services = [("dynamodb", "203.0.113.0/24"), ("s3", "198.51.100.0/24")];

    internal static readonly Filters<PrefixList> ListFilters = new(Ec2Operations.DescribePrefixLists)
    {
        { "prefix-list-id", list => list.PrefixListId },
        { "prefix-list-name", list => list.PrefixListName },
    };

    internal static readonly Filters<ManagedPrefixList> ManagedFilters = new(Ec2Operations.DescribeManagedPrefixLists)
    {
        { "owner-id", list => list.OwnerId },
        { "prefix-list-id", list => list.PrefixListId },
        { "prefix-list-name", list => list.PrefixListName },
    };

    public static DescribePrefixListsResult Describe(ServiceCall call, DescribePrefixListsRequest request)
    {
        var page = Listing.Of(All(call.Region))
            .WithIds(request.PrefixListIds, list => list.PrefixListId!, Ec2Errors.PrefixListNotFound)
            .Where(ListFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken);
        return new() { PrefixLists = page.Rows, NextToken = page.NextToken };
    }

    public static DescribeManagedPrefixListsResult DescribeManaged(ServiceCall call, DescribeManagedPrefixListsRequest request)
    {
        var page = Listing.Of(All(call.Region).Select(list => Managed(call.Region, list)))
            .WithIds(request.PrefixListIds, list => list.PrefixListId!, Ec2Errors.PrefixListNotFound)
            .Where(ManagedFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, least: 1, limit: 100);
        return new() { PrefixLists = page.Rows, NextToken = page.NextToken };
    }

    public static GetManagedPrefixListEntriesResult Entries(ServiceCall call, GetManagedPrefixListEntriesRequest request)
    {
        var list = All(call.Region).FirstOrDefault(list => list.PrefixListId == request.PrefixListId)
            ?? throw Ec2Errors.PrefixListNotFound(request.PrefixListId!);
        var entries = list.Cidrs!.Select(block => new PrefixListEntry { Cidr = block, Description = "" });
        var page = Listing.Of(entries).Page(request.MaxResults, request.NextToken, least: 1, limit: MostEntries);
        return new() { Entries = page.Rows, NextToken = page.NextToken };
    }

    private static IEnumerable<PrefixList> All(AccountRegion region) => Services.Select(known =>
    {
        var name = $"com.amazonaws.{region.Name}.{known.Service}";
        var id = $"pl-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..8]}";
        return new PrefixList { PrefixListId = id, PrefixListName = name, Cidrs = [known.Block] };
    });

    private static ManagedPrefixList Managed(AccountRegion region, PrefixList list) => new()
    {
        PrefixListId = list.PrefixListId,
        PrefixListName = list.PrefixListName,
        PrefixListArn = region.Partition.Arn("ec2", region.Name, "aws", $"prefix-list/{list.PrefixListId}"),
        AddressFamily = "IPv4",
        State = "create-complete",
        OwnerId = "AWS",
        Tags = [],
    };
}
