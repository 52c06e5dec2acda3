using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Target groups with too few healthy targets: two instances in zone a, one of them unhealthy, and one in zone b.</summary>
public sealed class MinimumHealthyTests : IAsyncLifetime
{
    private const string Group = "target_group_health";

    private readonly ConcurrentBag<string> _unhealthy = [];
    private InstanceSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await InstanceSite.StartAsync(
            app => app.MapGet("/health", () => _unhealthy.Contains(app.Configuration["INSTANCE_ID"]!) ? Results.StatusCode(500) : Results.Ok()), count: 3);
        _unhealthy.Add(_site.Instances[0]);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("count", "2", 2)]
    [InlineData("count", "3", 3)]
    [InlineData("percentage", "66", 2)]
    [InlineData("percentage", "67", 3)]
    public async Task Get_FewerHealthyThanSet_AlsoReachesTheUnhealthyTarget(string unit, string value, int expected)
    {
        var targets = await TargetsAsync("HTTP");
        var alb = await _site.ListenAsync("HTTP", null, targets);
        await _site.SetAsync(targets, ($"{Group}.unhealthy_state_routing.minimum_healthy_targets.{unit}", value));

        var answers = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await (await _site.GetAsync(alb.DnsName, scheme: "http")).Content.ReadAsStringAsync());
        }

        Assert.Equal(expected, answers.Count);
    }

    [Theory]
    [InlineData("count", "1", 2)]
    [InlineData("percentage", "50", 2)]
    [InlineData("percentage", "51", 1)]
    public async Task Resolve_FewerHealthyInAZoneThanSet_OmitsTheZone(string unit, string value, int expected)
    {
        var targets = await TargetsAsync("TCP");
        var nlb = await _site.ListenAsync("TCP", null, targets);
        await _site.SetAsync(targets, ($"{Group}.dns_failover.minimum_healthy_targets.{unit}", value));
        await _site.Site.HealthAsync(targets);

        Assert.Equal(expected, _site.Aws.Network.Resolve(_site.Site.VpcId, nlb.DnsName).Count);
    }

    [Theory]
    [InlineData("percentage", "50", 2)]
    [InlineData("percentage", "51", 1)]
    public async Task Resolve_ApplicationWithFewerHealthyInAZoneThanSet_OmitsTheZone(string unit, string value, int expected)
    {
        var targets = await TargetsAsync("HTTP");
        var alb = await _site.ListenAsync("HTTP", null, targets);
        await _site.SetAsync(
            targets, ("load_balancing.cross_zone.enabled", "false"), ($"{Group}.dns_failover.minimum_healthy_targets.{unit}", value));
        await _site.Site.HealthAsync(targets);

        Assert.Equal(expected, _site.Aws.Network.Resolve(_site.Site.VpcId, alb.DnsName).Count);
    }

    [Fact]
    public async Task Get_ApplicationWithoutCrossZone_StaysInTheZoneOfItsNode()
    {
        var targets = await TargetsAsync("HTTP");
        var alb = await _site.ListenAsync("HTTP", null, targets);
        await _site.SetAsync(targets, ("load_balancing.cross_zone.enabled", "false"));
        var nodes = _site.Aws.Network.Resolve(_site.Site.VpcId, alb.DnsName);
        var node = nodes.Single(address => address.ToString().StartsWith("10.0.1.", StringComparison.Ordinal));

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(_site.Instances[1], await (await _site.GetAsync($"{node}", scheme: "http")).Content.ReadAsStringAsync());
        }
    }

    private async Task<string> TargetsAsync(string protocol)
    {
        var targets = await _site.TargetsAsync(protocol, "HTTP");
        await _site.Site.Elb.ModifyTargetGroupAsync(new() { TargetGroupArn = targets, HealthCheckPath = "/health" });
        return targets;
    }
}
