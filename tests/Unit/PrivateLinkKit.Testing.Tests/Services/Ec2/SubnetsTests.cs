using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class SubnetsTests : EmulatorTest
{
    [Fact]
    public async Task CreateSubnet_Valid_HasFiveAddressesReserved()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync(), "10.0.0.0/26", 'b');

        var subnet = (await TestEnvironment.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnetId] })).Subnets.Single();

        Assert.Equal(SubnetState.Available, subnet.State);
        Assert.Equal(59, subnet.AvailableIpAddressCount);
        Assert.Equal("eu-west-1b", subnet.AvailabilityZone);
        Assert.False(subnet.MapPublicIpOnLaunch);
    }

    [Fact]
    public async Task CreateSubnet_SameZoneNameInTwoAccounts_IsNotTheSameZone()
    {
        using var other = TestEnvironment.Ec2Of(TestEnvironment.Consumer);

        Assert.NotEqual(await ZoneIdAsync(TestEnvironment.Ec2), await ZoneIdAsync(other));
    }

    [Theory]
    [InlineData("10.0.0.128/25", "InvalidSubnet.Conflict")]
    [InlineData("10.1.0.0/24", "InvalidSubnet.Range")]
    [InlineData("10.0.1.0/29", "InvalidSubnet.Range")]
    public async Task CreateSubnet_BadBlock_IsRefused(string cidr, string code)
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.SubnetAsync(vpcId);

        await Refused.WithAsync(code, () => TestEnvironment.SubnetAsync(vpcId, cidr));
    }

    [Fact]
    public async Task CreateSubnet_UnknownZone_NamesTheZonesThereAre()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var error = await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.SubnetAsync(vpcId, zone: 'x'));

        Assert.Contains("eu-west-1a, eu-west-1b, eu-west-1c", error.Message);
    }

    [Fact]
    public async Task ModifySubnetAttribute_MapPublicIp_IsReadBack()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        await TestEnvironment.Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnetId, MapPublicIpOnLaunch = true });

        Assert.True((await TestEnvironment.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets.Single().MapPublicIpOnLaunch);
    }

    [Fact]
    public async Task DeleteSubnet_Unknown_IsNotFound() =>
        await Refused.WithAsync("InvalidSubnetID.NotFound", () => TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = "subnet-1" }));

    private async Task<string> ZoneIdAsync(IAmazonEC2 ec2)
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync(ec2: ec2), ec2: ec2);
        return (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnetId] })).Subnets.Single().AvailabilityZoneId;
    }
}
