using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>What clients in a VPC mount.</summary>
internal static class Mounts
{
    /// <summary>Returns the address of a file system's mount target in the VPC of a subnet, that of its zone if there is one; null: there is none.</summary>
    public static string? AddressOf(AccountRegion region, string fileSystemId, Subnet subnet) => region.Efs.TargetsOf(fileSystemId)
        .Where(target => target.IsAvailable && target.Description.VpcId == subnet.VpcId)
        .OrderBy(target => target.Description.AvailabilityZoneName != subnet.AvailabilityZone)
        .Select(target => target.Description.IpAddress).FirstOrDefault();

    public static bool HasAccessPoint(AccountRegion region, string fileSystemId, string accessPointId) =>
        region.Efs.AccessPoints.Find(accessPointId)?.Description.FileSystemId == fileSystemId;
}
