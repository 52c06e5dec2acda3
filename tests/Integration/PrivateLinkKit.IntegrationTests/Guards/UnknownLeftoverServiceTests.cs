using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>A destroy takes no load balancer and no service of a neighbour with it, and is not stopped by them.</summary>
public class UnknownLeftoverServiceTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();
    private static readonly StackHome Home = new("dogs");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_AlbOfANeighbourInTheSameNetwork_StaysAndTheStacksOwnGoes(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var subnets = await edge.SubnetsAsync();
        var vpc = (await edge.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = subnets })).Subnets[0].VpcId;
        var stack = PrivateLink.ExposeService("dogs").UseVpc(vpc, used => used.UseSubnets([.. subnets]).Cidr("10.70.0.0/16"))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .BehindAlb(alb => alb.Listen(8888)).ViaNlb(nlb => nlb.Listen(8080)).Build();
        await edge.ApplyAsync(stack);
        var alb = await edge.ForeignBalancerAsync("old/alb", "application", subnets);

        var destroyed = await DestroyAsync(edge, stack, isByName);

        Assert.False(destroyed.IsComplete);
        Assert.Equal(["old/alb"], destroyed.Outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done).Select(outcome => outcome.LogicalId));
        Assert.Equal(alb, Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers).LoadBalancerArn);
    }

    /// <summary>The target of the stack's target group has none of its tags.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_AlbOfANeighbourBesideAUsedOne_Stays(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var site = await Site.BuildAsync(edge);
        var stack = PrivateLink.ExposeService("dogs").UseVpc(site.VpcId, vpc => vpc.UseSubnets(site.SubnetIds).Cidr(Site.Cidr))
            .UseAlb(site.AlbArn, 8080).ViaNlb(nlb => nlb.Listen(80)).Build();
        await edge.ApplyAsync(stack);
        var alb = await edge.ForeignBalancerAsync("old/alb", "application", site.SubnetIds);

        var destroyed = await DestroyAsync(edge, stack, isByName);

        Assert.Equal(["old/alb"], destroyed.Outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done).Select(outcome => outcome.LogicalId));
        Assert.True(await edge.HasBalancerAsync(alb));
    }

    /// <summary>Only what other hosts make at the same time is a duplicate: it is where the stack is.</summary>
    [Fact]
    public async Task Apply_NlbOfANeighbourUnderTheIdOfTheStacksOwn_StaysUntilConsentedTo()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var nlb = await edge.ForeignBalancerAsync("dogs/nlb", "network");
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal((InterruptionCode.UnknownLeftover, "dogs/nlb"), Assert.Single(refused.Held.Select(one => (one.Code, one.LogicalId))));
        Assert.True(await edge.HasBalancerAsync(nlb));
        await edge.ApplyConsentedAsync(plan);
        Assert.False(await edge.HasBalancerAsync(nlb));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_NlbOfANeighbourUnderTheIdOfTheStacksOwn_Stays(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var nlb = await edge.ForeignBalancerAsync("dogs/nlb", "network");

        var destroyed = await DestroyAsync(edge, Stack, isByName);

        Assert.False(destroyed.IsComplete);
        Assert.Equal(nlb, Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers).LoadBalancerArn);
    }

    /// <summary>What a replacement leaves in another network when it is interrupted is the stack's.</summary>
    [Fact]
    public async Task Apply_MoveToAnotherNetworkThatWasInterrupted_EndsWithoutConsentToLeftovers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = (await edge.SubnetsAsync(), await edge.SubnetsAsync());
        await edge.ApplyAsync(await InAsync(edge, first));
        edge.Aws.Faults.On("DeleteLoadBalancer").Times(1).Fail("AccessDenied", "not now", 403);
        await Assert.ThrowsAsync<ApplyException>(async () => await edge.ApplyConsentedAsync(await InAsync(edge, second)));

        var plan = await edge.PrivateLink.PlanAsync(await InAsync(edge, second));

        Assert.Contains(plan.Changes, change => change is { LogicalId: "dogs/nlb", Action: ChangeAction.Delete });
        Assert.DoesNotContain(plan.Interruptions, one => one.Code is InterruptionCode.UnknownLeftover);
        await edge.ApplyConsentedAsync(plan);
        Assert.Single((await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers);
    }

    /// <summary>Nobody is told to remove the protection of what stays anyway.</summary>
    [Fact]
    public async Task Destroy_ProtectedNlbOfANeighbour_StopsOnlyItsOwnDeletion()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var nlb = await edge.ForeignBalancerAsync("old/nlb", "network");
        await edge.ElbV2.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = nlb, Attributes = [new() { Key = "deletion_protection.enabled", Value = "true" }],
        });
        var plan = await edge.PrivateLink.PlanDestroyAsync(Stack);

        var consented = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(
            plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) }));
        var destroyed = await edge.PrivateLink.DestroyAsync(plan);

        Assert.Equal((PreflightCode.DeletionProtection, nlb), Assert.Single(consented.Findings.Select(one => (one.Code, one.ResourceId))));
        Assert.Equal(["old/nlb"], destroyed.Outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done).Select(outcome => outcome.LogicalId));
        Assert.True(await edge.HasBalancerAsync(nlb));
    }

    /// <summary>Consent is asked with the endpoints that would be cut off, and without it none is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_ServiceOfANeighbourWithAConnection_StaysConnected(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var (service, endpoint) = await ConnectedServiceAsync(edge);
        var plan = isByName ? await edge.PrivateLink.PlanDestroyAsync(Home) : await edge.PrivateLink.PlanDestroyAsync(Stack);

        var destroyed = await edge.PrivateLink.DestroyAsync(plan);

        var asked = Assert.Single(plan.Interruptions);
        Assert.Equal((InterruptionCode.UnknownLeftover, endpoint), (asked.Code, Assert.Single(asked.Endpoints).EndpointId));
        Assert.EndsWith($"cuts off {endpoint} of account {Connections.Guest}", $"{asked}", StringComparison.Ordinal);
        Assert.Equal(["old/endpoint-service"],
            destroyed.Outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done).Select(outcome => outcome.LogicalId));
        var connections = await edge.Ec2.DescribeVpcEndpointConnectionsAsync(new DescribeVpcEndpointConnectionsRequest
        {
            Filters = [new Filter("service-id", [service])],
        });
        Assert.Equal(State.Available, Assert.Single(connections.VpcEndpointConnections).VpcEndpointState);
    }

    [Fact]
    public async Task Apply_ServiceOfANeighbourWithAConnection_IsDeletedOnlyWithConsentToThatEndpoint()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var (service, _) = await ConnectedServiceAsync(edge);
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));
        await edge.ApplyConsentedAsync(plan);

        Assert.Single(Assert.Single(refused.Held).Endpoints);
        Assert.DoesNotContain(service, (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest())).ServiceConfigurations.Select(found => found.ServiceId));
    }

    private static async Task<PrivateLinkStack> InAsync(TestEnvironment edge, List<string> subnets)
    {
        var vpc = (await edge.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = subnets })).Subnets[0].VpcId;
        return PrivateLink.ExposeService("dogs").UseVpc(vpc, used => used.UseSubnets([.. subnets]).Cidr("10.70.0.0/16"))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080)).ViaNlb(nlb => nlb.Listen(8080)).Build();
    }

    private static Task<DestroyResult> DestroyAsync(TestEnvironment edge, PrivateLinkStack stack, bool isByName) =>
        isByName ? edge.PrivateLink.DestroyAsync(Home) : edge.PrivateLink.DestroyAsync(stack);

    private static async Task<(string Service, string Endpoint)> ConnectedServiceAsync(TestEnvironment edge)
    {
        var name = (await edge.ApplyAsync(Stacks.Workload(name: "cats").ViaNlb(nlb => nlb.Listen(8080)).AllowPrincipal(Connections.Guest).Build()))
            .ServiceName!;
        var endpoint = await edge.ConnectAsync(name);
        var service = (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new DescribeVpcEndpointServiceConfigurationsRequest()))
            .ServiceConfigurations.Single(found => found.ServiceName == name).ServiceId;
        await edge.Ec2.TagAsync(service, "old/endpoint-service");
        return (service, endpoint);
    }
}
