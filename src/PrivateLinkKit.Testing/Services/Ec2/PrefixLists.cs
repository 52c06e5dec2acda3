using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>
/// Prefix lists: those that AWS manages for gateway endpoints, whose blocks are reserved for documentation, and those of customers.
/// </summary>
internal static class PrefixLists
{
    public const string OwnerAws = "AWS";

    private const int MostEntries = 100;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<PrefixList>> OfAws = new();

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
        var page = Listing.Of(Managed(call.Region))
            .WithIds(request.PrefixListIds, list => list.PrefixListId!, Ec2Errors.PrefixListNotFound)
            .Where(ManagedFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, least: 1, limit: 100);
        return new() { PrefixLists = page.Rows, NextToken = page.NextToken };
    }

    public static GetManagedPrefixListEntriesResult Entries(ServiceCall call, GetManagedPrefixListEntriesRequest request)
    {
        var list = Get(call.Region, request.PrefixListId!);
        if (list.OwnerId is OwnerAws && request.TargetVersion is not null)
        {
            throw Ec2Errors.InvalidValue($"{request.TargetVersion}", "TargetVersion", "Prefix lists of AWS have no versions.");
        }

        var entries = call.Region.Ec2.PrefixLists.Find(list.PrefixListId) is { } own
            ? PrefixListEntries.OfVersion(own, request.TargetVersion ?? own.List.Version!.Value)
            : BlocksOf(call.Region, list.PrefixListId!).Select(block => new PrefixListEntry { Cidr = block.ToString(), Description = "" });
        var page = Listing.Of(entries).Page(request.MaxResults, request.NextToken, least: 1, limit: MostEntries);
        return new() { Entries = page.Rows, NextToken = page.NextToken };
    }

    /// <summary>Returns the id of the list of a service's addresses; the name is that of its endpoints.</summary>
    public static string IdOf(string serviceName) => $"pl-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(serviceName)))[..8]}";

    public static ManagedPrefixList Get(AccountRegion region, string listId) =>
        Managed(region).FirstOrDefault(list => list.PrefixListId == listId) ?? throw Ec2Errors.PrefixListNotFound(listId);

    /// <summary>Returns the blocks of a list; none: there is no such list.</summary>
    public static IReadOnlyList<IPNetwork> BlocksOf(AccountRegion region, string listId)
    {
        var blocks = region.Ec2.PrefixLists.Find(listId)?.Entries.Select(entry => entry.Cidr!)
            ?? All(region).Where(list => list.PrefixListId == listId).SelectMany(list => list.Cidrs!);
        return [.. blocks.Select(block => IPNetwork.Parse(block))];
    }

    private static IReadOnlyList<PrefixList> All(AccountRegion region) => OfAws.GetOrAdd(region.Name, static regionName =>
    [
        .. AwsAddresses.Services.Select(service =>
        {
            var name = $"com.amazonaws.{regionName}.{service}";
            return new PrefixList { PrefixListId = IdOf(name), PrefixListName = name, Cidrs = [AwsAddresses.BlockOf(service, regionName).ToString()] };
        }),
    ]);

    private static IEnumerable<ManagedPrefixList> Managed(AccountRegion region) =>
        All(region).Select(list => Managed(region, list)).Concat(region.Ec2.PrefixLists.Select(own => own.List));

    private static ManagedPrefixList Managed(AccountRegion region, PrefixList list) => new()
    {
        PrefixListId = list.PrefixListId,
        PrefixListName = list.PrefixListName,
        PrefixListArn = region.Partition.Arn("ec2", region.Name, "aws", $"prefix-list/{list.PrefixListId}"),
        AddressFamily = "IPv4",
        State = "create-complete",
        OwnerId = OwnerAws,
        Tags = [],
    };
}
