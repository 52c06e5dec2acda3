using Amazon;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Validation;

/// <summary>Partitions of AWS: groups of regions with accounts, ARNs and DNS names of their own, as the SDK lists them.</summary>
internal static class Partition
{
    /// <param name="region">A well-formed name; the partition of one that the SDK does not list follows from its beginning.</param>
    public static string Of(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    /// <summary>Beginnings of the names of endpoint services: the partitions' DNS suffixes read backwards, and China's own.</summary>
    public static IReadOnlyList<string> ServiceNamePrefixes { get; } =
    [
        "cn.com.amazonaws.",
        .. RegionEndpoint.EnumerableAllRegions.Select(region => region.PartitionDnsSuffix).Distinct()
            .Select(suffix => $"{string.Join('.', suffix.Split('.').Reverse())}."),
    ];
}
