using Amazon.EC2;
using Amazon.EC2.Model;
using VpcEndpointState = Amazon.EC2.State;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Endpoint services that endpoints of other regions connect to.</summary>
public class CrossRegionServicesTests : EmulatorTest
{
    private const string Remote = "us-east-1";

    private IAmazonEC2 FromRemote => TestEnvironment.Ec2Of(TestEnvironment.Provider, Remote);

    [Fact]
    public async Task Create_WithSupportedRegions_ListsItsOwnToo()
    {
        var created = (await TestEnvironment.Ec2.CreateVpcEndpointServiceConfigurationAsync(
            new() { NetworkLoadBalancerArns = [await TestEnvironment.NlbAsync()], SupportedRegions = [Remote, "eu-west-1"] })).ServiceConfiguration;

        Assert.Equal(["eu-west-1 Available", "us-east-1 Pending"], Described(created));
        Assert.Equal(["eu-west-1 Available", "us-east-1 Available"], await RegionsAsync(created));
        Assert.True(created.RemoteAccessEnabled);
    }

    [Fact]
    public async Task Modify_RegionRemoved_StaysClosedUntilItIsAddedAgain()
    {
        var service = await ServiceAsync();

        await ModifyAsync(service, remove: Remote);
        var closed = await RegionsAsync(service);
        var again = await Refused.WithAsync("InvalidParameter", () => ModifyAsync(service, remove: Remote));
        await ModifyAsync(service, add: Remote);

        Assert.Equal(["eu-west-1 Available", "us-east-1 Closed"], closed);
        Assert.StartsWith("Cannot remove region us-east-1", again.Message, StringComparison.Ordinal);
        Assert.Equal(["eu-west-1 Available", "us-east-1 Available"], await RegionsAsync(service));
    }

