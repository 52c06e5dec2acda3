using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class DefaultNetworkTests : EmulatorTest
{
    [Fact]
    public async Task NewAccount_AnyRegion_HasADefaultVpcWithASubnetPerZone()
    {
        foreach (var region in (string[])[TestEnvironment.Region, "us-east-1"])
        {
            using var ec2 = TestEnvironment.Ec2Of("333333333333", region);

            var vpc = (await ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single();
            var subnets = (await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets;

            Assert.Equal(("172.31.0.0/16", true, "available"), (vpc.CidrBlock, vpc.IsDefault, vpc.State.Value));
            Assert.Equal(["172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20"], subnets.Select(subnet => subnet.CidrBlock));
            Assert.Equal([$"{region}a", $"{region}b", $"{region}c"], subnets.Select(subnet => subnet.AvailabilityZone));
            Assert.All(subnets, subnet =>
                Assert.True(subnet is { DefaultForAz: true, MapPublicIpOnLaunch: true, AvailableIpAddressCount: 4091 } && subnet.VpcId == vpc.VpcId));
            Assert.True((
                await ec2.DescribeVpcAttributeAsync(new DescribeVpcAttributeRequest { VpcId = vpc.VpcId,
                Attribute = "enableDnsHostnames" })).EnableDnsHostnames);
        }
    }

    [Fact]
    public async Task NewAccount_DefaultVpc_ReachesTheInternetThroughItsMainRouteTable()
    {
        var vpc = (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single();

        var gateway = (await TestEnvironment.Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest())).InternetGateways.Single();
        var table = (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest())).RouteTables.Single();
        var group = (await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups.Single();

        Assert.Equal((vpc.VpcId, "available"), (gateway.Attachments.Single().VpcId, gateway.Attachments.Single().State.Value));
        Assert.True(table.Associations.Single().Main);
        Assert.Equal([("172.31.0.0/16", "local"), ("0.0.0.0/0", gateway.InternetGatewayId)],
            table.Routes.Select(route => (route.DestinationCidrBlock, route.GatewayId)));
        Assert.Equal(("default", vpc.VpcId), (group.GroupName, group.VpcId));
    }

    [Fact]
    public async Task NewAccount_DefaultVpc_HasItsAclAndDhcpOptions()
    {
        var (_, acls) = await TestEnvironment.PostAsync("Action=DescribeNetworkAcls");
        var (_, options) = await TestEnvironment.PostAsync("Action=DescribeDhcpOptions");
        var vpc = (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single();

        Assert.Contains("<default>true</default>", acls);
        Assert.Equal(3, acls.Split("<networkAclAssociationId>").Length - 1);
        Assert.Contains($"<dhcpOptionsId>{vpc.DhcpOptionsId}</dhcpOptionsId>", options);
        Assert.Contains("eu-west-1.compute.internal", options);
    }

    [Fact]
    public async Task CallsWithoutNetwork_HappenInTheDefaultVpc()
    {
        var vpc = (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single();

        var group = await TestEnvironment.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "web", Description = "web" });
        var (_, instance) = await TestEnvironment.PostAsync(
            $"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&SecurityGroupId.1={group.GroupId}");
        var (_, described) = await TestEnvironment.PostAsync("Action=DescribeInstances");

        Assert.Contains($"<vpcId>{vpc.VpcId}</vpcId>", instance);
        Assert.Matches("<ipAddress>198[.]18[.][0-9.]+</ipAddress>", described);
    }

    [Fact]
    public async Task DefaultVpc_Deleted_IsGoneForCallsThatNameNone()
    {
        var vpcId = (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs.Single().VpcId;
        var gatewayId = (await TestEnvironment.Ec2.DescribeInternetGatewaysAsync(
            new DescribeInternetGatewaysRequest())).InternetGateways.Single().InternetGatewayId;
        foreach (var subnet in (await TestEnvironment.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest())).Subnets)
        {
            await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet.SubnetId });
        }

        var (_, refused) = await TestEnvironment.PostAsync("Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1");
        Assert.Contains("<Code>MissingInput</Code>", refused);
        Assert.Contains($"No subnets found for the default VPC '{vpcId}'.", refused);
        await TestEnvironment.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId });
        await TestEnvironment.Ec2.DeleteInternetGatewayAsync(new DeleteInternetGatewayRequest { InternetGatewayId = gatewayId });
        await TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId });

        await Refused.WithAsync("VPCIdNotSpecified", () =>
            TestEnvironment.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { GroupName = "web", Description = "web" }));
        var (_, text) = await TestEnvironment.PostAsync("Action=DescribeAccountAttributes&AttributeName.1=default-vpc");
        Assert.Contains("<attributeValue>none</attributeValue>", text);
    }

    [Fact]
    public async Task NewAccount_LookedBackTo_HadItsDefaultVpcAllAlong()
    {
        TestEnvironment.Aws.Faults.On("DescribeVpcs").LagBehind(TimeSpan.FromSeconds(30));

        Assert.Single((await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest())).Vpcs);
    }
}
