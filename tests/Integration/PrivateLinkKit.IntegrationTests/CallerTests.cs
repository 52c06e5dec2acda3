using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Who is calling, as a task learns it from its NLB.</summary>
public class CallerTests
{
    private const string Image = "who-is-calling";

    /// <summary>Addresses say little: any number of consumers may have the same ones.</summary>
    [Fact]
    public async Task Request_ConsumersWithTheSameAddresses_ToldApartByEndpoint()
    {
        await using var edge = await StartAsync();
        var result = await edge.ApplyAsync(Stacks.Workload(task => task.Image(Image))
            .ViaNlb(nlb => nlb.Listen(8080))
            .ConsumeFrom("acme", Stacks.InOwnVpc)
            .ConsumeFrom("globex", Stacks.InOwnVpc)
            .Build());
        await SendHeadersAsync(edge);

        foreach (var endpoint in new[] { result.Endpoint("acme"), result.Endpoint("globex") })
        {
            using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);

            Assert.Matches($@"^{endpoint.EndpointId} 10\.30\.0\.\d+$", await http.GetStringAsync($"http://{endpoint.DnsName}:8080/"));
        }
    }

    [Fact]
    public async Task HealthChecks_OverHttpToTasksThatExpectTheHeader_Pass()
    {
        await using var edge = await StartAsync();
        await edge.ApplyAsync(Stacks.Workload(task => task.Image(Image)).ViaNlb(nlb => nlb.Listen(8080)).Build());

        var group = await SendHeadersAsync(edge);
        await edge.ElbV2.ModifyTargetGroupAsync(new() { TargetGroupArn = group, HealthCheckProtocol = ProtocolEnum.HTTP, HealthCheckPath = "/" });
        await edge.PassAsync(TimeSpan.FromMinutes(5));
        var health = await edge.ElbV2.DescribeTargetHealthAsync(new() { TargetGroupArn = group });

        Assert.Equal(["healthy", "healthy"], health.TargetHealthDescriptions.Select(target => target.TargetHealth.State.Value));
    }

    private static async Task<Edge> StartAsync()
    {
        var edge = await Edge.StartAsync();
        edge.Aws.Images.Add(Image, app => app.MapGet("/", Describe), listen => listen.UsePrivateLinkProxyProtocol());
        return edge;
    }

    private static string Describe(HttpContext context) => $"{context.GetPrivateLinkConnection()?.EndpointId} {context.Connection.RemoteIpAddress}";

    private static async Task<string> SendHeadersAsync(Edge edge)
    {
        var group = Assert.Single((await edge.ElbV2.DescribeTargetGroupsAsync(new())).TargetGroups).TargetGroupArn;
        await edge.ElbV2.ModifyTargetGroupAttributesAsync(new()
        {
            TargetGroupArn = group,
            Attributes = [new TargetGroupAttribute { Key = "proxy_protocol_v2.enabled", Value = "true" }],
        });
        return group;
    }
}
