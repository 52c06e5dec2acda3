using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of network interfaces, with those that only DescribeInstances has, for the interfaces of an instance.</summary>
internal static class NetworkInterfaceFilters
{
    public static Filters<NetworkInterface> Table { get; } = new(Ec2Operations.DescribeNetworkInterfaces, eni => eni.TagSet, "group-name")
    {
        { "addresses.association.owner-id", eni => Addresses(eni).Select(address => address.Association?.IpOwnerId) },
        { "addresses.primary", eni => Addresses(eni).Select(address => FilterText.Of(address.Primary)) },
        { "addresses.private-dns-name", eni => Addresses(eni).Select(address => address.PrivateDnsName) },
        { "addresses.private-ip-address", eni => Addresses(eni).Select(address => address.PrivateIpAddress) },
        { "addresses.association.", Association, eni => Addresses(eni).Select(address => address.Association).OfType<NetworkInterfaceAssociation>() },
        { "association.", Association, eni => eni.Association is { } association ? [association] : [] },
        { "attachment.attach-time", eni => FilterText.Of(eni.Attachment?.AttachTime) },
        { "attachment.attachment-id", eni => eni.Attachment?.AttachmentId },
        { "attachment.delete-on-termination", eni => FilterText.Of(eni.Attachment?.DeleteOnTermination) },
        { "attachment.device-index", eni => FilterText.Of(eni.Attachment?.DeviceIndex) },
        { "attachment.instance-id", eni => eni.Attachment?.InstanceId },
        { "attachment.instance-owner-id", eni => eni.Attachment?.InstanceOwnerId },
        { "attachment.network-card-index", eni => FilterText.Of(eni.Attachment?.NetworkCardIndex) },
        { "attachment.status", eni => eni.Attachment?.Status },
        { "availability-zone", eni => eni.AvailabilityZone },
        { "availability-zone-id", eni => eni.AvailabilityZoneId },
        { "deny-all-igw-traffic", eni => FilterText.Of(eni.DenyAllIgwTraffic) },
        { "description", eni => eni.Description },
        { "group-id", eni => eni.Groups?.Select(group => group.GroupId) },
        { "group-name", eni => eni.Groups?.Select(group => group.GroupName) },
        { "interface-type", eni => eni.InterfaceType },
        { "ipv4-prefixes.ipv4-prefix", eni => eni.Ipv4Prefixes?.Select(prefix => prefix.Ipv4Prefix) },
        { "ipv6-address", eni => eni.Ipv6Address },
        { "ipv6-addresses.ipv6-address", eni => eni.Ipv6Addresses?.Select(address => address.Ipv6Address) },
        { "ipv6-addresses.is-primary-ipv6", eni => eni.Ipv6Addresses?.Select(address => FilterText.Of(address.IsPrimaryIpv6)) },
        { "ipv6-native", eni => FilterText.Of(eni.Ipv6Native) },
        { "ipv6-prefixes.ipv6-prefix", eni => eni.Ipv6Prefixes?.Select(prefix => prefix.Ipv6Prefix) },
        { "mac-address", eni => eni.MacAddress },
        { "network-interface-id", eni => eni.NetworkInterfaceId },
        { "operator.managed", eni => FilterText.Of(eni.Operator?.Managed ?? false) },
        { "operator.principal", eni => eni.Operator?.Principal },
        { "outpost-arn", eni => eni.OutpostArn },
        { "owner-id", eni => eni.OwnerId },
        { "private-dns-name", eni => eni.PrivateDnsName },
        { "private-ip-address", eni => eni.PrivateIpAddress },
        { "public-dns-name", eni => eni.PublicDnsName },
        { "requester-id", eni => eni.RequesterId },
        { "requester-managed", eni => eni.RequesterManaged },
        { "source-dest-check", eni => eni.SourceDestCheck },
        { "status", eni => eni.Status },
        { "subnet-id", eni => eni.SubnetId },
        { "vpc-id", eni => eni.VpcId },
    };

    private static Filters<NetworkInterfaceAssociation> Association => new(Ec2Operations.DescribeNetworkInterfaces)
    {
        { "allocation-id", association => association.AllocationId },
        { "association-id", association => association.AssociationId },
        { "carrier-ip", association => association.CarrierIp },
        { "customer-owned-ip", association => association.CustomerOwnedIp },
        { "ip-owner-id", association => association.IpOwnerId },
        { "public-dns-name", association => association.PublicDnsName },
        { "public-ip", association => association.PublicIp },
    };

    // The association of the primary address is returned with the interface itself.
    private static IEnumerable<NetworkInterfacePrivateIpAddress> Addresses(NetworkInterface eni) =>
        (eni.PrivateIpAddresses ?? []).Select(address => address.Primary is true ? address with { Association = eni.Association } : address);
}
