using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Attributes of subnets that can be changed, one per call.</summary>
internal static class SubnetAttributes
{
    public static ModifySubnetAttributeResult Modify(ServiceCall call, ModifySubnetAttributeRequest request)
    {
        var subnet = Existing.Subnet(call.Region, request.SubnetId!);
        object?[] given =
        [
            request.AssignIpv6AddressOnCreation, request.MapPublicIpOnLaunch, request.EnableDns64, request.PrivateDnsHostnameTypeOnLaunch,
            request.EnableResourceNameDnsARecordOnLaunch, request.EnableResourceNameDnsAAAARecordOnLaunch,
        ];
        if (given.Count(value => value is not null) != 1)
        {
            throw Ec2Errors.InvalidCombination("Fields for exactly one attribute must be specified");
        }

        if ((request.AssignIpv6AddressOnCreation?.Value is true || request.EnableDns64?.Value is true) && subnet.Ipv6CidrBlockAssociationSet is [])
        {
            throw Ec2Errors.InvalidValue($"The subnet {subnet.SubnetId} has no IPv6 CIDR block.");
        }

        var names = subnet.PrivateDnsNameOptionsOnLaunch!;
        call.Region.Ec2.Subnets.Put(subnet with
        {
            AssignIpv6AddressOnCreation = request.AssignIpv6AddressOnCreation?.Value ?? subnet.AssignIpv6AddressOnCreation,
            MapPublicIpOnLaunch = request.MapPublicIpOnLaunch?.Value ?? subnet.MapPublicIpOnLaunch,
            EnableDns64 = request.EnableDns64?.Value ?? subnet.EnableDns64,
            PrivateDnsNameOptionsOnLaunch = names with
            {
                HostnameType = request.PrivateDnsHostnameTypeOnLaunch ?? names.HostnameType,
                EnableResourceNameDnsARecord = request.EnableResourceNameDnsARecordOnLaunch?.Value ?? names.EnableResourceNameDnsARecord,
                EnableResourceNameDnsAAAARecord = request.EnableResourceNameDnsAAAARecordOnLaunch?.Value ?? names.EnableResourceNameDnsAAAARecord,
            },
        });
        return new();
    }
}
