using System.Net;
using System.Net.Sockets;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Tests.Services.Route53;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Packets between the Internet and VPCs, by internet gateways, NAT gateways and public load balancers.</summary>
public sealed class InternetTests : IAsyncLifetime
{
    private const string Image = "ami-0123456789abcdef0";
    private const string OnTheInternet = "192.88.99.10";

    private TestEnvironment _lab = null!;
    private IAmazonElasticLoadBalancingV2 _elb = null!;
    private string _vpc = "";
    private string _gateway = "";
    private string _table = "";
    private string _group = "";
    private string[] _subnets = [];

    private NetworkPlace Internet => _lab.Aws.Network.StandOnTheInternet();

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        _elb = _lab.ElbOf(TestEnvironment.Provider);
        _lab.Aws.Images.Add(Image, app => app.MapGet("/", (HttpContext context) =>
            $"{context.Connection.RemoteIpAddress} {context.Request.Headers["X-Forwarded-For"]}".TrimEnd()));
        (_vpc, _gateway, _table, _subnets) = await NetworkAsync("10.0");
        _group = await _lab.GroupAsync(_vpc);
        await AdmitAsync(_group, "0.0.0.0/0");
    }

    public async Task DisposeAsync()
    {
        _elb.Dispose();
        await _lab.DisposeAsync();
    }

    [Fact]
    public async Task Get_InstanceWithAPublicAddress_AnswersTheInternet()
    {
        var instance = await RunAsync(_subnets[0], _group);

        Assert.Equal(OnTheInternet, await GetAsync(Internet, instance.PublicIpAddress));
    }

    [Fact]
    public async Task Explain_ByThePublicAddress_NamesTheGateway()
    {
        var instance = await RunAsync(_subnets[0], _group);

        var trace = Explain(instance.PublicIpAddress);

        Assert.Equal(["internet", _gateway, instance.NetworkInterfaces[0].NetworkInterfaceId], trace.Hops.Select(hop => hop.Id));
    }

    [Fact]
    public async Task Get_SubnetWithoutARouteToTheGateway_DoesNotAnswer()
    {
        var instance = await RunAsync(_subnets[0], _group);

        await _lab.Ec2.DeleteRouteAsync(new() { RouteTableId = _table, DestinationCidrBlock = "0.0.0.0/0" });

        Assert.Contains($"{_table} has no route to an internet gateway", await LostAsync(instance.PublicIpAddress), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_GroupThatDoesNotAdmitTheInternet_DoesNotAnswer()
    {
        var closed = await _lab.GroupAsync(_vpc, "closed");
        await AdmitAsync(closed, "10.0.0.0/8");
        var instance = await RunAsync(_subnets[0], closed);

        Assert.Contains(
            $"{closed} (closed): no ingress rule for tcp 80 from {OnTheInternet}", await LostAsync(instance.PublicIpAddress), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "inbound rule 50 denies tcp 80")]
    [InlineData(true, "outbound rule 50 denies answers")]
    public async Task Get_AclThatDeniesTheInternet_DoesNotAnswer(bool egress, string reason)
    {
        var instance = await RunAsync(_subnets[0], _group);
        var acls = await _lab.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [_vpc])] });

        await _lab.Ec2.CreateNetworkAclEntryAsync(new()
        {
            NetworkAclId = acls.NetworkAcls[0].NetworkAclId, RuleNumber = 50, Egress = egress, Protocol = "-1", RuleAction = RuleAction.Deny,
            CidrBlock = "192.88.99.0/24",
        });

        Assert.Contains(reason, await LostAsync(instance.PublicIpAddress), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PrivateAddressOrUnknownOne_IsLostOnTheInternet()
    {
        var instance = await RunAsync(_subnets[0], _group);

        Assert.Contains("is a private address", await LostAsync(instance.PrivateIpAddress), StringComparison.Ordinal);
        Assert.Contains("nobody has the address", await LostAsync("198.51.100.1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ThroughANatGateway_ComesFromItsElasticAddress()
    {
        var server = await RunAsync(_subnets[0], _group);
        var (vpc, _, _, subnets) = await NetworkAsync("10.7");
        var address = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });
        var nat = (await _lab.Ec2.CreateNatGatewayAsync(new() { SubnetId = subnets[0], AllocationId = address.AllocationId })).NatGateway.NatGatewayId;
        var inside = await PrivateSubnetAsync(vpc, "10.7.9.0/24", nat);

        Assert.Equal(address.PublicIp, await GetAsync(_lab.Aws.Network.StandIn(inside), server.PublicIpAddress));
        await _lab.Ec2.DeleteNatGatewayAsync(new() { NatGatewayId = nat });
        Assert.Contains("blackhole", await LostAsync(server.PublicIpAddress, inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfANatGateway_NeitherAnswersTheInternetNorCanBeTakenAway()
    {
        var address = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });
        var nat = (await _lab.Ec2.CreateNatGatewayAsync(new() { SubnetId = _subnets[0], AllocationId = address.AllocationId })).NatGateway.NatGatewayId;
        var gateways = await _lab.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NatGatewayIds = [nat] });
        var own = gateways.NatGateways[0].NatGatewayAddresses[0];

        var lost = await LostAsync(address.PublicIp);
        var disassociated = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => _lab.Ec2.DisassociateAddressAsync(new() { AssociationId = own.AssociationId }));
        var other = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });
        var replaced = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => _lab.Ec2.AssociateAddressAsync(new() { AllocationId = other.AllocationId, NetworkInterfaceId = own.NetworkInterfaceId }));

        Assert.Contains($"dropped by {nat}", lost, StringComparison.Ordinal);
        Assert.Equal(("AuthFailure", "AuthFailure"), (disassociated.ErrorCode, replaced.ErrorCode));
    }

    [Fact]
    public async Task Get_ElasticAddressOfALoadBalancer_AnswersTheInternet()
    {
        var address = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });

        var balancer = await BalancerAsync("front", "network", "TCP", LoadBalancerSchemeEnum.InternetFacing, allocation: address.AllocationId);

        Assert.Equal(OnTheInternet, await GetAsync(Internet, address.PublicIp));
        Assert.Equal(address.PublicIp, $"{_lab.Aws.Network.Resolve("internet", balancer.DNSName).Single()}");
    }

    [Fact]
    public async Task Get_NatGatewayInAPrivateSubnet_IsLost()
    {
        var server = await RunAsync(_subnets[0], _group);
        var (vpc, _, _, _) = await NetworkAsync("10.7");
        var hidden = await _lab.SubnetAsync(vpc, "10.7.8.0/24");
        var address = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });
        var nat = (await _lab.Ec2.CreateNatGatewayAsync(new() { SubnetId = hidden, AllocationId = address.AllocationId })).NatGateway.NatGatewayId;
        var inside = await PrivateSubnetAsync(vpc, "10.7.9.0/24", nat);

        Assert.Contains("the subnet of the NAT gateway has no route", await LostAsync(server.PublicIpAddress, inside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FromAnInstance_NeedsAPublicAddressOfItsOwn()
    {
        var server = await RunAsync(_subnets[0], _group);
        var (client, hidden) = (await RunAsync(_subnets[1], _group), await RunAsync(_subnets[1], _group, isPublic: false));

        Assert.Equal(client.PublicIpAddress, await GetAsync(_lab.Aws.Network.StandIn(client.InstanceId), server.PublicIpAddress));
        Assert.Contains("has no public address", await LostAsync(server.PublicIpAddress, hidden.InstanceId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisassociateAddress_ConnectionOpen_IsReset()
    {
        var instance = await RunAsync(_subnets[0], _group, isPublic: false);
        var address = await _lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc });
        var association = await _lab.Ec2.AssociateAddressAsync(new() { AllocationId = address.AllocationId, InstanceId = instance.InstanceId });
        await using var stream = await Internet.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.PublicIp), 80), default);

        await _lab.Ec2.DisassociateAddressAsync(new() { AssociationId = association.AssociationId });

        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[1]));
    }

    [Theory]
    [InlineData("network", "TCP")]
    [InlineData("application", "HTTP")]
    public async Task Get_InternetFacingLoadBalancer_AnswersByItsNameEverywhere(string type, string protocol)
    {
        var balancer = await BalancerAsync("front", type, protocol, LoadBalancerSchemeEnum.InternetFacing);

        var addresses = await Internet.LookUpAsync(balancer.DNSName, default);
        var interfaces = await InterfacesOfAsync("front");

        Assert.Equal(interfaces.Select(own => own.Association.PublicIp).Order(), addresses.Select(address => address.ToString()).Order());
        Assert.All(interfaces, own => Assert.Equal("amazon-elb", own.Association.IpOwnerId));
        Assert.EndsWith(OnTheInternet, await GetAsync(Internet, balancer.DNSName), StringComparison.Ordinal);
        Assert.Equal(
            addresses.Select(address => $"{address}").Order(), _lab.Aws.Network.Resolve(_vpc, balancer.DNSName).Select(address => $"{address}").Order());
    }

    [Fact]
    public async Task Get_InternalLoadBalancer_ResolvesToPrivateAddressesThatDoNotAnswer()
    {
        var balancer = await BalancerAsync("inner", "network", "TCP", LoadBalancerSchemeEnum.Internal);

        var addresses = await Internet.LookUpAsync(balancer.DNSName, default);

        Assert.All(addresses, address => Assert.StartsWith("10.0.", address.ToString(), StringComparison.Ordinal));
        Assert.Contains("is a private address", await LostAsync(balancer.DNSName), StringComparison.Ordinal);
        Assert.Equal("10.0.", (await GetAsync(_lab.Aws.Network.StandIn(_vpc), balancer.DNSName))[..5]);
    }

    [Fact]
    public async Task Get_ByAnAliasOfAPublicZone_AnswersTheInternet()
    {
        var balancer = await BalancerAsync("front", "network", "TCP", LoadBalancerSchemeEnum.InternetFacing);
        var zones = new ZoneCalls(_lab.Aws);
        var zone = await zones.CreateAsync("example.com");

        await zones.ChangeAsync(
            zone, ZoneCalls.Change("CREATE", ZoneCalls.Alias("www.example.com", balancer.CanonicalHostedZoneId, $"dualstack.{balancer.DNSName}")));

        Assert.Equal(OnTheInternet, await GetAsync(Internet, "www.example.com"));
        Assert.Equal(2, (await _lab.Aws.PublicDns.QueryAsync("www.example.com", "A")).Count);
    }

    [Fact]
    public async Task Resolve_PrivateNames_AreUnknownOnTheInternet()
    {
        var instance = await RunAsync(_subnets[0], _group);
        await _lab.Ec2.ModifyVpcAttributeAsync(new() { VpcId = _vpc, EnableDnsHostnames = true });
        var zones = new ZoneCalls(_lab.Aws);
        await zones.ChangeAsync(await zones.CreateAsync("shop.internal", _vpc), ZoneCalls.Upsert("a.shop.internal", "A", instance.PrivateIpAddress));

        Assert.Single(_lab.Aws.Network.Resolve(_vpc, "a.shop.internal"));
        Assert.Single(_lab.Aws.Network.Resolve(_vpc, instance.PrivateDnsName));
        Assert.Empty(_lab.Aws.Network.Resolve("internet", "a.shop.internal"));
        Assert.Empty(_lab.Aws.Network.Resolve("internet", instance.PrivateDnsName));
        Assert.Equal(NetworkOutcome.UnknownName, Explain("a.shop.internal").Outcome);
    }

    [Fact]
    public async Task Resolve_PublicNameOfAnInstance_IsPrivateInItsVpc()
    {
        var without = await RunAsync(_subnets[0], _group);
        await _lab.Ec2.ModifyVpcAttributeAsync(new() { VpcId = _vpc, EnableDnsHostnames = true });

        var instance = await DescribeAsync(without.InstanceId);

        Assert.Equal("", without.PublicDnsName);
        Assert.Equal($"ec2-{instance.PublicIpAddress.Replace('.', '-')}.eu-west-1.compute.amazonaws.com", instance.PublicDnsName);
        Assert.Equal(instance.PublicIpAddress, $"{_lab.Aws.Network.Resolve("internet", instance.PublicDnsName)[0]}");
        Assert.Equal(instance.PrivateIpAddress, $"{_lab.Aws.Network.Resolve(_vpc, instance.PublicDnsName)[0]}");
    }

    [Fact]
    public async Task SocksProxy_UserNameInternet_ConnectsFromThere()
    {
        var instance = await RunAsync(_subnets[0], _group);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy($"socks5://{_lab.Aws.SocksEndPoint}") { Credentials = new NetworkCredential("internet", "any") },
        });

        Assert.Equal(OnTheInternet, await http.GetStringAsync($"http://{instance.PublicIpAddress}/"));
    }

    [Fact]
    public async Task DetachInternetGateway_LoadBalancerHasPublicAddresses_IsRefusedUntilItIsGone()
    {
        var balancer = await BalancerAsync("front", "network", "TCP", LoadBalancerSchemeEnum.InternetFacing, withTargets: false);

        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(DetachAsync);
        await _elb.DeleteLoadBalancerAsync(new() { LoadBalancerArn = balancer.LoadBalancerArn });
        await DetachAsync();

        Assert.Equal("DependencyViolation", refused.ErrorCode);

        Task DetachAsync() => _lab.Ec2.DetachInternetGatewayAsync(new() { InternetGatewayId = _gateway, VpcId = _vpc });
    }

    private async Task<(string Vpc, string Gateway, string Table, string[] Subnets)> NetworkAsync(string prefix)
    {
        var vpc = await _lab.VpcAsync($"{prefix}.0.0/16");
        string[] subnets = [await _lab.SubnetAsync(vpc, $"{prefix}.0.0/24", 'a'), await _lab.SubnetAsync(vpc, $"{prefix}.1.0/24", 'b')];
        var gateway = (await _lab.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest())).InternetGateway.InternetGatewayId;
        await _lab.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = vpc });
        var table = (await _lab.Ec2.CreateRouteTableAsync(new() { VpcId = vpc })).RouteTable.RouteTableId;
        await _lab.Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway });
        foreach (var subnet in subnets)
        {
            await _lab.Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet });
        }

        return (vpc, gateway, table, subnets);
    }

    private async Task<string> PrivateSubnetAsync(string vpc, string cidr, string nat)
    {
        var subnet = await _lab.SubnetAsync(vpc, cidr);
        var table = (await _lab.Ec2.CreateRouteTableAsync(new() { VpcId = vpc })).RouteTable.RouteTableId;
        await _lab.Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat });
        await _lab.Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet });
        return subnet;
    }

    private Task AdmitAsync(string group, string from) => _lab.Ec2.AuthorizeSecurityGroupIngressAsync(new()
    {
        GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 80, ToPort = 80, Ipv4Ranges = [new() { CidrIp = from }] }],
    });

    private async Task<Instance> RunAsync(string subnet, string group, bool isPublic = true)
    {
        var run = await _lab.Ec2.RunInstancesAsync(new()
        {
            ImageId = Image, MinCount = 1, MaxCount = 1,
            NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, Groups = [group], AssociatePublicIpAddress = isPublic }],
        });
        return await DescribeAsync(run.Reservation.Instances[0].InstanceId);
    }

    private async Task<Instance> DescribeAsync(string instance) =>
        (await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] })).Reservations[0].Instances[0];

    private async Task<Amazon.ElasticLoadBalancingV2.Model.LoadBalancer> BalancerAsync(
        string name, string type, string protocol, LoadBalancerSchemeEnum scheme, bool withTargets = true, string? allocation = null)
    {
        var balancer = (await _elb.CreateLoadBalancerAsync(new()
        {
            Name = name,
            Type = type,
            Scheme = scheme,
            Subnets = allocation is null ? [.. _subnets] : null,
            SubnetMappings = allocation is null ? null : [new() { SubnetId = _subnets[0], AllocationId = allocation }],
            SecurityGroups = [_group],
        })).LoadBalancers[0];
        if (withTargets)
        {
            var created = await _elb.CreateTargetGroupAsync(new() { Name = "web", Protocol = protocol, Port = 80, VpcId = _vpc, TargetType = "instance" });
            var targets = created.TargetGroups[0].TargetGroupArn;
            await _elb.RegisterTargetsAsync(new()
            {
                TargetGroupArn = targets,
                Targets = [new() { Id = (await RunAsync(_subnets[0], _group)).InstanceId }, new() { Id = (await RunAsync(_subnets[1], _group)).InstanceId }],
            });
            await _elb.CreateListenerAsync(new()
            {
                LoadBalancerArn = balancer.LoadBalancerArn, Protocol = protocol, Port = 80,
                DefaultActions = [new() { Type = "forward", TargetGroupArn = targets }],
            });
        }

        return (await _elb.DescribeLoadBalancersAsync(new() { Names = [name] })).LoadBalancers[0];
    }

    private async Task<List<NetworkInterface>> InterfacesOfAsync(string balancer) =>
        [.. (await _lab.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces
            .Where(own => own.Description.Contains($"/{balancer}/", StringComparison.Ordinal))];

    private static async Task<string> GetAsync(NetworkPlace place, string host)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) => await place.ConnectAsync(
                new IPEndPoint((await place.LookUpAsync(context.DnsEndPoint.Host, ct))[0], context.DnsEndPoint.Port), ct),
        });
        return await http.GetStringAsync($"http://{host}/");
    }

    private NetworkTrace Explain(string host) => _lab.Aws.Network.Explain("internet", host, 80);

    /// <summary>Connects in vain, and returns why.</summary>
    private async Task<string> LostAsync(string host, string standingIn = "internet")
    {
        var lost = await Assert.ThrowsAsync<SocketException>(() => _lab.Aws.Network.ConnectAsync(standingIn, host, 80));
        Assert.Equal(SocketError.TimedOut, lost.SocketErrorCode);
        Assert.Equal(NetworkOutcome.Dropped, _lab.Aws.Network.Explain(standingIn, host, 80).Outcome);
        return lost.Message;
    }
}
