namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class ResourceIdTests : EmulatorTest
{
    [Theory]
    [InlineData("DescribeDhcpOptions", "DhcpOptionsId.1", "dopt-", "InvalidDhcpOptionsId.Malformed", "InvalidDhcpOptionID.NotFound")]
    [InlineData("DescribeImages", "ImageId.1", "ami-", "InvalidAMIID.Malformed", "InvalidAMIID.NotFound")]
    [InlineData("DescribeInstances", "InstanceId.1", "i-", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound")]
    [InlineData("DescribeInternetGateways", "InternetGatewayId.1", "igw-", "InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.NotFound")]
    [InlineData("DescribeNatGateways", "NatGatewayId.1", "nat-", "NatGatewayMalformed", "NatGatewayNotFound")]
    [InlineData("DescribeNetworkAcls", "NetworkAclId.1", "acl-", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound")]
    [InlineData("DescribeNetworkInterfaces", "NetworkInterfaceId.1", "eni-", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound")]
    [InlineData("DescribePrefixLists", "PrefixListId.1", "pl-", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound")]
    [InlineData("DescribeRouteTables", "RouteTableId.1", "rtb-", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound")]
    [InlineData("DescribeSecurityGroupRules", "SecurityGroupRuleId.1", "sgr-", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound")]
    [InlineData("DescribeSecurityGroups", "GroupId.1", "sg-", "InvalidGroupId.Malformed", "InvalidGroup.NotFound")]
    [InlineData("DescribeSubnets", "SubnetId.1", "subnet-", "InvalidSubnetID.NotFound", "InvalidSubnetID.NotFound")]
    [InlineData("DescribeVpcEndpoints", "VpcEndpointId.1", "vpce-", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound")]
    [InlineData("DescribeVpcs", "VpcId.1", "vpc-", "InvalidVpcID.NotFound", "InvalidVpcID.NotFound")]
    public async Task Id_ThatCannotBeOne_HasAnErrorOfItsOwn(string action, string parameter, string prefix, string malformed, string notFound)
    {
        foreach (var id in new[] { "example", $"{prefix}1", $"{prefix}0123456789ABCDEF0", $"x{prefix}01234567" })
        {
            var (_, text) = await TestEnvironment.PostAsync($"Action={action}&{parameter}={id}");
            Assert.Contains($"<Code>{malformed}</Code>", text);
            Assert.Contains(id, text);
            Assert.Equal(malformed != notFound && !id.StartsWith(prefix, StringComparison.Ordinal),
                text.Contains($"(expecting \"{prefix}...\")", StringComparison.Ordinal));
        }

        foreach (var id in new[] { $"{prefix}01234567", $"{prefix}0123456789abcdef0" })
        {
            var (_, text) = await TestEnvironment.PostAsync($"Action={action}&{parameter}={id}");
            Assert.Contains($"<Code>{notFound}</Code>", text);
        }
    }

    [Theory]
    [InlineData("example", "InvalidAddress.Malformed")]
    [InlineData("198.18.0.256", "InvalidAddress.Malformed")]
    [InlineData("198.18.0.9", "InvalidAddress.NotFound")]
    public async Task PublicIp_NobodyHas_IsUnknownOrNoAddress(string address, string code)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action=DescribeAddresses&PublicIp.1={address}");

        Assert.Contains($"<Code>{code}</Code>", text);
    }
}
