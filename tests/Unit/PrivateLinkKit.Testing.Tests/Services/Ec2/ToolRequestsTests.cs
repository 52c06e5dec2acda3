using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Alternative request forms that tools use.</summary>
public class ToolRequestsTests : EmulatorTest
{
    [Fact]
    public async Task RunInstances_TagsForAllThatComesWithIt_AreTaken()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());
        var tags = string.Concat(new[] { "instance", "volume", "network-interface" }.Select((type, i) =>
            $"&TagSpecification.{i + 1}.ResourceType={type}&TagSpecification.{i + 1}.Tag.1.Key=Name&TagSpecification.{i + 1}.Tag.1.Value={type}"));

        var (status, _) = await TestEnvironment.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&SubnetId={subnetId}{tags}");

        var (_, instances) = await TestEnvironment.PostAsync("Action=DescribeInstances&Filter.1.Name=tag:Name&Filter.1.Value.1=instance");
        var interfaces = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
        {
            Filters = [new("subnet-id", [subnetId])],
        })).NetworkInterfaces;
        Assert.Equal(200, status);
        Assert.Contains("<instanceId>", instances);
        Assert.Equal(["network-interface"], interfaces.Single().TagSet.Select(tag => tag.Value));
    }

    [Theory]
    [InlineData("subnet", "'subnet' is not a valid taggable resource type for this operation")]
    [InlineData("nonsense", "nonsense")]
    public async Task RunInstances_TagsForWhatItDoesNotMake_AreRefused(string type, string message)
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        var (_, text) = await TestEnvironment.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&SubnetId={subnetId}"
            + $"&TagSpecification.1.ResourceType={type}&TagSpecification.1.Tag.1.Key=Name");

        Assert.Contains("<Code>InvalidParameterValue</Code>", text);
        Assert.Contains(message, System.Net.WebUtility.HtmlDecode(text));
    }

    [Theory]
    [InlineData("CreateRoute")]
    [InlineData("ReplaceRoute")]
    public async Task Route_NatGatewayAsGatewayId_ReadsBackAsNatGateway(string action)
    {
        var (vpcId, natId) = await NatGatewayAsync();
        var tableId = (await TestEnvironment.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpcId })).RouteTable.RouteTableId;
        if (action == "ReplaceRoute")
        {
            await TestEnvironment.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "0.0.0.0/0",
                NatGatewayId = natId });
        }

        var (status, _) = await TestEnvironment.PostAsync($"Action={action}&RouteTableId={tableId}&DestinationCidrBlock=0.0.0.0/0&GatewayId={natId}");

        var table = (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [tableId] })).RouteTables.Single();
        Assert.Equal(200, status);
        var route = table.Routes.Single(route => route.DestinationCidrBlock == "0.0.0.0/0");
        Assert.Equal((natId, null), (route.NatGatewayId, route.GatewayId));
    }

    [Theory]
    [InlineData("vgw-0123456789abcdef0", "UnsupportedOperation", "does not emulate routes to gateways of the kind vgw-")]
    [InlineData("nat-0123456789abcdef0", "NatGatewayNotFound", "nat-0123456789abcdef0")]
    [InlineData("igw-0123456789abcdef0", "InvalidInternetGatewayID.NotFound", "igw-0123456789abcdef0")]
    [InlineData("nonsense", "InvalidInternetGatewayId.Malformed", "nonsense")]
    public async Task CreateRoute_GatewayThatIsNotThere_IsRefusedByItsKind(string gatewayId, string code, string message)
    {
        var tableId = (await TestEnvironment.Ec2.CreateRouteTableAsync(
            new CreateRouteTableRequest { VpcId = await TestEnvironment.VpcAsync() })).RouteTable.RouteTableId;

        var (_, text) = await TestEnvironment.PostAsync($"Action=CreateRoute&RouteTableId={tableId}&DestinationCidrBlock=0.0.0.0/0&GatewayId={gatewayId}");

        Assert.Contains($"<Code>{code}</Code>", text);
        Assert.Contains(message, text);
    }

    [Theory]
    [InlineData("eu-west-1", 200)]
    [InlineData("eu-west-1-wl1-dub-wlz-1", 400)]
    public async Task ReleaseAddress_BorderGroup_MustBeItsOwn(string group, int expected)
    {
        var allocationId = (await TestEnvironment.Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId;

        var (status, text) = await TestEnvironment.PostAsync($"Action=ReleaseAddress&AllocationId={allocationId}&NetworkBorderGroup={group}");

        Assert.Equal(expected, status);
        Assert.Equal(expected is 400, text.Contains("<Code>InvalidAddress.NotFound</Code>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Group_ByNameInTheDefaultVpc_IsDescribedChangedAndDeleted()
    {
        await TestEnvironment.PostAsync("Action=CreateSecurityGroup&GroupName=web&GroupDescription=web");

        var (_, authorized) = await TestEnvironment.PostAsync(
            "Action=AuthorizeSecurityGroupIngress&GroupName=web&IpProtocol=tcp&FromPort=80&ToPort=80&CidrIp=10.0.0.0/8");
        var (_, described) = await TestEnvironment.PostAsync("Action=DescribeSecurityGroups&GroupName.1=web");
        var (_, revoked) = await TestEnvironment.PostAsync(
            "Action=RevokeSecurityGroupIngress&GroupName=web&IpProtocol=tcp&FromPort=80&ToPort=80&CidrIp=10.0.0.0/8");
        var (_, deleted) = await TestEnvironment.PostAsync("Action=DeleteSecurityGroup&GroupName=web");
        var (_, unknown) = await TestEnvironment.PostAsync("Action=DescribeSecurityGroups&GroupName.1=web");

        Assert.Contains("<cidrIpv4>10.0.0.0/8</cidrIpv4>", authorized);
        Assert.Contains("<cidrIp>10.0.0.0/8</cidrIp>", described);
        Assert.Contains("<return>true</return>", revoked);
        Assert.Contains("<return>true</return>", deleted);
        Assert.Contains("<Code>InvalidGroup.NotFound</Code>", unknown);
        Assert.Contains("does not exist in default VPC", unknown);
    }

    [Fact]
    public async Task Authorize_SourceGroupByName_AdmitsAllItsTraffic()
    {
        await TestEnvironment.PostAsync("Action=CreateSecurityGroup&GroupName=web&GroupDescription=web");
        await TestEnvironment.PostAsync("Action=CreateSecurityGroup&GroupName=db&GroupDescription=db");

        var (_, all) = await TestEnvironment.PostAsync("Action=AuthorizeSecurityGroupIngress&GroupName=db&SourceSecurityGroupName=web");
        var (_, one) = await TestEnvironment.PostAsync(
            "Action=AuthorizeSecurityGroupIngress&GroupName=web&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=80"
            + "&IpPermissions.1.ToPort=80&IpPermissions.1.Groups.1.GroupName=db");
        var (_, revoked) = await TestEnvironment.PostAsync("Action=RevokeSecurityGroupIngress&GroupName=db&SourceSecurityGroupName=web");

        Assert.Equal(3, all.Split("<referencedGroupInfo>").Length - 1);
        Assert.Equal(1, one.Split("<referencedGroupInfo>").Length - 1);
        Assert.Contains("<return>true</return>", revoked);
    }

    [Fact]
    public async Task Authorize_ShorthandTogetherWithPermissions_IsRefused()
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());

        var (_, text) = await TestEnvironment.PostAsync($"Action=AuthorizeSecurityGroupIngress&GroupId={groupId}&CidrIp=10.0.0.0/8&IpProtocol=-1"
            + "&IpPermissions.1.IpProtocol=-1&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8");

        Assert.Contains("<Code>InvalidParameterCombination</Code>", text);
    }

    private async Task<(string VpcId, string NatGatewayId)> NatGatewayAsync()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var gatewayId = (await TestEnvironment.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest())).InternetGateway.InternetGatewayId;
        await TestEnvironment.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gatewayId, VpcId = vpcId });
        var allocationId = (await TestEnvironment.Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId;
        var created = await TestEnvironment.Ec2.CreateNatGatewayAsync(new() { SubnetId = subnetId, AllocationId = allocationId });
        return (vpcId, created.NatGateway.NatGatewayId);
    }
}
