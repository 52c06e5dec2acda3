using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The public host names of network interfaces with public addresses, which VPCs with DNS host names give them.</summary>
internal static class PublicHostNames
{
    public static string DomainOf(AccountRegion region) =>
        region.Name is "us-east-1" ? $"compute-1.{region.Partition.DnsSuffix}" : $"{region.Name}.compute.{region.Partition.DnsSuffix}";

    /// <summary>Returns the interface with its public host name, if it has one.</summary>
    public static NetworkInterface View(AccountRegion region, NetworkInterface own) =>
        own.Association is { PublicIp: { } address } && region.Ec2.VpcAttributes.Find(own.VpcId) is { DnsHostnames: true }
            ? own with { Association = own.Association with { PublicDnsName = $"ec2-{address.Replace('.', '-')}.{DomainOf(region)}" } }
            : own;
}
