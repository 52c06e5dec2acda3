using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class VpcEndpointServicesTests : EmulatorTest
{
    private const string ConsumerRoot = $"arn:aws:iam::{TestEnvironment.Consumer}:root";

    [Fact]
    public async Task Create_Valid_TakesNamesAndZonesFromRegionAndLoadBalancer()
    {
        var service = await TestEnvironment.ServiceAsync(zones: "ab");

        Assert.Matches("^vpce-svc-[0-9a-f]{17}$", service.ServiceId);
        Assert.Equal($"com.amazonaws.vpce.eu-west-1.{service.ServiceId}", service.ServiceName);
        Assert.Equal([$"{service.ServiceId}.eu-west-1.vpce.amazonaws.com"], service.BaseEndpointDnsNames);
        Assert.Equal(["eu-west-1a", "eu-west-1b"], service.AvailabilityZones);
        Assert.Equal(ServiceState.Available, service.ServiceState);
        Assert.False(service.AcceptanceRequired);
    }

    [Fact]
    public async Task Describe_LoadBalancerMovedToOtherZones_IsInThoseZones()
    {
        var service = await TestEnvironment.ServiceAsync(zones: "a");
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider);
        var vpcId = (await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Single().VpcId;
        var subnets = (await TestEnvironment.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets.Select(subnet => subnet.SubnetId).ToList();
        subnets.Add(await TestEnvironment.SubnetAsync(vpcId, "10.0.9.0/24", 'c'));

        await elb.SetSubnetsAsync(new() { LoadBalancerArn = service.NetworkLoadBalancerArns[0], Subnets = subnets });

        var offered = await TestEnvironment.Ec2.DescribeVpcEndpointServicesAsync(
            new DescribeVpcEndpointServicesRequest { ServiceNames = [service.ServiceName] });
        Assert.Equal(["eu-west-1a", "eu-west-1c"], offered.ServiceDetails.Single().AvailabilityZones);
    }

    [Fact]
    public async Task Describe_ZoneTakenFromALoadBalancerWithEndpoints_IsRefused()
    {
        var service = await TestEnvironment.ServiceAsync(zones: "ab");
        var vpcId = await TestEnvironment.VpcAsync("10.1.0.0/16");
        await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = vpcId,
            ServiceName = service.ServiceName,
            SubnetIds = [await TestEnvironment.SubnetAsync(vpcId, "10.1.0.0/24")],
        });
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider);
        var balancer = (await elb.DescribeLoadBalancersAsync(new())).LoadBalancers.Single();

        var error = await Assert.ThrowsAsync<Amazon.ElasticLoadBalancingV2.Model.InvalidConfigurationRequestException>(() => elb.SetSubnetsAsync(new()
        {
            LoadBalancerArn = balancer.LoadBalancerArn,
            Subnets = [balancer.AvailabilityZones.Single(zone => zone.ZoneName == "eu-west-1a").SubnetId],
        }));

        Assert.Contains("VPC endpoint associations", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_LoadBalancerThatBacksAnother_IsRefused()
    {
        var service = await TestEnvironment.ServiceAsync();

        var error = await Refused.WithAsync(
            "InvalidParameter",
            () => TestEnvironment.Ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = service.NetworkLoadBalancerArns }));

        Assert.Contains("already associated with another VPC Endpoint Service", error.Message);
    }

    [Fact]
    public async Task Create_LoadBalancerOfAnotherAccount_IsRefused()
    {
        var arn = await TestEnvironment.NlbAsync();
        using var other = TestEnvironment.Ec2Of(TestEnvironment.Consumer);

        await Refused.WithAsync("InvalidParameter", () => other.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [arn] }));
    }

    [Fact]
    public async Task Create_SameToken_IsTheSameService()
    {
        var request = new CreateVpcEndpointServiceConfigurationRequest { NetworkLoadBalancerArns = [await TestEnvironment.NlbAsync()], ClientToken = "once" };

        var first = await TestEnvironment.Ec2.CreateVpcEndpointServiceConfigurationAsync(request);
        var second = await TestEnvironment.Ec2.CreateVpcEndpointServiceConfigurationAsync(request);

        Assert.Equal(first.ServiceConfiguration.ServiceId, second.ServiceConfiguration.ServiceId);
    }

    [Fact]
    public async Task DescribeServices_ByConsumer_NeedsItsPermission()
    {
        var service = await TestEnvironment.ServiceAsync(zones: "ab");
        using var consumer = TestEnvironment.Ec2Of(TestEnvironment.Consumer);
        var ask = new DescribeVpcEndpointServicesRequest { ServiceNames = [service.ServiceName] };

        await Refused.WithAsync("InvalidServiceName", () => consumer.DescribeVpcEndpointServicesAsync(ask));
        await TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [ConsumerRoot] });
        var offered = (await consumer.DescribeVpcEndpointServicesAsync(ask)).ServiceDetails.Single();

        Assert.Equal(TestEnvironment.Provider, offered.Owner);
        Assert.NotEqual(service.AvailabilityZones, offered.AvailabilityZones);
        Assert.Empty((await consumer.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations ?? []);
    }

    [Fact]
    public async Task ModifyPermissions_Repeated_AddsOnceAndRemoves()
    {
        var service = await TestEnvironment.ServiceAsync();

        var first = await TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(
            new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [ConsumerRoot, "*"] });
        var second = await TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(
            new() { ServiceId = service.ServiceId, AddAllowedPrincipals = ["*"], RemoveAllowedPrincipals = [ConsumerRoot] });
        var allowed = (await TestEnvironment.Ec2.DescribeVpcEndpointServicePermissionsAsync(
            new() { ServiceId = service.ServiceId })).AllowedPrincipals.Single();

        Assert.Equal(2, first.AddedPrincipals.Count);
        Assert.Empty(second.AddedPrincipals ?? []);
        Assert.Equal(("*", PrincipalType.All), (allowed.Principal, allowed.PrincipalType));
    }

    [Theory]
    [InlineData("222222222222")]
    [InlineData("arn:aws:iam::222222222222:role/path/name")]
    [InlineData("arn:aws:sts::222222222222:assumed-role/name/session")]
    public async Task ModifyPermissions_PrincipalAwsDoesNotTake_IsRefused(string principal)
    {
        var service = await TestEnvironment.ServiceAsync();

        await Refused.WithAsync("InvalidPrincipal", () =>
            TestEnvironment.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [principal] }));
    }

    [Fact]
    public async Task Delete_UnknownService_IsListedAsUnsuccessful()
    {
        var answer = await TestEnvironment.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = ["vpce-svc-1"] });

        Assert.Equal("InvalidVpcEndpointService.NotFound", answer.Unsuccessful.Single().Error.Code);
        await Refused.WithAsync("InvalidVpcEndpointServiceId.NotFound", () =>
            TestEnvironment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = ["vpce-svc-1"] }));
    }

    [Fact]
    public async Task PrivateDnsName_Verified_OnlyAfterItsStart()
    {
        var service = (await TestEnvironment.Ec2.CreateVpcEndpointServiceConfigurationAsync(new()
        {
            NetworkLoadBalancerArns = [await TestEnvironment.NlbAsync()],
            PrivateDnsName = "tasks.example.com",
        })).ServiceConfiguration;

        Assert.Equal("pendingVerification", service.PrivateDnsNameConfiguration.State.Value, ignoreCase: true);
        Assert.StartsWith("vpce:", service.PrivateDnsNameConfiguration.Value);
        await TestEnvironment.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = service.ServiceId });

        var verified = (await TestEnvironment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new() { ServiceIds = [service.ServiceId] })).ServiceConfigurations.Single();
        Assert.Equal(DnsNameState.Verified, verified.PrivateDnsNameConfiguration.State);
    }
}
