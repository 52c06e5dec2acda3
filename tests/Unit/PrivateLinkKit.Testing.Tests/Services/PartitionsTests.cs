using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>Names and identities in the partitions of AWS, which are isolated from each other.</summary>
public class PartitionsTests : EmulatorTest
{
    public static TheoryData<string, string, string, string> Regions { get; } = new()
    {
        { "eu-west-1", "aws", "amazonaws.com", "com.amazonaws" },
        { "cn-north-1", "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws" },
        { "us-gov-west-1", "aws-us-gov", "amazonaws.com", "com.amazonaws" },
        { "us-iso-east-1", "aws-iso", "c2s.ic.gov", "gov.ic.c2s" },
        { "us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", "gov.sgov.sc2s" },
        { "eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk", "uk.adc-e.cloud" },
        { "us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov", "gov.ic.hci.csp" },
        { "eusc-de-east-1", "aws-eusc", "amazonaws.eu", "eu.amazonaws" },
    };

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task Stack_AnyPartition_HasItsArnsAndNames(string region, string partition, string suffix, string prefix)
    {
        using var ec2 = TestEnvironment.Ec2Of(TestEnvironment.Provider, region);
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider, region);
        using var ecs = TestEnvironment.EcsOf(TestEnvironment.Provider, region);
        var subnet = await SubnetAsync(ec2);
        var balancer = await BalancerAsync(elb, subnet.SubnetId);
        var service = await ServiceAsync(ec2, balancer.LoadBalancerArn);
        var cluster = (await ecs.CreateClusterAsync(new() { ClusterName = "main" })).Cluster;

        Assert.StartsWith($"arn:{partition}:ec2:{region}:", subnet.SubnetArn);
        Assert.StartsWith($"arn:{partition}:elasticloadbalancing:{region}:", balancer.LoadBalancerArn);
        Assert.EndsWith($".elb.{region}.{suffix}", balancer.DNSName);
        Assert.StartsWith($"arn:{partition}:ecs:{region}:", cluster.ClusterArn);
        Assert.Equal($"{prefix}.vpce.{region}.{service.ServiceId}", service.ServiceName);
        Assert.Equal([$"{service.ServiceId}.{region}.vpce.{suffix}"], service.BaseEndpointDnsNames);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task Consumer_AnyPartition_ConnectsAsThePrincipalAllowed(string region, string partition, string suffix, string prefix)
    {
        using var ec2 = TestEnvironment.Ec2Of(TestEnvironment.Provider, region);
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider, region);
        var own = await SubnetAsync(ec2);
        var service = await ServiceAsync(ec2, (await BalancerAsync(elb, own.SubnetId)).LoadBalancerArn);
        var role = $"arn:{partition}:iam::{TestEnvironment.Consumer}:role/deployer";
        await ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [role] });
        using var sts = TestEnvironment.Sts(TestEnvironment.Key(TestEnvironment.Provider), region);
        var session = (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role, RoleSessionName = "tests" })).Credentials;
        using var asRole = TestEnvironment.Ec2As(session, region);
        using var identity = TestEnvironment.Sts(session, region);
        var subnet = await SubnetAsync(asRole, own.AvailabilityZoneId);

        var endpoint = (await asRole.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = subnet.VpcId,
            ServiceName = service.ServiceName,
            SubnetIds = [subnet.SubnetId],
        })).VpcEndpoint;

        Assert.Equal($"arn:{partition}:iam::{TestEnvironment.Provider}:root", (await sts.GetCallerIdentityAsync(new())).Arn);
        Assert.Equal($"arn:{partition}:sts::{TestEnvironment.Consumer}:assumed-role/deployer/tests", (await identity.GetCallerIdentityAsync(new())).Arn);
        Assert.StartsWith(prefix, endpoint.ServiceName);
        Assert.All(endpoint.DnsEntries, entry => Assert.EndsWith($".{region}.vpce.{suffix}", entry.DnsName));
    }

    [Theory]
    [InlineData("cn-north-1", "aws")]
    [InlineData("eu-west-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-iso")]
    public async Task Principal_OfAnotherPartition_IsRefused(string region, string partition)
    {
        using var ec2 = TestEnvironment.Ec2Of(TestEnvironment.Provider, region);
        using var elb = TestEnvironment.ElbOf(TestEnvironment.Provider, region);
        using var sts = TestEnvironment.Sts(TestEnvironment.Key(TestEnvironment.Provider), region);
        var service = await ServiceAsync(ec2, (await BalancerAsync(elb, (await SubnetAsync(ec2)).SubnetId)).LoadBalancerArn);

        await Refused.WithAsync("InvalidPrincipal", () => ec2.ModifyVpcEndpointServicePermissionsAsync(
            new() { ServiceId = service.ServiceId, AddAllowedPrincipals = [$"arn:{partition}:iam::{TestEnvironment.Consumer}:root"] }));
        await Refused.WithAsync("ValidationError", () => sts.AssumeRoleAsync(
            new() { RoleArn = $"arn:{partition}:iam::{TestEnvironment.Consumer}:role/deployer", RoleSessionName = "tests" }));
    }

    [Fact]
    public async Task Session_OfAnotherPartition_IsUnknownToEveryService()
    {
        using var sts = TestEnvironment.Sts(TestEnvironment.Key(TestEnvironment.Provider));
        AWSCredentials session = (await sts.AssumeRoleAsync(
            new() { RoleArn = $"arn:aws:iam::{TestEnvironment.Consumer}:role/deployer", RoleSessionName = "tests" })).Credentials;
        using var there = TestEnvironment.Sts(session, "cn-north-1");
        using var ec2 = TestEnvironment.Ec2As(session, "cn-north-1");

        await Refused.WithAsync("InvalidClientTokenId", () => there.GetCallerIdentityAsync(new()));
        await Refused.WithAsync("AuthFailure", () => ec2.DescribeVpcsAsync(CreatedResources.Vpcs));
    }

    [Fact]
    public async Task DescribeRegions_AnotherPartition_ListsItsOwn()
    {
        var (_, text) = await TestEnvironment.PostAsync("Action=DescribeRegions", $"{TestEnvironment.Provider}/20260101/cn-north-1/ec2/aws4_request");

        Assert.Contains("<regionEndpoint>ec2.cn-northwest-1.amazonaws.com.cn</regionEndpoint>", text);
        Assert.DoesNotContain("us-east-1", text);
    }

    private static async Task<Subnet> SubnetAsync(IAmazonEC2 ec2, string? zoneId = null)
    {
        var vpcId = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" })).Vpc.VpcId;
        return (await ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpcId, CidrBlock = "10.0.0.0/24", AvailabilityZoneId = zoneId })).Subnet;
    }

    private static async Task<Amazon.ElasticLoadBalancingV2.Model.LoadBalancer> BalancerAsync(IAmazonElasticLoadBalancingV2 elb, string subnetId) =>
        (await elb.CreateLoadBalancerAsync(new() { Name = "nlb", Type = "network", Scheme = "internal", Subnets = [subnetId] })).LoadBalancers[0];

    private static async Task<ServiceConfiguration> ServiceAsync(IAmazonEC2 ec2, string balancerArn) =>
        (await ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [balancerArn],
            AcceptanceRequired = false })).ServiceConfiguration;
}
