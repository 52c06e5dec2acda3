using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The private hosted zones, for EC2's endpoints with private DNS names.</summary>
internal sealed class PrivateZones : IPrivateZones
{
    public bool Has(AccountRegion region, string vpcId, string domain) => ZoneNames.Normalize(domain) is { } name
        && ZoneVpcs.All(region.Cloud).Any(zone => zone.State.Name == name && zone.State.Vpcs.Any(vpc => vpc.VPCId == vpcId));
}
