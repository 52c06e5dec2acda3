using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Each pass of a host sees whatever stops requests, at once and not only with the next full reading.</summary>
public class DriftTests
{
    private const string ProxyProtocol = "proxy_protocol_v2.enabled";

    private static readonly PrivateLinkStack Stack = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).HealthCheck("/dogs")).WithConsumer().Build();

    [Fact]
    public async Task Reconcile_NlbSendsAProxyHeaderByHand_IsRepairedInTheNextPass()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", "00:00:02"));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);
        var endpoint = host.Status.LastResult!.Endpoint("customer");
        var dogs = new Uri($"http://{endpoint.DnsName}:8080/dogs");
        using (edge.Time.Hold())
        {
            await SendProxyHeaderAsync(edge);
            using var cutOff = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await cutOff.GetAsync(dogs)).StatusCode);
        }

        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.Contains("name", await http.GetStringAsync(dogs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NlbSendsAProxyHeaderByHand_IsReportedInTheNextPass()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await using var host = new AppHost(edge, link => link.AddStack(Stack).Services.AddHealthChecks().AddPrivateLinkStack("dogs"),
            ("Stacks:dogs:ReconcileEvery", "00:00:02"));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        using (edge.Time.Hold())
        {
            await SendProxyHeaderAsync(edge);
        }

        await host.Logs.NextAsync(AppHost.Differs);
        await host.StopAsync();

        var change = Assert.Single(host.Status.LastPlan!.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal(("dogs/nlb-targets", $"TargetGroupAttributes.{ProxyProtocol}"), (change.LogicalId, Assert.Single(change.Properties).Name));
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, (await host.HealthAsync("privatelink-stack-dogs")).Status);
    }

    [Theory]
    [InlineData("01:00:00", 1, 4, 7)]
    [InlineData("00:00:00", 1, 2, 3, 4, 5, 6, 7)]
    public async Task Reconcile_EachPass_ReadsEverythingOnlyAsOftenAsAsked(string fullReadingEvery, params int[] fullPasses)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var (before, begun) = (edge.Aws.Requests.Count, edge.Time.GetUtcNow());
        await using var host = new AppHost(edge, link => link.AddStack(Stack), ("Stacks:dogs:ReconcileEvery", "00:20:00"), ("Stacks:dogs:Jitter", "0"),
            ("Stacks:dogs:FullReadingEvery", fullReadingEvery));

        await host.StartAsync();
        for (var pass = 1; pass <= 7; pass++)
        {
            await host.Logs.NextAsync(AppHost.Converged);
        }

        await host.StopAsync();
        var full = edge.Aws.Requests.Skip(before).Where(call => call.Operation == "DescribeVpcs")
            .Select(call => 1 + (int)Math.Round((call.At - begun).TotalMinutes / 20));
        Assert.Equal(fullPasses, full.Where(pass => pass <= 7));
    }

    /// <summary>An apply of some units, or one that gave up too early, leaves no tag, and without it every pass would read everything.</summary>
    [Fact]
    public async Task Reconcile_CompleteWithoutTheAppliedTag_SetsItAndReadsLessAfterwards()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var serviceId = (await edge.ApplyAsync(Stack)).ServiceId!;
        await edge.Ec2.DeleteTagsAsync(new() { Resources = [serviceId], Tags = [new() { Key = "privatelinkkit:applied" }] });
        await using var host = new AppHost(edge, link => link.AddStack(Stack, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", "00:10:00"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        var before = edge.Aws.Requests.Count;
        await host.Logs.NextAsync(AppHost.Converged);
        await host.StopAsync();

        Assert.Empty(host.Logs.Of(AppHost.Applying));
        Assert.DoesNotContain("DescribeVpcs", edge.Aws.Requests.Skip(before).Select(call => call.Operation));
    }

    private static async Task SendProxyHeaderAsync(TestEnvironment edge)
    {
        var group = Assert.Single((await edge.ElbV2.DescribeTargetGroupsAsync(new())).TargetGroups);
        await edge.ElbV2.ModifyTargetGroupAttributesAsync(new()
        {
            TargetGroupArn = group.TargetGroupArn,
            Attributes = [new() { Key = ProxyProtocol, Value = "true" }],
        });
    }
}
