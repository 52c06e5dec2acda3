using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Blocks of addresses that VPCs and subnets get after their first ones.</summary>
public class VpcCidrBlocksTests : EmulatorTest
{
    [Theory]
    [InlineData("10.0.0.0/16", "192.168.0.0/16", "InvalidVpc.Range")]
    [InlineData("10.0.0.0/16", "198.19.0.0/16", "InvalidVpc.Range")]
    [InlineData("10.1.0.0/16", "10.0.0.0/16", "InvalidVpc.Range")]
    [InlineData("10.2.0.0/16", "10.0.0.0/16", null)]
    [InlineData("10.0.0.0/16", "10.0.128.0/17", "InvalidVpc.Range")]
    [InlineData("10.0.0.0/16", "10.2.0.0/15", "InvalidVpc.Range")]
    [InlineData("10.0.0.0/16", "100.64.0.0/16", null)]
    [InlineData("172.16.0.0/16", "172.31.0.0/16", "InvalidVpc.Range")]
    [InlineData("172.16.0.0/16", "172.17.0.0/16", null)]
    [InlineData("100.64.0.0/16", "10.0.0.0/16", "InvalidVpc.Range")]
    [InlineData("100.64.0.0/16", "8.8.0.0/16", null)]
    public async Task Associate_Block_IsRestrictedByTheFirstOne(string first, string second, string? code)
    {
        var vpcId = await TestEnvironment.VpcAsync(first);

        if (code is null)
        {
            await AssociateAsync(vpcId, second);
            Assert.Equal([first, second], await BlocksAsync(vpcId));
        }
        else
        {
            await Refused.WithAsync(code, () => AssociateAsync(vpcId, second));
        }
    }

    [Fact]
    public async Task Subnet_InASecondBlock_IsReachedFromTheFirst()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.SubnetAsync(vpcId);
        await Refused.WithAsync("InvalidSubnet.Range", () => TestEnvironment.SubnetAsync(vpcId, "10.1.0.0/24"));

        await AssociateAsync(vpcId, "10.1.0.0/16");
        var eni = await InterfaceAsync(await TestEnvironment.SubnetAsync(vpcId, "10.1.0.0/24"));

