using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Testing.Tests.Services;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Load balancers whose targets lead back to them.</summary>
public sealed class BalancerCirclesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        await _site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Health_AddressThatBecameTheLoadBalancersOwn_IsUnhealthy()
    {
        var (subnet, group) = (await _site.AddSubnetAsync("10.0.9.0/24", 'a'), await _site.AddTargetGroupAsync("self", "TCP", 80));
        await RegisterAsync(group, "10.0.9.4");
        var nlb = await _site.AddNlbAsync("nlb", subnet);
        await _site.AddListenerAsync(nlb.LoadBalancerArn, "TCP", 80, group);

        var target = Assert.Single(await _site.HealthAsync(group).WaitAsync(Patience));

        Assert.Equal("unhealthy", target.TargetHealth.State.Value);
        Assert.Equal(
            "dropped by load balancer nlb: the connection has come through its node 10.0.9.4 on port 80 already",
            _site.Aws.Network.Explain(_site.VpcId, nlb.DNSName, 80).Reason);
    }

    [Fact]
    public async Task Health_ApplicationTargetThatBecameTheLoadBalancersOwn_EndsTheTrace()
    {
        await _site.AddSubnetAsync("10.0.9.0/24", 'a');
        var group = await _site.AddTargetGroupAsync("self", "HTTP", 80);
        var alb = await _site.AddAlbAsync("alb");
        var node = (await _site.InterfacesAsync($"ELB app/alb/{alb.LoadBalancerArn.Split('/')[^1]}"))[0].PrivateIpAddress;
        await _site.Elb.DeleteLoadBalancerAsync(new() { LoadBalancerArn = alb.LoadBalancerArn });
        await RegisterAsync(group, node);
        alb = await _site.AddAlbAsync("alb");
        await _site.AddListenerAsync(alb.LoadBalancerArn, "HTTP", 80, group);

        Assert.NotNull(_site.Aws.Network.Explain(_site.VpcId, alb.DNSName, 80));
        Assert.NotEmpty(await _site.HealthAsync(group).WaitAsync(Patience));
    }

    [Fact]
    public async Task Health_TwoLoadBalancersBehindEachOthersEndpoints_AreBothAnswered()
    {
        var (a, b) = (await BalancerAsync("a"), await BalancerAsync("b"));
        await RegisterAsync(a.Group, await EndpointAsync(b.Arn));
        await RegisterAsync(b.Group, await EndpointAsync(a.Arn));

        var asked = Enumerable.Range(0, 8).Select(i => _site.HealthAsync(i % 2 is 0 ? a.Group : b.Group)).ToList();
        var answers = await Task.WhenAll(asked).WaitAsync(Patience);

        Assert.All(answers, answer => Assert.Equal("unhealthy", Assert.Single(answer).TargetHealth.State.Value));
    }

    private async Task<(string Arn, string Group)> BalancerAsync(string name)
    {
        var nlb = await _site.AddNlbAsync(name, [.. _site.TwoSubnets]);
        var group = await _site.AddTargetGroupAsync(name, "TCP", 80);
        await _site.AddListenerAsync(nlb.LoadBalancerArn, "TCP", 80, group);
        return (nlb.LoadBalancerArn, group);
    }

    /// <summary>Makes an endpoint to a service of the load balancer in zone a, and returns its address.</summary>
    private async Task<string> EndpointAsync(string balancerArn)
    {
        var service = await _site.Ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [balancerArn], AcceptanceRequired = false });
        var made = await _site.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface,
            VpcId = _site.VpcId,
            ServiceName = service.ServiceConfiguration.ServiceName,
            SubnetIds = [_site.SubnetIds[0]],
            SecurityGroupIds = [_site.GroupId],
        });
        var described = await _site.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
        {
            NetworkInterfaceIds = made.VpcEndpoint.NetworkInterfaceIds,
        });
        return described.NetworkInterfaces[0].PrivateIpAddress;
    }

    private Task RegisterAsync(string group, string id) =>
        _site.Elb.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = id }] });
}
