using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Tasks that identify the caller by an NLB's PROXY protocol header.</summary>
public class ProxyProtocolTests
{
    private const string Image = "callers";

    private static readonly PrivateLinkStack Stack = Stacks.Workload(task => task.Image(Image))
        .ViaNlb(nlb => nlb.Listen(8080).ProxyProtocol().HealthCheck("/"))
        .WithConsumer()
        .Build();

    [Fact]
    public async Task Get_ThroughTheEndpoint_TaskKnowsEndpointAndClient()
    {
        await using var edge = await StartAsync();

        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        var answer = await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}:8080/"));

        var client = edge.Aws.Network.Explain(endpoint.VpcId, endpoint.DnsName, 8080).Hops[0].Address;
        Assert.Equal($"{endpoint.EndpointId} {client}", answer);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    /// <summary>Addresses do not identify a consumer: several consumers may have the same ones.</summary>
    [Fact]
    public async Task Get_ConsumersWithTheSameAddresses_DistinguishedByEndpoint()
    {
        await using var edge = await StartAsync();
        var result = await edge.ApplyAsync(Stacks.Workload(task => task.Image(Image))
            .ViaNlb(nlb => nlb.Listen(8080).ProxyProtocol())
            .ConsumeFrom("acme", Stacks.InOwnVpc)
            .ConsumeFrom("globex", Stacks.InOwnVpc)
            .Build());

        foreach (var endpoint in new[] { result.Endpoint("acme"), result.Endpoint("globex") })
        {
            using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);

            Assert.Matches($@"^{endpoint.EndpointId} 10\.30\.0\.\d+$", await http.GetStringAsync($"http://{endpoint.DnsName}:8080/"));
        }
    }

    [Fact]
    public async Task Plan_SwitchedOffByOtherHands_IsSeenAndPutBack()
    {
        await using var edge = await StartAsync();
        var applied = await edge.ApplyAsync(Stack);
        await edge.ElbV2.ModifyTargetGroupAttributesAsync(new()
        {
            TargetGroupArn = applied.Outcomes.Single(outcome => outcome.LogicalId == "dogs/nlb-targets").PhysicalId,
            Attributes = [new() { Key = "proxy_protocol_v2.enabled", Value = "false" }],
        });

        var plan = await edge.PrivateLink.PlanAsync(Stack, new PlanOptions { Depth = ReadingDepth.Decisive });
        await edge.PrivateLink.ApplyAsync(plan);

        var change = Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal(("dogs/nlb-targets", ChangeAction.Update), (change.LogicalId, change.Action));
        Assert.Equal("TargetGroupAttributes.proxy_protocol_v2.enabled", Assert.Single(change.Properties).Name);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    /// <summary>The NLB switches at once, tasks roll over in their own time: requests in between reach tasks that cannot parse them.</summary>
    [Fact]
    public async Task Apply_SwitchedOnWhileServing_CutsOffOnlyWhereAllowed()
    {
        await using var edge = await StartAsync();
        var endpoint = (await edge.ApplyAsync(Stacks.Workload(task => task).ViaNlb(nlb => nlb.Listen(8080).HealthCheck("/dogs")).WithConsumer().Build()))
            .Endpoint("customer");
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refusal = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));
        var meanwhile = await http.GetAsync($"http://{endpoint.DnsName}:8080/dogs");
        await edge.ApplyConsentedAsync(plan);

        Assert.Equal("dogs/nlb-targets", Assert.Single(refusal.Held).LogicalId);
        Assert.True(meanwhile.IsSuccessStatusCode);
        Assert.StartsWith(endpoint.EndpointId, await http.GetStringAsync($"http://{endpoint.DnsName}:8080/"), StringComparison.Ordinal);
    }

    private static async Task<TestEnvironment> StartAsync()
    {
        var edge = await TestEnvironment.StartAsync();
        edge.Aws.Images.Add(
            Image,
            app => app.MapGet("/", (HttpContext context) =>
                $"{context.GetPrivateLinkConnection()?.EndpointId} {context.GetPrivateLinkConnection()?.Client?.Address}"),
            listen => listen.UsePrivateLinkProxyProtocol());
        return edge;
    }
}
