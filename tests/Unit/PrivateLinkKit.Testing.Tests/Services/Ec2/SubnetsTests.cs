using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class SubnetsTests : LabTest
{
    [Fact]
    public async Task CreateSubnet_Valid_HasFiveAddressesReserved()
    {
        var subnetId = await Lab.SubnetAsync(await Lab.VpcAsync(), "10.0.0.0/26", 'b');

        var subnet = (await Lab.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnetId] })).Subnets.Single();

        Assert.Equal(SubnetState.Available, subnet.State);
        Assert.Equal(59, subnet.AvailableIpAddressCount);
        Assert.Equal("eu-west-1b", subnet.AvailabilityZone);
        Assert.False(subnet.MapPublicIpOnLaunch);
    }

    [Fact]
    public async Task CreateSubnet_SameZoneNameInTwoAccounts_IsNotTheSameZone()
    {
        using var other = Lab.Ec2Of(Lab.Consumer);

        Assert.NotEqual(await ZoneIdAsync(Lab.Ec2), await ZoneIdAsync(other));
    }

    [Theory]
    [InlineData("10.0.0.128/25", "InvalidSubnet.Conflict")]
    [InlineData("10.1.0.0/24", "InvalidSubnet.Range")]
    [InlineData("10.0.1.0/29", "InvalidSubnet.Range")]
    public async Task CreateSubnet_BadBlock_IsRefused(string cidr, string code)
    {
        var vpcId = await Lab.VpcAsync();
        await Lab.SubnetAsync(vpcId);

        await Refused.WithAsync(code, () => Lab.SubnetAsync(vpcId, cidr));
    }

    [Fact]
    public async Task CreateSubnet_UnknownZone_NamesTheZonesThereAre()
    {
        var vpcId = await Lab.VpcAsync();

        var error = await Refused.WithAsync("InvalidParameterValue", () => Lab.SubnetAsync(vpcId, zone: 'x'));

        Assert.Contains("eu-west-1a, eu-west-1b, eu-west-1c", error.Message);
    }

    [Fact]
    public async Task ModifySubnetAttribute_MapPublicIp_IsReadBack()
    {
        var subnetId = await Lab.SubnetAsync(await Lab.VpcAsync());

        await Lab.Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnetId, MapPublicIpOnLaunch = true });

        Assert.True((await Lab.Ec2.DescribeSubnetsAsync(Made.Subnets)).Subnets.Single().MapPublicIpOnLaunch);
    }

    [Fact]
    public async Task DeleteSubnet_Unknown_IsNotFound() =>
        await Refused.WithAsync("InvalidSubnetID.NotFound", () => Lab.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = "subnet-1" }));

    private async Task<string> ZoneIdAsync(IAmazonEC2 ec2)
    {
        var subnetId = await Lab.SubnetAsync(await Lab.VpcAsync(ec2: ec2), ec2: ec2);
        return (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnetId] })).Subnets.Single().AvailabilityZoneId;
    }
}
