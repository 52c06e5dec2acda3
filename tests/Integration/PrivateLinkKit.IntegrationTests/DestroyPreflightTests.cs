using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A destroy that would stop half-way is refused before its first deletion.</summary>
public class DestroyPreflightTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Destroy_LoadBalancerHasDeletionProtection_DeletesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var nlb = IdOf(await edge.ApplyAsync(Stack), "dogs/nlb");
        await ProtectAsync(edge, nlb, "true");

        var finding = Assert.Single(await RefusedAsync(edge));

        Assert.Equal((PreflightCode.DeletionProtection, "dogs/nlb", nlb), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains("aws elbv2 modify-load-balancer-attributes", finding.Remedy, StringComparison.Ordinal);

        await ProtectAsync(edge, nlb, "false");
        await AssertDestroyedAsync(edge);
    }

    [Fact]
    public async Task Destroy_ForeignInterfaceInASubnet_IsNamedWithoutAWait()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var subnet = IdOf(await edge.ApplyAsync(Stack), "customer/private-eu-west-1a");
        var foreign = await AddInterfaceAsync(edge, subnet);
        var began = edge.Time.Elapsed;

        var finding = Assert.Single(await RefusedAsync(edge));

        Assert.Equal(
            (PreflightCode.ForeignNetworkInterface, "customer/private-eu-west-1a", foreign), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains($"{foreign} (foreign)", finding.Text, StringComparison.Ordinal);
        Assert.InRange(edge.Time.Elapsed - began, TimeSpan.Zero, TimeSpan.FromSeconds(30));

        await edge.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = foreign });
        await AssertDestroyedAsync(edge);
    }

    [Fact]
    public async Task Destroy_ManyObstacles_AreListedTogether()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/16").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
        var applied = await edge.ApplyAsync(stack);
        var (vpc, nlb, taskGroup) = (IdOf(applied, "dogs/vpc"), IdOf(applied, "dogs/nlb"), IdOf(applied, "dogs/task-group"));
        await ProtectAsync(edge, nlb, "true");
        var subnet = (await edge.Ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.20.99.0/24", AvailabilityZone = "eu-west-1c" })).Subnet.SubnetId;
        var group = (await edge.Ec2.CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "foreign", Description = "foreign" })).GroupId;
        var asking = (await edge.Ec2.CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "asking", Description = "asking" })).GroupId;
        await edge.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
        {
            GroupId = asking,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 80, ToPort = 80, UserIdGroupPairs = [new() { GroupId = taskGroup }] }],
        });
        var balancer = (await edge.ElbV2.CreateLoadBalancerAsync(
            new CreateLoadBalancerRequest { Name = "foreign", Type = "network", Scheme = "internal", Subnets = [subnet], SecurityGroups = [group] }))
            .LoadBalancers[0].LoadBalancerArn;
        var endpoint = (await edge.Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface,
            VpcId = vpc,
            ServiceName = applied.ServiceName,
            SubnetIds = [IdOf(applied, "dogs/private-eu-west-1a")],
            SecurityGroupIds = [group],
            PrivateDnsEnabled = false,
        })).VpcEndpoint.VpcEndpointId;

        var findings = await RefusedAsync(edge, stack);

        Assert.Equivalent(
            new[]
            {
                (PreflightCode.DeletionProtection, "dogs/nlb", nlb),
                (PreflightCode.ForeignConnection, "dogs/endpoint-service", endpoint),
                (PreflightCode.ForeignEndpoint, "dogs/private-eu-west-1a", endpoint),
                (PreflightCode.ForeignLoadBalancer, "dogs/vpc", balancer[(balancer.IndexOf('/', StringComparison.Ordinal) + 1)..]),
                (PreflightCode.ForeignSecurityGroup, "dogs/task-group", asking),
                (PreflightCode.ForeignSecurityGroup, "dogs/vpc", group),
                (PreflightCode.ForeignSubnet, "dogs/vpc", subnet),
            },
            findings.Select(finding => (finding.Code, finding.LogicalId, finding.ResourceId)),
            strict: true);
    }

    [Fact]
    public async Task Destroy_InterfacesOfDeletedLoadBalancersRemain_WaitsForThem()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        await edge.ApplyAsync(Stack);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            edge.PrivateLink.DestroyAsync(Stack, new StopWhenDone("dogs/nlb", stop), cancellationToken: stop.Token));
        var left = (await edge.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? [];
        Assert.Contains(left, found => found.Description.StartsWith("ELB net/dogs", StringComparison.Ordinal));

        await AssertDestroyedAsync(edge);
    }

    [Fact]
    public async Task Destroy_EdgeLacksTheReadings_IsNotStopped()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        foreach (var operation in (string[])["DescribeNetworkInterfaces", "DescribeLoadBalancerAttributes"])
        {
            edge.Aws.Faults.On(operation).Times(50).Fail("InternalFailure", status: 501);
        }

        await AssertDestroyedAsync(edge);
    }

    /// <summary>Destroys; expects a refusal and that nothing was changed.</summary>
    private static async Task<IReadOnlyList<PreflightFinding>> RefusedAsync(TestEnvironment edge, PrivateLinkStack? stack = null)
    {
        var before = edge.Aws.Requests.Count;
        var error = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(stack ?? Stack));
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List|Get)", request.Operation));
        Assert.All(error.Findings, finding => Assert.Contains(finding.Text, error.Message, StringComparison.Ordinal));
        return error.Findings;
    }

    private static async Task AssertDestroyedAsync(TestEnvironment edge)
    {
        await edge.PrivateLink.DestroyAsync(Stack);
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    private static string IdOf(ApplyResult applied, string logicalId) =>
        applied.Outcomes.Single(outcome => outcome.LogicalId == logicalId && outcome.Action is ChangeAction.Create).PhysicalId!;

    private static Task ProtectAsync(TestEnvironment edge, string arn, string value) => edge.ElbV2.ModifyLoadBalancerAttributesAsync(
        new ModifyLoadBalancerAttributesRequest { LoadBalancerArn = arn, Attributes = [new() { Key = "deletion_protection.enabled", Value = value }] });

    private static async Task<string> AddInterfaceAsync(TestEnvironment edge, string subnet) => (await edge.Ec2.CreateNetworkInterfaceAsync(
        new CreateNetworkInterfaceRequest { SubnetId = subnet, Description = "foreign" })).NetworkInterface.NetworkInterfaceId;

    /// <summary>Stops the operation as soon as a resource is done.</summary>
    private sealed class StopWhenDone(string logicalId, CancellationTokenSource stop) : IProgress<ProvisioningEvent>
    {
        public void Report(ProvisioningEvent value)
        {
            if (value is ChangeDone && value.LogicalId == logicalId)
            {
                stop.Cancel();
            }
        }
    }
}
