using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The VPCs of private zones.</summary>
internal static class ZoneVpcs
{
    /// <summary>Returns the account and region that has a VPC; null: there is none.</summary>
    public static AccountRegion? OwnerOf(Cloud cloud, VPC vpc) =>
        cloud.Regions.FirstOrDefault(region => region.Name == vpc.VPCRegion && VpcLookup.HasVpc(region, vpc.VPCId));

    /// <exception cref="AwsErrorException">The caller's account does not have the VPC in the region.</exception>
    public static void CheckOwned(ServiceCall call, VPC vpc)
    {
        if (OwnerOf(call.Cloud, vpc)?.Account != call.Account)
        {
            throw Route53Errors.InvalidVpc();
        }
    }

    /// <exception cref="AwsErrorException">The VPC resolves the domain by another zone already.</exception>
    public static void CheckFree(Cloud cloud, VPC vpc, string name)
    {
        if (OwnerOf(cloud, vpc) is { } owner && Summaries(cloud, owner, vpc).FirstOrDefault(other => other.Name == name) is { } taken)
        {
            throw Route53Errors.ConflictingDomain(vpc, taken.HostedZoneId!);
        }
    }

    /// <summary>Returns the zones of a VPC: those of Route 53, and those with the private DNS names of endpoints.</summary>
    public static IEnumerable<HostedZoneSummary> Summaries(Cloud cloud, AccountRegion owner, VPC vpc) =>
    [
        .. from zone in All(cloud)
           where zone.State.Vpcs.Contains(vpc)
           select Summary(zone.State.Id, zone.State.Name, new() { OwningAccount = zone.Account.Account }),
        .. from name in EndpointDns.PrivateNamesIn(owner, vpc.VPCId!).DistinctBy(name => name.Domain)
           select Summary(name.HostedZoneId, ZoneNames.Normalize(name.Domain) ?? "", new() { OwningService = "vpce.amazonaws.com" }),
    ];

    /// <summary>Returns the zones of all accounts, each with its account's services without regions.</summary>
    public static IEnumerable<(AccountRegion Account, ZoneState State)> All(Cloud cloud) =>
        cloud.Regions.Select(region => region.Global).Distinct().SelectMany(account => account.Route53.Zones, (account, zone) => (account, zone));

    private static HostedZoneSummary Summary(string id, string name, HostedZoneOwner owner) => new() { HostedZoneId = id, Name = name, Owner = owner };
}
