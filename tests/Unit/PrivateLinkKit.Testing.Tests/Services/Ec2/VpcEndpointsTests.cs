using Amazon.EC2;
using Amazon.EC2.Model;
using VpcEndpointState = Amazon.EC2.State;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class VpcEndpointsTests : EmulatorTest
{
    private const string ConsumerRoot = $"arn:aws:iam::{TestEnvironment.Consumer}:root";

    [Fact]
    public async Task Create_WithoutAcceptance_IsPendingThenAvailable()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var subnets = new List<string> { await TestEnvironment.SubnetAsync(vpcId, "10.0.0.0/24", 'a'),
            await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24", 'b') };

        var created = await CreateAsync(TestEnvironment.Ec2, vpcId, service, subnets);
        var endpoint = await GetAsync(TestEnvironment.Ec2, created.VpcEndpointId);

        Assert.Equal(VpcEndpointState.Pending, created.State);
        Assert.Equal(VpcEndpointState.Available, endpoint.State);
        Assert.Equal(2, endpoint.NetworkInterfaceIds.Count);
        var interfaces = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = endpoint.NetworkInterfaceIds })).NetworkInterfaces;
        Assert.All(interfaces, own => Assert.Equal((NetworkInterfaceType.Vpc_endpoint, true), (own.InterfaceType, own.RequesterManaged)));
        Assert.Equal("default", endpoint.Groups.Single().GroupName);
    }

    [Fact]
    public async Task Create_Names_AreRegionalThenZonal()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();

        var endpoint = await CreateAsync(TestEnvironment.Ec2, vpcId, service, [await TestEnvironment.SubnetAsync(vpcId, zone: 'b')]);

        var domain = $"{service.ServiceId}.eu-west-1.vpce.amazonaws.com";
        Assert.Matches($"^{endpoint.VpcEndpointId}-[0-9a-z]{{8}}.{domain}$", endpoint.DnsEntries[0].DnsName);
        Assert.Matches($"^{endpoint.VpcEndpointId}-[0-9a-z]{{8}}-eu-west-1b.{domain}$", endpoint.DnsEntries[1].DnsName);
        Assert.Equal(2, endpoint.DnsEntries.Count);
    }

    [Fact]
    public async Task Create_ByAnotherAccount_NeedsPermissionAndSharesOneState()
    {
        var service = await TestEnvironment.ServiceAsync(acceptance: true);
        using var consumer = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        var vpcId = await TestEnvironment.VpcAsync(ec2: consumer);
        var subnetId = await TestEnvironment.SubnetAsync(vpcId, ec2: consumer);

        await Refused.WithAsync("InvalidServiceName", () => CreateAsync(consumer, vpcId, service, [subnetId]));
        await TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [ConsumerRoot] });
        var endpoint = await CreateAsync(consumer, vpcId, service, [subnetId]);

        Assert.Equal(VpcEndpointState.PendingAcceptance, endpoint.State);
        var connection = (await TestEnvironment.Ec2.DescribeVpcEndpointConnectionsAsync(new())).VpcEndpointConnections.Single();
        Assert.Equal((endpoint.VpcEndpointId, TestEnvironment.Consumer, VpcEndpointState.PendingAcceptance),
            (connection.VpcEndpointId, connection.VpcEndpointOwner, connection.VpcEndpointState));
        Assert.Empty((await TestEnvironment.Ec2.DescribeVpcEndpointsAsync(new())).VpcEndpoints ?? []);
        await AcceptAsync(service, endpoint);
        Assert.Equal(VpcEndpointState.Available, (await GetAsync(consumer, endpoint.VpcEndpointId)).State);
        await TestEnvironment.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint.VpcEndpointId] });
        Assert.Equal(VpcEndpointState.Rejected, (await GetAsync(consumer, endpoint.VpcEndpointId)).State);
    }

    [Fact]
    public async Task Create_PrincipalRemovedLater_LeavesTheConnection()
    {
        var service = await TestEnvironment.ServiceAsync(principals: ConsumerRoot);
        using var consumer = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        var vpcId = await TestEnvironment.VpcAsync(ec2: consumer);
        var endpoint = await CreateAsync(consumer, vpcId, service, []);

        await TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service.ServiceId, RemoveAllowedPrincipals = [ConsumerRoot] });

        Assert.Equal(VpcEndpointState.Available, (await GetAsync(consumer, endpoint.VpcEndpointId)).State);
    }

    [Fact]
    public async Task Create_TwoSubnetsOfAZone_IsRefused()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var subnets = new List<string> { await TestEnvironment.SubnetAsync(vpcId, "10.0.0.0/24"), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24") };

        await Refused.WithAsync("DuplicateSubnetsInSameZone", () => CreateAsync(TestEnvironment.Ec2, vpcId, service, subnets));
    }

    [Fact]
    public async Task Create_SubnetInAZoneOfTheSameNameOnly_IsRefused()
    {
        var service = await TestEnvironment.ServiceAsync(zones: "ab", principals: ConsumerRoot);
        using var consumer = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        var offered = (await consumer.DescribeVpcEndpointServicesAsync(new() { ServiceNames = [service.ServiceName] })).ServiceDetails.Single();
        var vpcId = await TestEnvironment.VpcAsync(ec2: consumer);
        var other = "abc".Single(zone => !offered.AvailabilityZones.Contains($"eu-west-1{zone}"));

        var subnetId = await TestEnvironment.SubnetAsync(vpcId, zone: other, ec2: consumer);
        var error = await Refused.WithAsync("InvalidParameter", () => CreateAsync(consumer, vpcId, service, [subnetId]));

        Assert.Contains($"does not support the availability zone of the subnet: {subnetId}", error.Message);
    }

    [Fact]
    public async Task Create_WithoutType_AsksForAGatewayAndIsRefused()
    {
        var service = await TestEnvironment.ServiceAsync();

        await Refused.WithAsync("InvalidParameter", async () =>
            await TestEnvironment.Ec2.CreateVpcEndpointAsync(new() { VpcId = await TestEnvironment.VpcAsync(), ServiceName = service.ServiceName }));
    }

    [Fact]
    public async Task PrivateDns_Enabled_IsTheLastNameAndOncePerVpc()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var endpoint = await CreateAsync(TestEnvironment.Ec2, vpcId, service, []);
        var enable = new ModifyVpcEndpointRequest { VpcEndpointId = endpoint.VpcEndpointId, PrivateDnsEnabled = true };

        await Refused.WithAsync("InvalidParameter", () => TestEnvironment.Ec2.ModifyVpcEndpointAsync(enable));
        await TestEnvironment.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service.ServiceId, PrivateDnsName = "tasks.example.com" });
        await TestEnvironment.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = service.ServiceId });
        await Refused.WithAsync("InvalidParameter", () => TestEnvironment.Ec2.ModifyVpcEndpointAsync(enable));
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpcId, EnableDnsHostnames = true });
        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(enable);

        Assert.Equal("tasks.example.com", (await GetAsync(TestEnvironment.Ec2, endpoint.VpcEndpointId)).DnsEntries[^1].DnsName);
        var second = await CreateAsync(TestEnvironment.Ec2, vpcId, service, []);
        var error = await Refused.WithAsync("InvalidParameter", () =>
            TestEnvironment.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = second.VpcEndpointId, PrivateDnsEnabled = true }));
        Assert.Contains("conflicting DNS domain for tasks.example.com", error.Message);
    }

    [Fact]
    public async Task Modify_SubnetsAndGroups_ChangesInterfacesAndNames()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var (a, b) = (await TestEnvironment.SubnetAsync(vpcId, "10.0.0.0/24", 'a'), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24", 'b'));
        var (web, other) = (await TestEnvironment.GroupAsync(vpcId), await TestEnvironment.GroupAsync(vpcId, "other"));
        var endpoint = await CreateAsync(TestEnvironment.Ec2, vpcId, service, [a], web);

        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(new()
        {
            VpcEndpointId = endpoint.VpcEndpointId,
            AddSubnetIds = [b],
            RemoveSubnetIds = [a],
            AddSecurityGroupIds = [other],
            RemoveSecurityGroupIds = [web],
        });

        var changed = await GetAsync(TestEnvironment.Ec2, endpoint.VpcEndpointId);
        var own = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = changed.NetworkInterfaceIds })).NetworkInterfaces.Single();
        Assert.Equal((b, other), (own.SubnetId, own.Groups.Single().GroupId));
        Assert.Equal(endpoint.DnsEntries[0].DnsName, changed.DnsEntries[0].DnsName);
        Assert.Contains("-eu-west-1b.", changed.DnsEntries[1].DnsName);
        await TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = web });
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = other }));
    }

    [Fact]
    public async Task Create_OneSubnetIsFull_LeavesNothingBehind()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var subnets = new List<string> { await TestEnvironment.SubnetAsync(vpcId, "10.0.0.0/24", 'a'),
            await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/28", 'b') };
        await TestEnvironment.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=11&MaxCount=11&SubnetId={subnets[1]}");

        await Refused.WithAsync("InsufficientFreeAddressesInSubnet", () => CreateAsync(TestEnvironment.Ec2, vpcId, service, subnets));

        await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnets[0] });
    }

    [Fact]
    public async Task Delete_Endpoint_FreesSubnetAndService()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var endpoint = await CreateAsync(TestEnvironment.Ec2, vpcId, service, [subnetId]);
        var deleteService = new DeleteVpcEndpointServiceConfigurationsRequest { ServiceIds = [service.ServiceId] };

        Assert.Equal("ExistingVpcEndpointConnections",
            (await TestEnvironment.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(deleteService)).Unsuccessful.Single().Error.Code);
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId }));
        var answer = await TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [endpoint.VpcEndpointId, "vpce-1"] });

        Assert.Equal(("vpce-1", "InvalidVpcEndpoint.NotFound"), (answer.Unsuccessful.Single().ResourceId, answer.Unsuccessful.Single().Error.Code));
        Assert.Equal("deleted", (await GetAsync(TestEnvironment.Ec2, endpoint.VpcEndpointId)).State.Value, ignoreCase: true);
        Assert.Empty((await TestEnvironment.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(deleteService)).Unsuccessful ?? []);
        await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId });
        await TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId });
    }

    private static async Task<VpcEndpoint> CreateAsync(IAmazonEC2 ec2, string vpcId, ServiceConfiguration service, List<string> subnetIds,
        params string[] groupIds) =>
        (await ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = vpcId,
            ServiceName = service.ServiceName,
            SubnetIds = subnetIds,
            SecurityGroupIds = [.. groupIds],
        })).VpcEndpoint;

    private static async Task<VpcEndpoint> GetAsync(IAmazonEC2 ec2, string id) =>
        (await ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [id] })).VpcEndpoints.Single();

    private Task AcceptAsync(ServiceConfiguration service, VpcEndpoint endpoint) =>
        TestEnvironment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint.VpcEndpointId] });
}
