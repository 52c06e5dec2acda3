using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>The DNS names of DB instances, which are public, although their addresses are private.</summary>
internal static class InstanceNames
{
    /// <summary>The id of the zone of these names.</summary>
    public const string HostedZone = "Z29XKXDKYMONMX";

    private const long Ttl = 5;

    /// <summary>Returns the name of an instance; its second part is that of all instances of the account in the region.</summary>
    public static string New(AccountRegion region, string id)
    {
        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{region.Account} {region.Name}")))[..12];
        return $"{id}.c{own[1..]}.{region.Name}.rds.{region.Partition.DnsSuffix}";
    }

    public static IEnumerable<DnsZone> ZonesOf(AccountRegion region) =>
        from instance in region.Rds.Instances
        where instance.Instance.Endpoint is not null
        let name = instance.Endpoint.Address!
        select new DnsZone(instance.Id, name, vpcIds: null, [new DnsRecordSet(name, "A") { Ttl = Ttl, Values = [instance.Address] }], number: 0);
}
