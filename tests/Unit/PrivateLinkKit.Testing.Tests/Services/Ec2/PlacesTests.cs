using System.Xml.Linq;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Instances, network interfaces and zones; operations without a client are called on the wire.</summary>
public class PlacesTests : EmulatorTest
{
    [Fact]
    public async Task RunInstances_Valid_RunsWithAnInterfaceUntilTerminated()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (subnetId, groupId) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.GroupAsync(vpcId));
        var run = "Action=RunInstances&ImageId=ami-0123456789abcdef0&InstanceType=t3.micro&MinCount=1&MaxCount=1"
            + $"&SubnetId={subnetId}&SecurityGroupId.1={groupId}";

        var id = await SendAsync(run, "instanceId");

        Assert.Equal("running", await SendAsync($"Action=DescribeInstances&InstanceId.1={id}", "name"));
        var own = (await InterfacesAsync()).Single();
        Assert.Equal((id, "10.0.0.4", groupId), (own.Attachment.InstanceId, own.PrivateIpAddress, own.Groups.Single().GroupId));
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId }));
        await SendAsync($"Action=TerminateInstances&InstanceId.1={id}", "instanceId");
        Assert.Equal("terminated", await SendAsync($"Action=DescribeInstances&InstanceId.1={id}", "name"));
        Assert.Empty(await InterfacesAsync());
        await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId });
    }

    [Fact]
    public async Task RunInstances_MoreThanTheSubnetHolds_RunsWhatFitsOrNothing()
    {
        var subnet = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync(), "10.0.0.0/28");
        var run = $"Action=RunInstances&ImageId=ami-0123456789abcdef0&SubnetId={subnet}";

        var (status, _) = await TestEnvironment.PostAsync($"{run}&MinCount=12&MaxCount=20");
        Assert.Equal(400, status);
        Assert.Empty(await InterfacesAsync());
        await SendAsync($"{run}&MinCount=1&MaxCount=20", "reservationId");

        Assert.Equal(11, (await InterfacesAsync()).Count);
        Assert.Equal("running", await SendAsync("Action=DescribeInstances", "name"));
    }

    [Theory]
    [InlineData("", "MissingParameter")]
    [InlineData("&ImageId=amazon-linux", "InvalidAMIID.Malformed")]
    [InlineData("&ImageId=ami-1", "InvalidAMIID.Malformed")]
    public async Task RunInstances_ImageThatCannotBeOne_IsRefused(string image, string code)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action=RunInstances&MinCount=1&MaxCount=1{image}");

        Assert.Contains($"<Code>{code}</Code>", text);
    }

    [Fact]
    public async Task DescribeInstanceCreditSpecifications_WithoutIds_ReturnsTheUnlimitedOnly()
    {
        const string run = "Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&InstanceType=";
        var (t2, t3, m5) = (await SendAsync($"{run}t2.micro", "instanceId"), await SendAsync($"{run}t3.micro", "instanceId"),
            await SendAsync($"{run}m5.large", "instanceId"));

        var (_, all) = await TestEnvironment.PostAsync("Action=DescribeInstanceCreditSpecifications");
        var standard = await SendAsync($"Action=DescribeInstanceCreditSpecifications&InstanceId.1={t2}", "cpuCredits");
        var (status, _) = await TestEnvironment.PostAsync($"Action=DescribeInstanceCreditSpecifications&InstanceId.1={m5}");

        Assert.Contains(t3, all);
        Assert.DoesNotContain(t2, all);
        Assert.Equal(("standard", 400), (standard, status));
    }

    [Fact]
    public async Task AssociateAddress_InterfaceHasOneAlready_TakesItsPlace()
    {
        var created = await SendAsync($"Action=CreateNetworkInterface&SubnetId={await DefaultSubnetAsync()}", "networkInterfaceId");
        var (first, second) = (await AddressAsync(), await AddressAsync());
        await SendAsync($"Action=AssociateAddress&AllocationId={first.AllocationId}&NetworkInterfaceId={created}", "associationId");

        await SendAsync($"Action=AssociateAddress&AllocationId={second.AllocationId}&NetworkInterfaceId={created}", "associationId");

        await TestEnvironment.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = first.AllocationId });
        Assert.Equal(second.PublicIp, (await InterfacesAsync()).Single().Association.PublicIp);
        await Refused.WithAsync("InvalidIPAddress.InUse", () =>
            TestEnvironment.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = second.AllocationId }));
    }

    [Fact]
    public async Task RunInstances_KernelId_IsRefusedByName()
    {
        var (status, text) = await TestEnvironment.PostAsync("Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&KernelId=aki-1");

        Assert.Equal(400, status);
        Assert.Contains("KernelId", text);
    }

    [Fact]
    public async Task CreateNetworkInterface_SubnetFull_HasNoFreeAddress()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync(), "10.0.0.0/28");
        var create = $"Action=CreateNetworkInterface&SubnetId={subnetId}";
        for (var i = 0; i < 11; i++)
        {
            await SendAsync(create, "networkInterfaceId");
        }

        var (_, text) = await TestEnvironment.PostAsync(create);

        Assert.Contains("InsufficientFreeAddressesInSubnet", text);
        Assert.Equal(0, (await TestEnvironment.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets.Single().AvailableIpAddressCount);
        Assert.Equal(11, (await InterfacesAsync()).Select(networkInterface => networkInterface.PrivateIpAddress).Distinct().Count());
    }

    [Theory]
    [InlineData("10.0.0.3", "InvalidParameterValue")]
    [InlineData("10.0.0.255", "InvalidParameterValue")]
    [InlineData("10.0.0.9", "InvalidIPAddress.InUse")]
    public async Task CreateNetworkInterface_AddressReservedOrTaken_IsRefused(string address, string code)
    {
        var create = $"Action=CreateNetworkInterface&SubnetId={await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync())}&PrivateIpAddress=";
        await SendAsync($"{create}10.0.0.9", "networkInterfaceId");

        var (_, text) = await TestEnvironment.PostAsync($"{create}{address}");

        Assert.Contains($"<Code>{code}</Code>", text);
    }

    [Fact]
    public async Task ModifyNetworkInterface_OfAService_IsNotPermitted()
    {
        await TestEnvironment.ServiceAsync();
        var own = (await InterfacesAsync())[0];

        var (_, text) = await TestEnvironment.PostAsync(
            $"Action=ModifyNetworkInterfaceAttribute&NetworkInterfaceId={own.NetworkInterfaceId}&Description.Value=mine");

        Assert.Contains("OperationNotPermitted", text);
    }

    [Fact]
    public async Task DescribeAvailabilityZones_Account_HasItsOwnNamesForTheIds()
    {
        var zones = (await TestEnvironment.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest())).AvailabilityZones;

        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], zones.Select(zone => zone.ZoneName));
        Assert.Equal(["euw1-az1", "euw1-az2", "euw1-az3"], zones.Select(zone => zone.ZoneId).Order());
        await Refused.WithAsync(
            "InvalidParameterValue",
            () => TestEnvironment.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneNames = ["eu-west-1x"] }));
    }

    private async Task<string> DefaultSubnetAsync() => (await TestEnvironment.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets[0].SubnetId;

    private Task<AllocateAddressResponse> AddressAsync() => TestEnvironment.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });

    private async Task<List<NetworkInterface>> InterfacesAsync() =>
        (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? [];

    private async Task<string> SendAsync(string body, string element)
    {
        var (status, text) = await TestEnvironment.PostAsync(body);
        Assert.True(status == 200, text);
        return XDocument.Parse(text).Descendants().First(found => found.Name.LocalName == element).Value;
    }
}
