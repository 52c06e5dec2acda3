using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

/// <summary>Elastic IP addresses of Network Load Balancers.</summary>
public sealed class ElasticAddressesTests : IAsyncLifetime
{
    private readonly List<string> _allocations = [];
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        var gateway = (await _site.Ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await _site.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = _site.VpcId });
        for (var i = 0; i < 2; i++)
        {
            _allocations.Add((await _site.Ec2.AllocateAddressAsync(new())).AllocationId);
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_WithAllocations_HasTheirAddressesUntilItIsDeleted()
    {
        var nlb = await CreateAsync();

        var addresses = (await _site.Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { AllocationIds = _allocations })).Addresses;
        await Refused.WithAsync("InvalidIPAddress.InUse", () => _site.Ec2.ReleaseAddressAsync(new() { AllocationId = _allocations[0] }));
        await Refused.WithAsync("ResourceInUse", () => CreateAsync(name: "other"));
        await _site.Elb.DeleteLoadBalancerAsync(new DeleteLoadBalancerRequest { LoadBalancerArn = nlb.LoadBalancerArn });

        Assert.Equal(
            addresses.Select(address => (address.AllocationId, address.PublicIp)),
            nlb.AvailabilityZones.Select(zone => (zone.LoadBalancerAddresses[0].AllocationId, zone.LoadBalancerAddresses[0].IpAddress)));
        await _site.Ec2.ReleaseAddressAsync(new() { AllocationId = _allocations[0] });
    }

    [Fact]
    public async Task SetSubnets_SubnetsThatStay_KeepTheirAddresses()
    {
        var nlb = await CreateAsync();

        var set = await _site.Elb.SetSubnetsAsync(new SetSubnetsRequest { LoadBalancerArn = nlb.LoadBalancerArn, Subnets = _site.TwoSubnets });

        Assert.Equal(_allocations, set.AvailabilityZones.Select(zone => zone.LoadBalancerAddresses.Single().AllocationId));
        await Refused.WithAsync("DuplicateLoadBalancerName", () => CreateAsync(request =>
            request.SubnetMappings.ForEach(mapping => mapping.AllocationId = null)));
    }

    [Fact]
    public async Task Create_AllocationsThatCannotBeUsed_AreRefused()
    {
        await Refused.WithAsync("InvalidConfigurationRequest", () => CreateAsync(request => request.Scheme = LoadBalancerSchemeEnum.Internal));
        await Refused.WithAsync("InvalidConfigurationRequest", () => CreateAsync(request => request.Type = LoadBalancerTypeEnum.Application));
        await Refused.WithAsync("ResourceInUse", () => CreateAsync(request => request.SubnetMappings[1].AllocationId = _allocations[0]));
        await Refused.WithAsync("AllocationIdNotFound", () => CreateAsync(request =>
            request.SubnetMappings[1].AllocationId = "eipalloc-0123456789abcdef0"));
    }

    private async Task<LoadBalancer> CreateAsync(Action<CreateLoadBalancerRequest>? change = null, string name = "net")
    {
        var request = new CreateLoadBalancerRequest
        {
            Name = name,
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.InternetFacing,
            SubnetMappings =
            [
                .. _site.TwoSubnets.Zip(_allocations, (subnet, allocation) => new SubnetMapping { SubnetId = subnet, AllocationId = allocation }),
            ],
        };
        change?.Invoke(request);
        return (await _site.Elb.CreateLoadBalancerAsync(request)).LoadBalancers[0];
    }
}
