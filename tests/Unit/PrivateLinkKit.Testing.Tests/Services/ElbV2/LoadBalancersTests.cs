using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class LoadBalancersTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Network_IsProvisioningAndThenActive()
    {
        var created = await _site.AddNlbAsync("net");

        var later = await DescribeAsync(created.LoadBalancerArn);

        Assert.Equal(LoadBalancerStateEnum.Provisioning, created.State.Code);
        Assert.Equal(LoadBalancerStateEnum.Active, later.State.Code);
    }

    [Fact]
    public async Task Create_Network_IsNamedAsInAws()
    {
        var nlb = await _site.AddNlbAsync("net");

        Assert.Matches($"^arn:aws:elasticloadbalancing:{Site.Region}:{Site.Account}:loadbalancer/net/net/[0-9a-f]{{16}}$", nlb.LoadBalancerArn);
        Assert.Equal($"net-{nlb.LoadBalancerArn[^16..]}.elb.eu-west-1.amazonaws.com", nlb.DNSName);
        Assert.Equal(_site.VpcId, nlb.VpcId);
        Assert.Equal(_site.TwoSubnets, nlb.AvailabilityZones.Select(zone => zone.SubnetId));
        Assert.Null(nlb.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
    }

    [Fact]
    public async Task Create_Application_IsNamedAsInAws()
    {
        var alb = await _site.AddAlbAsync("app");

        Assert.Matches($":loadbalancer/app/app/[0-9a-f]{{16}}$", alb.LoadBalancerArn);
        Assert.Matches(@"^internal-app-\d{10}\.eu-west-1\.elb\.amazonaws\.com$", alb.DNSName);
        Assert.Equal([_site.GroupId], alb.SecurityGroups);
    }

    [Fact]
    public async Task Create_SameSettingsAgain_AnswersTheSameLoadBalancer()
    {
        var first = await _site.AddNlbAsync("net");

        var second = await _site.AddNlbAsync("net");

        Assert.Equal(first.LoadBalancerArn, second.LoadBalancerArn);
        Assert.Equal(2, (await _site.InterfacesAsync("ELB net/net/*")).Count);
    }

    [Fact]
    public async Task Create_OtherSettingsAgain_IsADuplicateName()
    {
        await _site.AddNlbAsync("net");

        await Assert.ThrowsAsync<DuplicateLoadBalancerNameException>(() => _site.AddNlbAsync("net", _site.SubnetIds[0]));
    }

    [Theory]
    [InlineData("internal-net")]
    [InlineData("-net")]
    [InlineData("net-")]
    [InlineData("net_work")]
    [InlineData("a23456789012345678901234567890123")]
    public async Task Create_BadName_IsRefused(string name) => await Refused.WithAsync("ValidationError", () => _site.AddNlbAsync(name));

    [Fact]
    public async Task Create_ApplicationInOneZone_IsRefused() => await Refused.WithAsync("ValidationError", () => _site.Elb.CreateLoadBalancerAsync(new()
    {
        Name = "app",
        Scheme = LoadBalancerSchemeEnum.Internal,
        Subnets = [_site.SubnetIds[0]],
    }));

    [Fact]
    public async Task Create_TwoSubnetsOfOneZone_IsRefused()
    {
        var second = await _site.AddSubnetAsync("10.0.9.0/24", 'a');

        await Refused.WithAsync("InvalidConfigurationRequest", () => _site.AddNlbAsync("net", _site.SubnetIds[0], second));
    }

    [Fact]
    public async Task Create_UnknownSubnet_IsRefused() =>
        await Assert.ThrowsAsync<SubnetNotFoundException>(() => _site.AddNlbAsync("net", "subnet-00000000000000000"));

    [Fact]
    public async Task Create_InternetFacingWithoutInternetGateway_IsRefused() =>
        await Assert.ThrowsAsync<InvalidSubnetException>(() => _site.Elb.CreateLoadBalancerAsync(new()
    {
        Name = "net",
        Type = LoadBalancerTypeEnum.Network,
        Subnets = _site.TwoSubnets,
    }));

    [Fact]
    public async Task Create_WhatIsNotEmulated_IsRefusedByName()
    {
        var error = await Refused.WithAsync("UnsupportedOperation", () => _site.Elb.CreateLoadBalancerAsync(new()
        {
            Name = "net",
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = _site.TwoSubnets,
            EnablePrefixForIpv6SourceNat = "on",
        }));

        Assert.Contains("EnablePrefixForIpv6SourceNat", error.Message);
    }

    [Fact]
    public async Task Create_PinnedAddress_IsTheNodesAddress()
    {
        await _site.Elb.CreateLoadBalancerAsync(new()
        {
            Name = "net",
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal,
            SubnetMappings = [new() { SubnetId = _site.SubnetIds[0], PrivateIPv4Address = "10.0.0.77" }],
        });

        Assert.Equal("10.0.0.77", Assert.Single(await _site.InterfacesAsync("ELB net/net/*")).PrivateIpAddress);
    }

    [Fact]
    public async Task Create_PinnedAddressOutsideItsSubnet_LeavesNothingBehind()
    {
        SubnetMapping[] mappings =
        [
            new() { SubnetId = _site.SubnetIds[0] }, new() { SubnetId = _site.SubnetIds[1], PrivateIPv4Address = "10.9.9.9" },
        ];

        await Assert.ThrowsAsync<InvalidSubnetException>(() => _site.Elb.CreateLoadBalancerAsync(new()
        {
            Name = "net",
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal,
            SubnetMappings = [.. mappings],
        }));

        Assert.Empty(await _site.InterfacesAsync("ELB net/net/*"));
    }

    [Fact]
    public async Task Create_Nodes_AreManagedInterfacesOfTheirZones()
    {
        var nlb = await _site.AddNlbAsync("net");

        var nodes = await _site.InterfacesAsync($"ELB {nlb.LoadBalancerArn.Split(":loadbalancer/")[1]}");

        Assert.Equal(_site.TwoSubnets.Order(), nodes.Select(node => node.SubnetId).Order());
        Assert.All(nodes, node => Assert.Equal(
            ("network_load_balancer", "amazon-aws", _site.GroupId),
            (node.InterfaceType.Value, node.Attachment.InstanceOwnerId, node.Groups[0].GroupId)));
    }

    [Fact]
    public async Task Describe_MoreThanAPage_GoesOnAtTheMarker()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await _site.AddNlbAsync(name, _site.SubnetIds[0]);
        }

        var first = await _site.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { PageSize = 2 });
        var second = await _site.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { PageSize = 2, Marker = first.NextMarker });

        Assert.Equal(2, first.LoadBalancers.Count);
        Assert.Single(second.LoadBalancers);
        Assert.Null(second.NextMarker);
        Assert.Equal(3, first.LoadBalancers.Concat(second.LoadBalancers).Select(balancer => balancer.LoadBalancerName).Distinct().Count());
    }

    [Fact]
    public async Task Describe_Unknown_IsRefused()
    {
        await Assert.ThrowsAsync<LoadBalancerNotFoundException>(() =>
            _site.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { Names = ["net"] }));
        await Refused.WithAsync("ValidationError", () => _site.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest
        {
            LoadBalancerArns = [.. Enumerable.Range(0, 21).Select(i => $"arn:{i}")],
        }));
    }

    [Fact]
    public async Task Delete_FreesItsInterfaces()
    {
        var nlb = await _site.AddNlbAsync("net");

        await DeleteAsync(nlb);

        Assert.Empty(await _site.InterfacesAsync("ELB net/net/*"));
        await Assert.ThrowsAsync<LoadBalancerNotFoundException>(() => DescribeAsync(nlb.LoadBalancerArn));
        await DeleteAsync(nlb);
    }

    [Fact]
    public async Task Delete_Protected_IsRefused()
    {
        var nlb = await _site.AddNlbAsync("net");
        await _site.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = nlb.LoadBalancerArn,
            Attributes = [new() { Key = "deletion_protection.enabled", Value = "true" }],
        });

        await Refused.WithAsync("OperationNotPermitted", () => DeleteAsync(nlb));
    }

    [Fact]
    public async Task Delete_BehindAnEndpointService_IsRefused()
    {
        var nlb = await _site.AddNlbAsync("net");
        await _site.Ec2.CreateVpcEndpointServiceConfigurationAsync(
            new CreateVpcEndpointServiceConfigurationRequest { NetworkLoadBalancerArns = [nlb.LoadBalancerArn] });

        var error = await Refused.WithAsync("ResourceInUse", () => DeleteAsync(nlb));

        Assert.Contains("currently associated with another service", error.Message);
    }

    [Fact]
    public async Task SetSecurityGroups_OnNetwork_ChangesNodesAndEnforcement()
    {
        var nlb = await _site.AddNlbAsync("net");
        var other = await _site.AddGroupAsync("other");

        await _site.Elb.SetSecurityGroupsAsync(new SetSecurityGroupsRequest
        {
            LoadBalancerArn = nlb.LoadBalancerArn,
            SecurityGroups = [other],
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "off",
        });

        var changed = await DescribeAsync(nlb.LoadBalancerArn);
        Assert.Equal([other], changed.SecurityGroups);
        Assert.Equal("off", changed.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
        Assert.All(await _site.InterfacesAsync("ELB net/net/*"), node => Assert.Equal(other, Assert.Single(node.Groups).GroupId));
    }

    [Fact]
    public async Task SetSecurityGroups_OnNetworkMadeWithoutAny_IsRefused()
    {
        var nlb = (await _site.Elb.CreateLoadBalancerAsync(new()
        {
            Name = "net",
            Type = LoadBalancerTypeEnum.Network,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = _site.TwoSubnets,
        })).LoadBalancers[0];

        await Assert.ThrowsAsync<InvalidConfigurationRequestException>(() => _site.Elb.SetSecurityGroupsAsync(new SetSecurityGroupsRequest
        {
            LoadBalancerArn = nlb.LoadBalancerArn,
            SecurityGroups = [_site.GroupId],
        }));
    }

    [Fact]
    public async Task SetSubnets_OtherAddressInASubnetItHas_IsRefusedByName()
    {
        var nlb = await _site.AddNlbAsync("net");

        var error = await Assert.ThrowsAsync<AmazonElasticLoadBalancingV2Exception>(() => _site.Elb.SetSubnetsAsync(new SetSubnetsRequest
        {
            LoadBalancerArn = nlb.LoadBalancerArn,
            SubnetMappings = [new SubnetMapping { SubnetId = nlb.AvailabilityZones[0].SubnetId, PrivateIPv4Address = "10.0.0.99" }],
        }));

        Assert.Equal("UnsupportedOperation", error.ErrorCode);
        Assert.Contains("PrivateIPv4Address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetSubnets_AnotherSubnetInAZoneOfANetworkBalancer_IsRefused()
    {
        var nlb = await _site.AddNlbAsync("net", _site.SubnetIds[0]);
        var other = await _site.AddSubnetAsync("10.0.9.0/24", 'a');

        await Assert.ThrowsAsync<InvalidConfigurationRequestException>(() =>
            _site.Elb.SetSubnetsAsync(new SetSubnetsRequest { LoadBalancerArn = nlb.LoadBalancerArn, Subnets = [other] }));
    }

    [Fact]
    public async Task SetSubnets_MovesTheNodes()
    {
        var nlb = await _site.AddNlbAsync("net", _site.SubnetIds[0]);

        await _site.Elb.SetSubnetsAsync(new SetSubnetsRequest { LoadBalancerArn = nlb.LoadBalancerArn, Subnets = [_site.SubnetIds[1], _site.SubnetIds[2]] });

        Assert.Equal(["eu-west-1b", "eu-west-1c"], (await DescribeAsync(nlb.LoadBalancerArn)).AvailabilityZones.Select(zone => zone.ZoneName));
        Assert.Equal(["eu-west-1b", "eu-west-1c"], (await _site.InterfacesAsync("ELB net/net/*")).Select(node => node.AvailabilityZone).Order());
    }

    [Fact]
    public async Task ModifyAttributes_OneOfThemWrong_ChangesNone()
    {
        var nlb = await _site.AddNlbAsync("net");

        await Refused.WithAsync("ValidationError", () => _site.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = nlb.LoadBalancerArn,
            Attributes = [new() { Key = "load_balancing.cross_zone.enabled", Value = "true" }, new() { Key = "idle_timeout.timeout_seconds", Value = "30" }],
        }));

        var attributes = await _site.Elb.DescribeLoadBalancerAttributesAsync(
            new DescribeLoadBalancerAttributesRequest { LoadBalancerArn = nlb.LoadBalancerArn });
        Assert.Equal("false", attributes.Attributes.Single(attribute => attribute.Key == "load_balancing.cross_zone.enabled").Value);
    }

    private async Task<LoadBalancer> DescribeAsync(string arn) =>
        (await _site.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { LoadBalancerArns = [arn] })).LoadBalancers[0];

    private Task DeleteAsync(LoadBalancer balancer) =>
        _site.Elb.DeleteLoadBalancerAsync(new DeleteLoadBalancerRequest { LoadBalancerArn = balancer.LoadBalancerArn });
}
