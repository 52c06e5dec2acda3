using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The network interfaces of mount targets.</summary>
internal static class TargetInterfaces
{
    /// <exception cref="AwsErrorException">The subnet does not have the address, or none.</exception>
    public static NetworkInterface Create(AccountRegion region, string subnetId, IReadOnlyList<string> groups, string? address, string description)
    {
        try
        {
            return NetworkInterfaces.CreateManaged(
                region, subnetId, groups, interfaceType: "efs", description, requesterId: "amazon-efs", instanceOwnerId: "amazon-efs", address);
        }
        catch (AwsErrorException error)
        {
            throw error.Code switch
            {
                "InsufficientFreeAddressesInSubnet" => EfsErrors.NoAddress(subnetId),
                "InvalidIPAddress.InUse" => EfsErrors.AddressInUse(address!),
                _ => EfsErrors.BadRequest(error.Message),
            };
        }
    }
}
