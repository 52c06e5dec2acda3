using System.Net;
using System.Net.Sockets;
using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

public sealed class ChainTests : IAsyncLifetime
{
    private Chain _chain = null!;

    public async Task InitializeAsync() => _chain = await Chain.BuildAsync();

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_ThroughTheEndpoint_BothTasksAnswer()
    {
        using var http = _chain.Http();

        var tasks = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            tasks.Add((await http.GetStringAsync($"http://{_chain.RegionalName}/")).Split(' ')[0]);
        }

        Assert.Equal(2, tasks.Count);
        Assert.Equal(["healthy", "healthy"], await _chain.TargetStatesAsync(_chain.AlbTargetsArn));
        Assert.Equal(["healthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));
    }

    [Fact]
    public async Task Get_ThroughTheEndpoint_TaskSeesTheNetworkLoadBalancerAsTheClient()
    {
        var nlb = await _chain.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = [new Filter("group-id", [_chain.NlbGroupId])] });

        var answer = await _chain.GetAsync();

        Assert.Contains(answer.Split(' ')[2], nlb.NetworkInterfaces.Select(eni => eni.PrivateIpAddress));
        Assert.EndsWith($"to {_chain.RegionalName}:{Chain.AlbPort} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_EverythingOpen_NamesEveryStation()
    {
        var trace = _chain.Explain();

        Assert.Equal(NetworkOutcome.Delivered, trace.Outcome);
        Assert.Collection(
            trace.Hops,
            hop => Assert.Equal(_chain.CustomerVpcId, hop.Id),
            hop => Assert.Contains(_chain.Endpoint.VpcEndpointId, hop.Description, StringComparison.Ordinal),
            hop => Assert.Contains("network load balancer nlb", hop.Description, StringComparison.Ordinal),
            hop => Assert.Contains("application load balancer alb", hop.Description, StringComparison.Ordinal),
            hop => Assert.Equal("the destination, port 8080", hop.Description));
    }

    [Fact]
    public async Task Get_AlbIngressRuleGone_TimesOutAndTheNetworkNamesTheGroup()
    {
        await _chain.RevokeIngressAsync(_chain.AlbGroupId, Chain.AlbPort, fromGroup: _chain.NlbGroupId);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => _chain.GetAsync());

        var socket = Assert.IsType<SocketException>(failure.InnerException);
        Assert.Equal(SocketError.TimedOut, socket.SocketErrorCode);
        Assert.Contains($"dropped by {_chain.AlbGroupId} (alb): no ingress rule for tcp 8888 from 10.100.100.", socket.Message, StringComparison.Ordinal);
        Assert.Contains(_chain.AlbGroupId, _chain.Explain().Reason, StringComparison.Ordinal);
        Assert.Contains(_chain.Network.Drops, drop => drop.From == _chain.CustomerVpcId && drop.Reason.Contains(_chain.AlbGroupId, StringComparison.Ordinal));
        Assert.Equal(["unhealthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));
    }

    [Fact]
    public async Task Get_TaskIngressRuleGone_AnswersGatewayTimeoutAndExplainNamesTheGroup()
    {
        await _chain.RevokeIngressAsync(_chain.TaskGroupId, 8080, fromGroup: _chain.AlbGroupId);
        using var http = _chain.Http();

        var answer = await http.GetAsync(new Uri($"http://{_chain.RegionalName}/"));

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Equal(NetworkOutcome.Dropped, _chain.Explain().Outcome);
        Assert.Contains(_chain.TaskGroupId, _chain.Explain().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NlbGroupDoesNotAdmitTheClient_IsDroppedUnlessEnforcementIsOff()
    {
        await _chain.RevokeIngressAsync(_chain.NlbGroupId, 80, fromCidr: "10.1.1.0/24");
        var enforced = _chain.Explain();

        await _chain.Elb.SetSecurityGroupsAsync(new SetSecurityGroupsRequest
        {
            LoadBalancerArn = _chain.NlbArn,
            SecurityGroups = [_chain.NlbGroupId],
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off",
        });

        Assert.Equal(NetworkOutcome.Dropped, enforced.Outcome);
        Assert.Contains(_chain.NlbGroupId, enforced.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(await _chain.GetAsync());
    }

    [Fact]
    public async Task Get_TasksStopped_TargetsAreGoneAndTheAnswerIs503()
    {
        await _chain.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Service = "who", DesiredCount = 0 });
        await _chain.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["who"] });
        using var http = _chain.Http();

        var answer = await http.GetAsync(new Uri($"http://{_chain.RegionalName}/"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(await _chain.TargetStatesAsync(_chain.AlbTargetsArn));
        Assert.Equal(["unhealthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));
    }

    [Fact]
    public async Task Connection_EndpointRejected_FallsSilentUntilItIsAcceptedAgain()
    {
        await using var open = await _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80);

        await _chain.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = _chain.ServiceId, VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });
        await open.WriteAsync("GET / HTTP/1.1\r\nHost: who\r\n\r\n"u8.ToArray());
        var answer = open.ReadAtLeastAsync(new byte[12], 12).AsTask();
        var drop = Assert.Single(_chain.Network.Drops);
        Assert.False(answer.IsCompleted);
        await _chain.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = _chain.ServiceId, VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });
        await _chain.DescribeEndpointAsync();

        Assert.Equal($"dropped by {_chain.Endpoint.VpcEndpointId}: its state is rejected", drop.Reason);
        Assert.Equal(12, await answer);
    }

