using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Another host changes the stack at critical moments of an apply.</summary>
public class OtherHandsTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Apply_OtherHostPutsAnotherEndpointInPlaceOfItsOwn_AnswersTheOneThatIsThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var watch = new WhenDone("customer/endpoint", () => edge.Aws.Faults.On("DescribeTags").Run(() => ReplaceEndpointAsync(edge).GetAwaiter().GetResult()));

        var result = await edge.ApplyAsync(Stack, watch);

        var there = (await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Single(
            endpoint => endpoint.State == State.Available);
        Assert.Equal(there.VpcEndpointId, result.Endpoint("customer").EndpointId);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ConflictNeedsAnInterruption_ReportsThatChangesWereMade()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var roomy = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/16").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        var watch = new WhenDone("customer/endpoint", () => edge.Aws.Faults.On("DescribeTags").Run(() => AddZoneAsync(edge).GetAwaiter().GetResult()));

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(roomy, watch));

        Assert.Contains(refused.Held, one => one.LogicalId == "dogs/nlb");
        Assert.NotEmpty(refused.Result!.Outcomes);
    }

    [Fact]
    public async Task Apply_DuplicateHasTheNameOfTheReplacement_TakesAThirdName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await AddDuplicateOfLoadBalancerAsync(edge);
        var moved = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.40.0.0/24").AcrossZones(Stacks.Zones))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();

        await edge.ApplyConsentedAsync(moved);

        Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers);
        Assert.True((await edge.PrivateLink.PlanAsync(moved)).IsEmpty);
    }

    [Fact]
    public async Task Apply_RuleToRevokeIsGoneAlready_RevokesTheOthers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Admitting("10.30.0.0/25", "10.30.0.128/26", "10.30.0.192/26"));
        edge.Aws.Faults.On("RevokeSecurityGroupIngress").Run(() => RevokeAsync(edge, "10.30.0.128/26").GetAwaiter().GetResult());
        var narrowed = Admitting("10.30.0.0/25");

        await edge.ApplyConsentedAsync(narrowed);

        var second = await edge.PrivateLink.PlanAsync(narrowed);
        Assert.True(second.IsEmpty, second.ToString());
    }

    [Fact]
    public async Task Apply_ForeignConnectionsInTheWay_ChangesNothingAtAll()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var open = Stacks.Service().AllowPrincipal("222222222222").Build();
        await ConnectAsync(edge, "222222222222", (await edge.ApplyAsync(open)).ServiceName!);
        var renamed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("front")).AllowPrincipal("222222222222").Build();
        var plan = await edge.PrivateLink.PlanAsync(renamed);
        var before = edge.Aws.Requests.Count;

        await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List)", request.Operation));
    }

    private static PrivateLinkStack Admitting(params string[] ranges) => Stacks.Service()
        .ConsumeFrom("customer", consumer => Stacks.InOwnVpc(consumer).AdmitFrom(ranges)).Build();

    private static async Task ReplaceEndpointAsync(TestEnvironment edge)
    {
        var own = Assert.Single((await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints);
        await edge.Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = own.VpcId,
            ServiceName = own.ServiceName,
            SubnetIds = own.SubnetIds,
            SecurityGroupIds = own.Groups.ConvertAll(group => group.GroupId),
            PrivateDnsEnabled = false,
            TagSpecifications = [new() { ResourceType = "vpc-endpoint", Tags = own.Tags }],
        });
        await edge.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [own.VpcEndpointId] });
    }

    /// <summary>A zone that cannot be removed from the load balancer while it is used.</summary>
    private static async Task AddZoneAsync(TestEnvironment edge)
    {
        var balancer = Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers);
        var subnet = (await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest
        {
            VpcId = balancer.VpcId,
            CidrBlock = "10.20.99.0/24",
            AvailabilityZone = "eu-west-1c",
            TagSpecifications = [new() { ResourceType = "subnet",
                Tags =
                [
                    new("privatelinkkit:stack", "dogs"),
                    new("privatelinkkit:home", TestEnvironment.Home),
                    new("privatelinkkit:id", "dogs/private-eu-west-1c"),
                ] }],
        })).Subnet;
        await edge.ElbV2.SetSubnetsAsync(new SetSubnetsRequest
        {
            LoadBalancerArn = balancer.LoadBalancerArn,
            Subnets = [.. balancer.AvailabilityZones.Select(zone => zone.SubnetId), subnet.SubnetId],
        });
    }

    private static async Task AddDuplicateOfLoadBalancerAsync(TestEnvironment edge)
    {
        var own = Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers);
        var tags = await edge.ElbV2.DescribeTagsAsync(new Amazon.ElasticLoadBalancingV2.Model.DescribeTagsRequest { ResourceArns = [own.LoadBalancerArn] });
        await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
        {
            Name = $"{own.LoadBalancerName}-2",
            Type = own.Type,
            Scheme = own.Scheme,
            Subnets = [.. own.AvailabilityZones.Select(zone => zone.SubnetId)],
            SecurityGroups = own.SecurityGroups,
            Tags = tags.TagDescriptions.Single().Tags,
        });
    }

    private static async Task RevokeAsync(TestEnvironment edge, string range)
    {
        var groups = (await edge.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups;
        var group = groups.Single(found => (found.IpPermissions ?? [])
            .Exists(permission => (permission.Ipv4Ranges ?? []).Exists(peer => peer.CidrIp == range)));
        await edge.Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest
        {
            GroupId = group.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 8080, ToPort = 8080, Ipv4Ranges = [new() { CidrIp = range }] }],
        });
    }

    private static async Task ConnectAsync(TestEnvironment edge, string account, string service)
    {
        using var ec2 = edge.Ec2As(account);
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.9.0.0/24" })).Vpc;
        var subnet = (await ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpc.VpcId, CidrBlock = "10.9.0.0/26", AvailabilityZoneId = "euw1-az1" })).Subnet;
        await ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface, VpcId = vpc.VpcId, ServiceName = service, SubnetIds = [subnet.SubnetId], PrivateDnsEnabled = false,
        });
    }

    /// <summary>Runs an action as soon as a resource is ready.</summary>
    private sealed class WhenDone(string logicalId, System.Action act) : IProgress<ProvisioningEvent>
    {
        public void Report(ProvisioningEvent value)
        {
            if (value is ChangeDone && value.LogicalId == logicalId)
            {
                act();
            }
        }
    }
}
