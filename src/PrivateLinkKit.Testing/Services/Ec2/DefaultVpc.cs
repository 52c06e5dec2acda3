using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The default VPC of an account in a region.</summary>
internal static class DefaultVpc
{
    /// <summary>The VPC of calls that name none; null after it was deleted.</summary>
    public static Vpc Get(AccountRegion region) => region.Ec2.Vpcs.FirstOrDefault(vpc => vpc.IsDefault is true) ?? throw Ec2Errors.NoDefaultVpc();

    /// <summary>Subnet of calls that name none: the default one of the zone, or of the first zone that has one.</summary>
    public static Subnet Subnet(AccountRegion region, string? zone = null)
    {
        if (zone is not null && !region.Zones.Any(known => known.Name == zone))
        {
            throw Ec2Errors.InvalidValue($"Invalid availability zone: [{zone}]");
        }

        var vpcId = Get(region).VpcId;
        var subnets = region.Ec2.Subnets.Where(subnet => subnet.DefaultForAz is true && subnet.VpcId == vpcId);
        return subnets.FirstOrDefault(subnet => zone is null || subnet.AvailabilityZone == zone) ?? throw Ec2Errors.NoDefaultSubnet(vpcId!);
    }
}