    [Fact]
    public async Task Connection_EndpointDeleted_IsReset()
    {
        await using var open = await _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80);

        await _chain.Customer.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });

        await Assert.ThrowsAnyAsync<IOException>(async () => await open.ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task Connect_EndpointRejected_TimesOut()
    {
        await _chain.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = _chain.ServiceId, VpcEndpointIds = [_chain.Endpoint.VpcEndpointId] });

        var failure = await Assert.ThrowsAsync<SocketException>(() => _chain.Network.ConnectAsync(_chain.CustomerVpcId, _chain.RegionalName, 80));

        Assert.Equal(SocketError.TimedOut, failure.SocketErrorCode);
        Assert.Contains("its state is rejected", _chain.Explain().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_EndpointLosesAnotherSubnet_GoesOn()
    {
        var zonal = _chain.Endpoint.DnsEntries.Single(entry => entry.DnsName.Contains("-eu-west-1a.", StringComparison.Ordinal)).DnsName;
        await using var open = await _chain.Network.ConnectAsync(_chain.CustomerVpcId, zonal, 80);
        var subnets = await _chain.Customer.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = _chain.Endpoint.SubnetIds });
        var other = subnets.Subnets.Single(subnet => subnet.AvailabilityZone is "eu-west-1c").SubnetId;

        await _chain.Customer.ModifyVpcEndpointAsync(new() { VpcEndpointId = _chain.Endpoint.VpcEndpointId, RemoveSubnetIds = [other] });

        Assert.NotEmpty(await _chain.GetAsync(zonal));
        await open.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        var status = new byte["HTTP/1.1 200".Length];
        await open.ReadExactlyAsync(status);
        Assert.Equal("HTTP/1.1 200"u8.ToArray(), status);
    }

    [Fact]
    public async Task ConnectAsync_OtherVpc_HasNoRoute()
    {
        var failure = await Assert.ThrowsAsync<SocketException>(() =>
            _chain.Network.ConnectAsync(_chain.Endpoint.NetworkInterfaceIds[0], _chain.AlbDnsName, 8888));

        Assert.Equal(SocketError.TimedOut, failure.SocketErrorCode);
        Assert.Contains("no route to", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_UnknownName_IsHostNotFound()
    {
        var failure = await Assert.ThrowsAsync<SocketException>(() => _chain.Network.ConnectAsync(_chain.CustomerVpcId, "example.com", 80));

        Assert.Equal(SocketError.HostNotFound, failure.SocketErrorCode);
    }

    [Fact]
    public void CreateHttpClient_UnknownPlace_Throws() =>
        Assert.Throws<ArgumentException>(() => _chain.Network.CreateHttpClient("vpc-00000000000000000"));

    [Fact]
    public async Task Resolve_NamesOfTheEndpoint_GiveItsInterfaces()
    {
        var interfaces = (await _chain.Customer.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = _chain.Endpoint.NetworkInterfaceIds }))
            .NetworkInterfaces;

        var regional = _chain.Network.Resolve(_chain.CustomerVpcId, _chain.RegionalName);

        Assert.Equal(interfaces.Select(eni => eni.PrivateIpAddress).Order(), regional.Select(address => address.ToString()).Order());
        foreach (var eni in interfaces)
        {
            var zonal = _chain.Endpoint.DnsEntries.Single(entry => entry.DnsName.Split('.')[0]
                .EndsWith(eni.AvailabilityZone, StringComparison.Ordinal)).DnsName;
            Assert.Equal(eni.PrivateIpAddress, Assert.Single(_chain.Network.Resolve(_chain.CustomerVpcId, zonal)).ToString());
            Assert.NotEmpty(await _chain.GetAsync(zonal));
        }
    }
}