        Assert.Equal("10.1.0.4", eni.PrivateIpAddress);
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = eni.Groups[0].GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        Assert.Equal(NetworkOutcome.Refused, TestEnvironment.Aws.Network.Explain(vpcId, "10.1.0.4", 80).Outcome);
        Assert.Equal(["10.0.0.0/16", "10.1.0.0/16"], (await RoutesAsync(vpcId)).Select(route => route.DestinationCidrBlock));
        var table = (await TestEnvironment.Ec2.CreateRouteTableAsync(new() { VpcId = vpcId })).RouteTable;
        Assert.Equal(2, table.Routes.Count);
    }

    [Fact]
    public async Task Disassociate_BlockInUseOrFirst_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var association = await AssociateAsync(vpcId, "10.1.0.0/16");
        var subnetId = await TestEnvironment.SubnetAsync(vpcId, "10.1.0.0/24");
        var first = (await VpcAsync(vpcId)).CidrBlockAssociationSet[0].AssociationId;

        await Refused.WithAsync("OperationNotPermitted", () => DisassociateAsync(first));
        await Refused.WithAsync("InvalidCidrBlock.InUse", () => DisassociateAsync(association));
        await TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnetId });
        await DisassociateAsync(association);

        Assert.Equal(["10.0.0.0/16"], await BlocksAsync(vpcId));
        Assert.Single(await RoutesAsync(vpcId));
        await Refused.WithAsync("InvalidVpcCidrBlockAssociationIDError.NotFound", () => DisassociateAsync(association));
    }

    [Fact]
    public async Task Associate_BlockThatCoversARoute_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var eni = await InterfaceAsync(await TestEnvironment.SubnetAsync(vpcId));
        var table = (await TestEnvironment.Ec2.CreateRouteTableAsync(new() { VpcId = vpcId })).RouteTable.RouteTableId;
        await TestEnvironment.Ec2.CreateRouteAsync(
            new() { RouteTableId = table, DestinationCidrBlock = "10.1.7.0/24", NetworkInterfaceId = eni.NetworkInterfaceId });

        await Refused.WithAsync("InvalidVpc.Range", () => AssociateAsync(vpcId, "10.1.0.0/16"));
    }

    [Fact]
    public async Task Ipv6_OfVpcSubnetAndInterface_AreRecorded()
    {
        var vpcId = (await TestEnvironment.Ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", AmazonProvidedIpv6CidrBlock = true })).Vpc.VpcId;
        var block = (await VpcAsync(vpcId)).Ipv6CidrBlockAssociationSet.Single();
        Assert.EndsWith("/56", block.Ipv6CidrBlock, StringComparison.Ordinal);
        var subnetId = (await TestEnvironment.Ec2.CreateSubnetAsync(new()
        {
            VpcId = vpcId,
            CidrBlock = "10.0.0.0/24",
            Ipv6CidrBlock = block.Ipv6CidrBlock.Replace("/56", "/64", StringComparison.Ordinal),
        })).Subnet.SubnetId;
        await TestEnvironment.Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnetId, AssignIpv6AddressOnCreation = true });

        var eni = await InterfaceAsync(subnetId);

        Assert.Single(eni.Ipv6Addresses);
        Assert.Contains((await RoutesAsync(vpcId)), route => route.DestinationIpv6CidrBlock == block.Ipv6CidrBlock && route.GatewayId == "local");
        var ofSubnet = (await SubnetAsync(subnetId)).Ipv6CidrBlockAssociationSet.Single().AssociationId;
        await Refused.WithAsync("InvalidCidrBlock.InUse", () => DisassociateAsync(block.AssociationId));
        await Refused.WithAsync("InvalidCidrBlock.InUse", () => DisassociateSubnetAsync(ofSubnet));
        await TestEnvironment.Ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = eni.NetworkInterfaceId });
        await DisassociateSubnetAsync(ofSubnet);
        await DisassociateAsync(block.AssociationId);
        Assert.Empty((await VpcAsync(vpcId)).Ipv6CidrBlockAssociationSet ?? []);
    }

    [Theory]
    [InlineData("2001:db8:ffff::/64", "InvalidSubnet.Range")]
    [InlineData("{vpc}/63", "InvalidSubnet.Range")]
    [InlineData("{vpc}/60", "InvalidSubnet.Conflict")]
    [InlineData("10.0.0.0/24", "InvalidParameterValue")]
    public async Task AssociateSubnetCidrBlock_WrongBlock_IsRefused(string text, string code)
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.Ec2.AssociateVpcCidrBlockAsync(new() { VpcId = vpcId, AmazonProvidedIpv6CidrBlock = true });
        var block = (await VpcAsync(vpcId)).Ipv6CidrBlockAssociationSet.Single().Ipv6CidrBlock.Split('/')[0];
        var (first, second) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24"));
        await AssociateSubnetAsync(first, $"{block}/64");

        await Refused.WithAsync(code, () => AssociateSubnetAsync(second, text.Replace("{vpc}", block, StringComparison.Ordinal)));
        await Refused.WithAsync("CidrLimitExceeded", () => AssociateSubnetAsync(first, $"{block}/64"));
    }

    [Fact]
    public async Task ModifySubnetAttribute_OneAtATime_IsReadBack()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());

        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.ModifySubnetAttributeAsync(
            new ModifySubnetAttributeRequest { SubnetId = subnetId, AssignIpv6AddressOnCreation = true }));
        await Refused.WithAsync("InvalidParameterCombination", () => TestEnvironment.Ec2.ModifySubnetAttributeAsync(
            new ModifySubnetAttributeRequest { SubnetId = subnetId, EnableDns64 = false, MapPublicIpOnLaunch = true }));
        await TestEnvironment.Ec2.ModifySubnetAttributeAsync(
            new ModifySubnetAttributeRequest { SubnetId = subnetId, PrivateDnsHostnameTypeOnLaunch = HostnameType.ResourceName });
        await TestEnvironment.Ec2.ModifySubnetAttributeAsync(
            new ModifySubnetAttributeRequest { SubnetId = subnetId, EnableResourceNameDnsARecordOnLaunch = true });

        var options = (await SubnetAsync(subnetId)).PrivateDnsNameOptionsOnLaunch;
        Assert.Equal((HostnameType.ResourceName, true, false),
            (options.HostnameType, options.EnableResourceNameDnsARecord, options.EnableResourceNameDnsAAAARecord));
    }

    [Fact]
    public async Task EgressOnlyGateway_Route_IsOfIpv6AndBlackholeWhenItIsGone()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var table = (await TestEnvironment.Ec2.CreateRouteTableAsync(new() { VpcId = vpcId })).RouteTable.RouteTableId;
        var id = (await TestEnvironment.Ec2.CreateEgressOnlyInternetGatewayAsync(new() { VpcId = vpcId }))
            .EgressOnlyInternetGateway.EgressOnlyInternetGatewayId;

        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.CreateRouteAsync(
            new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", EgressOnlyInternetGatewayId = id }));
        await TestEnvironment.Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = id });
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId }));
        await TestEnvironment.Ec2.DeleteEgressOnlyInternetGatewayAsync(new() { EgressOnlyInternetGatewayId = id });

        var tables = await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] });
        Assert.Equal((id, RouteState.Blackhole), tables.RouteTables[0].Routes.Select(route => (route.EgressOnlyInternetGatewayId, route.State)).Last());
        await Refused.WithAsync("InvalidEgressOnlyInternetGatewayId.NotFound", () => TestEnvironment.Ec2.CreateRouteAsync(
            new() { RouteTableId = table, DestinationIpv6CidrBlock = "2001:db8::/32", EgressOnlyInternetGatewayId = id }));
    }

    private async Task<string> AssociateAsync(string vpcId, string cidr) =>
        (await TestEnvironment.Ec2.AssociateVpcCidrBlockAsync(new() { VpcId = vpcId, CidrBlock = cidr })).CidrBlockAssociation.AssociationId;

    private Task DisassociateAsync(string id) => TestEnvironment.Ec2.DisassociateVpcCidrBlockAsync(new() { AssociationId = id });

    private Task AssociateSubnetAsync(string subnetId, string cidr) =>
        TestEnvironment.Ec2.AssociateSubnetCidrBlockAsync(new() { SubnetId = subnetId, Ipv6CidrBlock = cidr });

    private Task DisassociateSubnetAsync(string id) => TestEnvironment.Ec2.DisassociateSubnetCidrBlockAsync(new() { AssociationId = id });

    private async Task<Vpc> VpcAsync(string id) => (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [id] })).Vpcs.Single();

    private async Task<Subnet> SubnetAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [id] })).Subnets.Single();

    private async Task<IEnumerable<string>> BlocksAsync(string vpcId) => (await VpcAsync(vpcId)).CidrBlockAssociationSet.Select(block => block.CidrBlock);

    private async Task<List<Route>> RoutesAsync(string vpcId) =>
        (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest
        {
            Filters = [new("vpc-id", [vpcId]), new("association.main", ["true"])],
        })).RouteTables.Single().Routes;

    private async Task<NetworkInterface> InterfaceAsync(string subnetId) =>
        (await TestEnvironment.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnetId })).NetworkInterface;
}
