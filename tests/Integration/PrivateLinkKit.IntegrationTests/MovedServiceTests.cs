using Amazon.EC2;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>An endpoint service moves to another NLB, a consumer to another service.</summary>
public class MovedServiceTests
{
    private const string Guest = "222222222222";

    [Fact]
    public async Task Apply_OtherNlbWithoutConsumers_MovesTheServiceWhereItIs()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = await NlbsAsync(edge);
        var service = (await edge.ApplyAsync(On(first).Build())).ServiceName;

        var plan = await edge.PrivateLink.PlanAsync(On(second).Build());
        var result = await edge.PrivateLink.ApplyAsync(plan);

        var change = Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal(ChangeAction.Update, change.Action);
        Assert.Equal((first, second), Assert.Single(change.Properties) is { Name: "NetworkLoadBalancerArns" } arns ? ($"{arns.Old}", $"{arns.New}") : default);
        Assert.Equal(service, result.ServiceName);
        Assert.True((await edge.PrivateLink.PlanAsync(On(second).Build())).IsEmpty);
    }

    [Fact]
    public async Task Apply_OtherNlbUnderAConsumer_IsRefusedUnlessItMayBeCutOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = await NlbsAsync(edge);
        await edge.ApplyAsync(On(first).WithConsumer().Build());
        var moved = On(second).WithConsumer().Build();
        var plan = await edge.PrivateLink.PlanAsync(moved);
        var calls = edge.Aws.Requests.Count;

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));
        Assert.Contains("customer/endpoint", refused.Message, StringComparison.Ordinal);
        Assert.All(edge.Aws.Requests.Skip(calls), request => Assert.Matches("^(Describe|List)", request.Operation));

        var endpoint = (await edge.ApplyConsentedAsync(plan)).Endpoint("customer");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal(Site.Answer, await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/")));
        Assert.True((await edge.PrivateLink.PlanAsync(moved)).IsEmpty);
    }

    [Fact]
    public async Task Apply_OtherNlbUnderForeignEndpoint_IsRefusedAndNamesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = await NlbsAsync(edge);
        var service = (await edge.ApplyAsync(On(first).AllowPrincipal(Guest).Build())).ServiceName!;
        var endpoint = await ConnectAsync(edge, service);
        var plan = await edge.PrivateLink.PlanAsync(On(second).AllowPrincipal(Guest).Build());

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));
        Assert.Equal(endpoint, Assert.Single(Assert.Single(refused.Held).Endpoints).EndpointId);

        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(On(second).AllowPrincipal(Guest).Build())).IsEmpty);
    }

    [Fact]
    public async Task Apply_ConsumerMovedToAnotherService_AnswersThereAndLeavesNothingBehind()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = await NlbsAsync(edge);
        await edge.ApplyAsync(On(first, "one").WithConsumer().Build());

        await edge.ApplyConsentedAsync(On(first, "one").Build());
        var endpoint = (await edge.ApplyAsync(On(second, "two").WithConsumer().Build())).Endpoint("customer");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal(Site.Answer, await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/")));
        Assert.Equal(endpoint.EndpointId,
            Assert.Single((await edge.Ec2.DescribeVpcEndpointsAsync(new())).VpcEndpoints, live => live.State != State.Deleted).VpcEndpointId);
    }

    private static PrivateLinkStackBuilder On(string nlbArn, string name = "second") => PrivateLink.ExposeService(name).UseNlb(nlbArn);

    private static async Task<(string First, string Second)> NlbsAsync(TestEnvironment edge)
    {
        var site = await Site.BuildAsync(edge);
        return (await site.AddNlbAsync(80, "nlb-one"), await site.AddNlbAsync(80, "nlb-two"));
    }

    private static async Task<string> ConnectAsync(TestEnvironment edge, string serviceName)
    {
        using var guest = edge.Ec2As(Guest);
        var vpc = (await guest.CreateVpcAsync(new() { CidrBlock = "10.80.0.0/24" })).Vpc.VpcId;
        var subnet = (await guest.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.80.0.0/26", AvailabilityZoneId = "euw1-az1" })).Subnet.SubnetId;
        return (await guest.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = VpcEndpointType.Interface, VpcId = vpc, ServiceName = serviceName, SubnetIds = [subnet], PrivateDnsEnabled = false,
        })).VpcEndpoint.VpcEndpointId;
    }
}
