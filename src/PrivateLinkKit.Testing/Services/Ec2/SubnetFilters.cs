using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of subnets.</summary>
internal static class SubnetFilters
{
    public static Filters<Subnet> Table { get; } = new(Ec2Operations.DescribeSubnets, subnet => subnet.Tags)
    {
        { "availability-zone", subnet => subnet.AvailabilityZone },
        { "availabilityZone", subnet => subnet.AvailabilityZone },
        { "availability-zone-id", subnet => subnet.AvailabilityZoneId },
        { "availabilityZoneId", subnet => subnet.AvailabilityZoneId },
        { "available-ip-address-count", subnet => FilterText.Of(subnet.AvailableIpAddressCount) },
        { "cidr", subnet => subnet.CidrBlock },
        { "cidrBlock", subnet => subnet.CidrBlock },
        { "cidr-block", subnet => subnet.CidrBlock },
        { "customer-owned-ipv4-pool", subnet => subnet.CustomerOwnedIpv4Pool },
        { "default-for-az", subnet => subnet.DefaultForAz },
        { "defaultForAz", subnet => subnet.DefaultForAz },
        { "enable-dns64", subnet => subnet.EnableDns64 },
        { "enable-lni-at-device-index", subnet => FilterText.Of(subnet.EnableLniAtDeviceIndex) },
        { "ipv6-cidr-block-association.association-id", subnet => subnet.Ipv6CidrBlockAssociationSet?.Select(block => block.AssociationId) },
        { "ipv6-cidr-block-association.ipv6-cidr-block", subnet => subnet.Ipv6CidrBlockAssociationSet?.Select(block => block.Ipv6CidrBlock) },
        { "ipv6-cidr-block-association.state", subnet => subnet.Ipv6CidrBlockAssociationSet?.Select(block => block.Ipv6CidrBlockState?.State) },
        { "ipv6-native", subnet => subnet.Ipv6Native },
        { "map-customer-owned-ip-on-launch", subnet => subnet.MapCustomerOwnedIpOnLaunch },
        { "map-public-ip-on-launch", subnet => subnet.MapPublicIpOnLaunch },
        { "outpost-arn", subnet => subnet.OutpostArn },
        { "owner-id", subnet => subnet.OwnerId },
        {
            "private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
            subnet => subnet.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsARecord
        },
        {
            "private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
            subnet => subnet.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsAAAARecord
        },
        { "private-dns-name-options-on-launch.hostname-type", subnet => subnet.PrivateDnsNameOptionsOnLaunch?.HostnameType },
        { "state", subnet => subnet.State },
        { "subnet-arn", subnet => subnet.SubnetArn },
        { "subnet-id", subnet => subnet.SubnetId },
        { "vpc-id", subnet => subnet.VpcId },
    };
}
