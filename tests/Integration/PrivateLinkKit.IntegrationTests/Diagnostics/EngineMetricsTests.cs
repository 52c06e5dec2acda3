using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Diagnostics;

public class EngineMetricsTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().AsRole("arn:aws:iam::000000000000:role/deployer").WithConsumer().Build();

    [Fact]
    public async Task Calls_OfAllVerbs_AreThoseThatTheEdgeHasSeen()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options());
        edge.Aws.Faults.On("CreateSubnet").Times(2).Throttle();
        edge.Aws.Faults.On("CreateVpc").LoseAnswer();
        edge.Aws.Faults.On("DescribeNatGateways").ResetConnection();

        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        await privateLink.DestroyAsync(Stack);

        Assert.Equal(edge.Aws.Requests.CountBy(request => request.Operation).OrderBy(seen => seen.Key, StringComparer.Ordinal),
            CountBy(heard.Of("privatelinkkit.calls"), "operation"));
        Assert.Equal(CountBy(heard.Of("privatelinkkit.calls"), "operation"), CountBy(heard.Of("privatelinkkit.call.duration"), "operation"));
        var outcomes = heard.Of("privatelinkkit.calls").CountBy(call => (string)call.Tags["outcome"]!).ToDictionary();
        Assert.Equal((2, 2), (outcomes["throttled"], outcomes["unanswered"]));
        Assert.Equal(edge.Aws.Requests.Count(request => request.Status is >= 200 and < 300), outcomes["ok"]);
        Assert.All(heard.Of("privatelinkkit.calls"), call => Assert.Equal(TestEnvironment.Region, call.Tags["region"]));
        Assert.Equal(2, heard.Of("privatelinkkit.throttles").Count(call => call.Tags["operation"] is "CreateSubnet"));
        Assert.Equal(("DescribeNatGateways", "unanswered"),
            Assert.Single(heard.Of("privatelinkkit.retries").Select(call => ($"{call.Tags["operation"]}", $"{call.Tags["reason"]}"))));
        Assert.InRange(heard.Of("privatelinkkit.throttler.wait").Where(wait => wait.Tags["operation"] is "CreateSubnet").Sum(wait => wait.Value), 0.1, 30);
    }

    [Fact]
    public async Task Changes_OfAllVerbs_AreThoseOfPlanAndResults()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();

        var plan = await edge.PrivateLink.PlanAsync(Stack);
        var applied = await edge.PrivateLink.ApplyAsync(plan);
        edge.Aws.Faults.On("DeleteVpc").Fail("UnauthorizedOperation", status: 403);
        var destroyed = await Assert.ThrowsAsync<ApplyException>(() => edge.PrivateLink.DestroyAsync(Stack));

        Assert.Equal(
            plan.Changes.CountBy(change => change.ResourceType).OrderBy(count => count.Key, StringComparer.Ordinal),
            CountBy(heard.Of("privatelinkkit.plan.changes"), "resource_type"));
        Assert.Equal(
            applied.Outcomes.Concat(destroyed.Outcomes).CountBy(outcome => $"{outcome.Action} {outcome.Status}".ToLowerInvariant())
                .OrderBy(count => count.Key, StringComparer.Ordinal),
            heard.Of("privatelinkkit.changes").CountBy(change => $"{change.Tags["action"]} {change.Tags["outcome"]}")
                .OrderBy(count => count.Key, StringComparer.Ordinal));
        Assert.Equal("ok", Assert.Single(heard.Of("privatelinkkit.plan.duration")).Tags["outcome"]);
        Assert.Equal("ok", Assert.Single(heard.Of("privatelinkkit.apply.duration")).Tags["outcome"]);
        Assert.Equal("failed", Assert.Single(heard.Of("privatelinkkit.destroy.duration")).Tags["outcome"]);
    }

    [Fact]
    public async Task Waits_RealisticTimes_AreAsLongAsAwsTakes()
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        using var heard = new CapturedLog();

        await edge.ApplyAsync(Stack);

        var waits = heard.Of("privatelinkkit.waits").ToLookup(wait => wait.Tags["resource_type"]);
        Assert.InRange(Assert.Single(waits["AWS::EC2::VPCEndpoint"]).Value, 90, 95);
        Assert.InRange(Assert.Single(waits["AWS::ElasticLoadBalancingV2::LoadBalancer"]).Value, 180, 190);
        Assert.All(waits.SelectMany(wait => wait), wait => Assert.Equal("ready", wait.Tags["outcome"]));
        Assert.Equal(edge.Time.Elapsed.TotalSeconds, heard.Of("privatelinkkit.apply.duration").Single().Value, tolerance: 5);
    }

    private static IEnumerable<KeyValuePair<string, int>> CountBy(IEnumerable<Measured> measured, string tag) =>
        measured.CountBy(one => (string)one.Tags[tag]!).OrderBy(count => count.Key, StringComparer.Ordinal);
}
