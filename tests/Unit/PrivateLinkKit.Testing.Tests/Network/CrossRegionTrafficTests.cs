using Amazon.EC2;
using Amazon.EC2.Model;
using VpcEndpointState = Amazon.EC2.State;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Packets from an endpoint to a service of another region.</summary>
public sealed class CrossRegionTrafficTests : IAsyncLifetime
{
    private const string Remote = "us-east-1";

    private Chain _chain = null!;
    private IAmazonEC2 _remote = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync();
        _remote = _chain.CustomerIn(Remote);
        await ChangeAsync(add: Remote);
        await _remote.DescribeVpcEndpointsAsync(new());
    }

    public async Task DisposeAsync()
    {
        _remote.Dispose();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task Get_ThroughAnEndpointOfAnotherRegion_ReachesTheTasks()
    {
        var endpoint = await ConnectAsync();

        Assert.Equal(NetworkOutcome.Delivered, Explain(endpoint).Outcome);
        Assert.NotEmpty(await GetAsync(endpoint));
    }

    [Fact]
    public async Task Get_ByThePrivateNameOfTheService_ReachesTheTasks()
    {
        await _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = _chain.ServiceId, PrivateDnsName = "who.example.com" });
        await _chain.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = _chain.ServiceId });
        var endpoint = await ConnectAsync();
        await _remote.ModifyVpcAttributeAsync(new() { VpcId = endpoint.VpcId, EnableDnsHostnames = true });
        using var http = _chain.Network.CreateHttpClient(endpoint.VpcId);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("http://who.example.com/"));

        await _remote.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, PrivateDnsEnabled = true });

        Assert.Contains("who.example.com", await http.GetStringAsync("http://who.example.com/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AZoneOfTheServiceFails_GoesToTheOther()
    {
        var endpoint = await ConnectAsync();
        using var failure = _chain.Network.FailZone("euw1-az2");

        var answers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await GetAsync(endpoint));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Get_ItsRegionIsRemoved_StaysConnected()
    {
        var endpoint = await ConnectAsync();

        await ChangeAsync(remove: Remote);

        Assert.Equal(VpcEndpointState.Available, (await _remote.DescribeVpcEndpointsAsync(new())).VpcEndpoints.Single().State);
        Assert.NotEmpty(await GetAsync(endpoint));
    }

    [Fact]
    public async Task Explain_RejectedEndpointOfAnotherRegion_IsDroppedThere()
    {
        var endpoint = await ConnectAsync();

        await _chain.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = _chain.ServiceId, VpcEndpointIds = [endpoint.VpcEndpointId] });

        Assert.Equal($"dropped by {endpoint.VpcEndpointId}: its state is rejected", Explain(endpoint).Reason);
    }

    [Fact]
    public async Task Explain_ServiceWithoutTargets_IsDroppedAtTheLoadBalancer()
    {
        var endpoint = await ConnectAsync();

        await _chain.Ecs.UpdateServiceAsync(new() { Service = "who", DesiredCount = 0 });
        await _chain.Ecs.DescribeServicesAsync(new() { Services = ["who"] });

        Assert.StartsWith("dropped by load balancer nlb", Explain(endpoint).Reason, StringComparison.Ordinal);
    }

    private NetworkTrace Explain(VpcEndpoint endpoint) => _chain.Network.Explain(endpoint.VpcId, endpoint.DnsEntries[0].DnsName, 80);

    private async Task<string> GetAsync(VpcEndpoint endpoint)
    {
        using var http = _chain.Network.CreateHttpClient(endpoint.VpcId);
        return await http.GetStringAsync($"http://{endpoint.DnsEntries[0].DnsName}/");
    }

    private Task ChangeAsync(string? add = null, string? remove = null) => _chain.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new()
    {
        ServiceId = _chain.ServiceId,
        AddSupportedRegions = add is null ? null : [add],
        RemoveSupportedRegions = remove is null ? null : [remove],
    });

    private async Task<VpcEndpoint> ConnectAsync()
    {
        // The groups of the load balancer and of the endpoint admit this range.
        var vpcId = (await _remote.CreateVpcAsync(new() { CidrBlock = "10.1.1.0/24" })).Vpc.VpcId;
        var subnet = (await _remote.CreateSubnetAsync(new() { VpcId = vpcId, CidrBlock = "10.1.1.0/26", AvailabilityZoneId = "use1-az1" })).Subnet;
        var group = await _remote.CreateSecurityGroupAsync(new() { VpcId = vpcId, GroupName = "endpoint", Description = "endpoint" });
        await _remote.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.1.1.0/24" }] }],
        });
        var service = await _chain.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [_chain.ServiceId] });
        return (await _remote.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = vpcId,
            ServiceName = service.ServiceConfigurations[0].ServiceName,
            ServiceRegion = TestEnvironment.Region,
            SubnetIds = [subnet.SubnetId],
            SecurityGroupIds = [group.GroupId],
        })).VpcEndpoint;
    }
}
