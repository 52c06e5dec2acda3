namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>The availability zone parameter of <c>RunInstances</c>.</summary>
public class InstancePlacementTests : EmulatorTest
{
    private const string Run = "Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1";

    [Theory]
    [InlineData("eu-west-1b")]
    [InlineData("eu-west-1c")]
    public async Task RunInstances_ZoneWithoutSubnet_TakesItsDefaultSubnet(string zone)
    {
        var (status, text) = await TestEnvironment.PostAsync($"{Run}&Placement.AvailabilityZone={zone}");

        Assert.True(status is 200, text);
        Assert.Contains($"<availabilityZone>{zone}</availabilityZone>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1a")]
    [InlineData("")]
    public async Task RunInstances_ZoneOfTheSubnetOrNone_IsHonoured(string zone)
    {
        var subnet = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        var (status, text) = await TestEnvironment.PostAsync($"{Run}&SubnetId={subnet}&Placement.AvailabilityZone={zone}");

        Assert.True(status is 200, text);
    }

    [Fact]
    public async Task RunInstances_ZoneOtherThanTheSubnets_IsRefused()
    {
        var subnet = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        var (status, text) = await TestEnvironment.PostAsync($"{Run}&SubnetId={subnet}&Placement.AvailabilityZone=eu-west-1b");

        Assert.Equal(400, status);
        Assert.Contains("InvalidParameterValue", text, StringComparison.Ordinal);
        Assert.Contains(subnet, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunInstances_UnknownZone_IsRefused()
    {
        var (_, text) = await TestEnvironment.PostAsync($"{Run}&Placement.AvailabilityZone=eu-west-1x");

        Assert.Contains("Invalid availability zone: [eu-west-1x]", text, StringComparison.Ordinal);
    }
}
