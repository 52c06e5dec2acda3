using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Stacks with existing load balancers, which are used and never changed.</summary>
public class UsedPartsTests
{
    [Fact]
    public async Task Apply_UsedAlb_AnswersThroughTheEndpointAndStaysAsItWas()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var site = await Site.BuildAsync(edge);
        var stack = PrivateLink.ExposeService("second")
            .UseVpc(site.VpcId, vpc => vpc.UseSubnets(site.SubnetIds).Cidr(Site.Cidr))
            .UseAlb(site.AlbArn, 8080)
            .ViaNlb(nlb => nlb.Listen(80))
            .ConsumeFrom("customer", Stacks.InOwnVpc)
            .Build();

        await AssertServedAndUntouchedAsync(edge, stack);
    }

    [Fact]
    public async Task Apply_UsedNlb_AnswersThroughTheEndpointAndStaysAsItWas()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var site = await Site.BuildAsync(edge);
        var nlbArn = await site.AddNlbAsync(80);
        var stack = PrivateLink.ExposeService("second").UseNlb(nlbArn, 80).ConsumeFrom("customer", Stacks.InOwnVpc).Build();

        await AssertServedAndUntouchedAsync(edge, stack);
    }

    private static async Task AssertServedAndUntouchedAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        var before = await LoadBalancersAsync(edge);

        var endpoint = (await edge.ApplyAsync(stack)).Endpoint("customer");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Equal(Site.Answer, await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}/")));
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
        await edge.PrivateLink.DestroyAsync(stack);
        Assert.Equal(before, await LoadBalancersAsync(edge));
        Assert.Single((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);
    }

    private static async Task<string> LoadBalancersAsync(TestEnvironment edge)
    {
        var found = (await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers;
        var listeners = await Task.WhenAll(found.Select(async balancer =>
            (await edge.ElbV2.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = balancer.LoadBalancerArn })).Listeners));
        var tags = (await edge.ElbV2.DescribeTagsAsync(
            new Amazon.ElasticLoadBalancingV2.Model.DescribeTagsRequest { ResourceArns = [.. found.Select(balancer => balancer.LoadBalancerArn)] }))
            .TagDescriptions.SelectMany(description => description.Tags ?? []);
        return string.Join('\n',
            found.Select(balancer => $"{balancer.LoadBalancerArn} {string.Join(',', balancer.SecurityGroups ?? [])}")
                .Concat(listeners.SelectMany(all => all ?? []).Select(listener => listener.ListenerArn))
                .Concat(tags.Select(tag => $"{tag.Key}={tag.Value}"))
                .Order(StringComparer.Ordinal));
    }
}
