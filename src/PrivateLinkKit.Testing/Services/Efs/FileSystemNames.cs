using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The DNS names of file systems, which resolve in the VPC of their mount targets.</summary>
internal static class FileSystemNames
{
    private const long Ttl = 60;

    public static string Of(AccountRegion region, string fileSystemId) => $"{fileSystemId}.efs.{region.Name}.{region.Partition.DnsSuffix}";

    /// <summary>
    /// The zones of a region's names: a file system's own name has the addresses of all its mount targets, the name below it of a zone that of the zone's.
    /// </summary>
    public static IEnumerable<DnsZone> ZonesOf(AccountRegion region) =>
        from target in region.Efs.MountTargets
        where target.IsAvailable
        group target.Description by target.FileSystemId into targets
        let name = Of(region, targets.Key)
        select new DnsZone(
            targets.Key,
            name,
            [targets.First().VpcId!],
            [
                Addresses(name, targets.Select(target => target.IpAddress!)),
                .. targets.Select(target => Addresses($"{target.AvailabilityZoneName}.{name}", [target.IpAddress!])),
            ],
            number: 0);

    private static DnsRecordSet Addresses(string name, IEnumerable<string> addresses) => new(name, "A") { Ttl = Ttl, Values = [.. addresses] };
}