    [Fact]
    public async Task Modify_RegionAddedAgainWithinTheChange_WaitsForItsOwnTime()
    {
        var clock = new ManualTime();
        await using var environment = await TestEnvironment.StartAsync(new() { Pace = Pace.Realistic, TimeProvider = clock });
        var arn = await environment.NlbAsync();
        clock.Advance(TimeSpan.FromMinutes(10));
        var service = (await environment.Ec2.CreateVpcEndpointServiceConfigurationAsync(
            new() { NetworkLoadBalancerArns = [arn], SupportedRegions = [Remote] })).ServiceConfiguration;
        clock.Advance(TimeSpan.FromSeconds(30));
        await environment.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service.ServiceId, RemoveSupportedRegions = [Remote] });
        await environment.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service.ServiceId, AddSupportedRegions = [Remote] });

        clock.Advance(TimeSpan.FromSeconds(45));
        var early = await StateAsync();
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(("Pending", "Available"), (early, await StateAsync()));

        async Task<string> StateAsync() => (await environment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations.Single()
            .SupportedRegions.Single(region => region.Region is Remote).ServiceState;
    }

    [Theory]
    [InlineData(null, "eu-west-1")]
    [InlineData(null, "us-west-2")]
    [InlineData("mars-1", null)]
    [InlineData("us-west-2", "us-west-2")]
    public async Task Modify_RegionThatCannotBeChanged_IsRefused(string? add, string? remove)
    {
        var service = await ServiceAsync();

        await Refused.WithAsync("InvalidParameter", () => ModifyAsync(service, add, remove));

        Assert.Equal(["eu-west-1 Available", "us-east-1 Available"], await RegionsAsync(service));
    }

    [Fact]
    public async Task DescribeServices_OfAnotherRegion_ShowsWhatSupportsTheCallersWithoutZones()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;
        using var elsewhere = TestEnvironment.Ec2Of(TestEnvironment.Provider, "us-west-2");

        var offered = (await remote.DescribeVpcEndpointServicesAsync(new() { ServiceRegions = ["eu-west-1"] })).ServiceDetails.Single();

        Assert.Equal((service.ServiceName, "eu-west-1"), (offered.ServiceName, offered.ServiceRegion));
        Assert.Null(offered.AvailabilityZones);
        Assert.Empty((await elsewhere.DescribeVpcEndpointServicesAsync(new() { ServiceRegions = ["eu-west-1"] })).ServiceDetails ?? []);
        await Refused.WithAsync("InvalidServiceName", () => remote.DescribeVpcEndpointServicesAsync(new() { ServiceNames = [service.ServiceName] }));
    }

    [Fact]
    public async Task CreateEndpoint_FromASupportedRegion_HasNamesOfTheServicesRegion()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;

        var near = await ConnectAsync(TestEnvironment.Ec2, service, zone: 'a');
        var endpoint = await ConnectAsync(remote, service, zone: 'a');

        Assert.Equal(("eu-west-1", VpcEndpointState.Pending), (endpoint.ServiceRegion, endpoint.State));
        Assert.Equal(near.DnsEntries[0].HostedZoneId, endpoint.DnsEntries[0].HostedZoneId);
        Assert.EndsWith($"-us-east-1a.{service.ServiceId}.eu-west-1.vpce.amazonaws.com", endpoint.DnsEntries[1].DnsName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateEndpoint_RegionNotSupportedOrNotNamed_IsNotFound()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;
        await ModifyAsync(service, remove: Remote);

        await Refused.WithAsync("InvalidServiceName", () => ConnectAsync(remote, service, zone: 'a'));
        await ModifyAsync(service, add: Remote);
        await TestEnvironment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new());
        await Refused.WithAsync("InvalidServiceName", () => ConnectAsync(remote, service, zone: 'a', serviceRegion: null));
    }

    [Fact]
    public async Task CreateEndpoint_InAZoneWithoutRemoteAccess_NamesTheOthers()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;
        var zones = (await remote.DescribeAvailabilityZonesAsync(new())).AvailabilityZones;
        var without = zones.Single(zone => zone.ZoneId is "use1-az3").ZoneName[^1];

        var refused = await Refused.WithAsync("InvalidParameter", () => ConnectAsync(remote, service, without));

        var names = string.Join(", ", zones.Select(zone => zone.ZoneId).Where(id => id is not "use1-az3"));
        Assert.Equal($"Only the following availability zones are supported for remote access: {names}", refused.Message);
    }

    [Fact]
    public async Task CreateEndpoint_ForAwsOwnServiceOfAnotherRegion_IsRefusedByName()
    {
        using var remote = FromRemote;

        await Refused.WithAsync("UnsupportedOperation", async () => await remote.CreateVpcEndpointAsync(new()
        {
            VpcId = await TestEnvironment.VpcAsync(ec2: remote),
            ServiceName = "com.amazonaws.eu-west-1.ecr.api",
            ServiceRegion = "eu-west-1",
            VpcEndpointType = VpcEndpointType.Interface,
        }));
    }

    [Fact]
    public async Task DescribeConnections_FromOtherRegions_NeedTheFilter()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;
        var near = await ConnectAsync(TestEnvironment.Ec2, service, zone: 'a');
        var far = await ConnectAsync(remote, service, zone: 'a');

        Assert.Equal([near.VpcEndpointId], await ConnectionsAsync(null));
        Assert.Equal([far.VpcEndpointId], await ConnectionsAsync("cross-region"));
        Assert.Equal([far.VpcEndpointId], await ConnectionsAsync(Remote));
        Assert.Equal([near.VpcEndpointId], await ConnectionsAsync("eu-west-1"));
    }

    [Fact]
    public async Task Reject_EndpointOfAnotherRegion_IsSeenThere()
    {
        var service = await ServiceAsync();
        using var remote = FromRemote;
        var far = await ConnectAsync(remote, service, zone: 'a');

        await TestEnvironment.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [far.VpcEndpointId] });

        Assert.Equal(VpcEndpointState.Rejected, (await remote.DescribeVpcEndpointsAsync(new())).VpcEndpoints.Single().State);
    }

    private async Task<ServiceConfiguration> ServiceAsync()
    {
        var service = await TestEnvironment.ServiceAsync();
        await ModifyAsync(service, add: Remote);
        await TestEnvironment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new());
        return service;
    }

    private Task ModifyAsync(ServiceConfiguration service, string? add = null, string? remove = null) =>
        TestEnvironment.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new()
        {
            ServiceId = service.ServiceId,
            AddSupportedRegions = add is null ? null : [add],
            RemoveSupportedRegions = remove is null ? null : [remove],
        });

    private async Task<IEnumerable<string>> RegionsAsync(ServiceConfiguration service) => Described((await TestEnvironment.Ec2
        .DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [service.ServiceId] })).ServiceConfigurations.Single());

    private static IEnumerable<string> Described(ServiceConfiguration service) =>
        service.SupportedRegions.Select(region => $"{region.Region} {region.ServiceState}").Order(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> ConnectionsAsync(string? region) =>
        ((await TestEnvironment.Ec2.DescribeVpcEndpointConnectionsAsync(new()
        {
            Filters = region is null ? null : [new Filter("vpc-endpoint-region", [region])],
        })).VpcEndpointConnections ?? []).Select(connection => connection.VpcEndpointId);

    private async Task<VpcEndpoint> ConnectAsync(IAmazonEC2 ec2, ServiceConfiguration service, char zone, string? serviceRegion = "eu-west-1")
    {
        var vpcId = await TestEnvironment.VpcAsync(ec2: ec2);
        var region = ec2.Config.AuthenticationRegion;
        var subnet = await ec2.CreateSubnetAsync(new() { VpcId = vpcId, CidrBlock = "10.0.0.0/24", AvailabilityZone = $"{region}{zone}" });
        return (await ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId,
            ServiceName = service.ServiceName,
            ServiceRegion = serviceRegion,
            VpcEndpointType = VpcEndpointType.Interface,
            SubnetIds = [subnet.Subnet.SubnetId],
        })).VpcEndpoint;
    }
}
