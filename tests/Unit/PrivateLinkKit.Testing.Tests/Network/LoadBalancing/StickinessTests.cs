using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Requests and connections of one client that go to the same target.</summary>
public sealed class StickinessTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private InstanceSite _site = null!;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(
        app => app.MapGet("/login", (HttpContext context) =>
        {
            context.Response.Cookies.Append("session", "1");
            return app.Configuration["INSTANCE_ID"];
        }),
        time: _clock);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Get_WithTheCookieOfTheLoadBalancer_ReachesTheSameTargetUntilItIsStale()
    {
        var (targets, dnsName) = await AlbAsync();
        await _site.SetAsync(targets, ("stickiness.enabled", "true"), ("stickiness.lb_cookie.duration_seconds", "60"));
        var (first, cookie) = await AskAsync(dnsName, "AWSALB");

        var again = await AskFiveTimesAsync(dnsName, cookie);
        _clock.Advance(TimeSpan.FromSeconds(61));
        var later = await AskFiveTimesAsync(dnsName, cookie);

        Assert.Equal([first], again);
        Assert.Equal(2, later.Count);
    }

    [Fact]
    public async Task Get_CookieThatTheClientChanged_IsIgnored()
    {
        var (targets, dnsName) = await AlbAsync();
        await _site.SetAsync(targets, ("stickiness.enabled", "true"));
        var (_, cookie) = await AskAsync(dnsName, "AWSALB");

        Assert.Equal(2, (await AskFiveTimesAsync(dnsName, cookie.Replace("=", "=A", StringComparison.Ordinal))).Count);
    }

    [Fact]
    public async Task Get_TargetOfTheCookieIsDeregistered_ReachesAnother()
    {
        var (targets, dnsName) = await AlbAsync();
        await _site.SetAsync(targets, ("stickiness.enabled", "true"));
        var (first, cookie) = await AskAsync(dnsName, "AWSALB");

        await _site.Site.Elb.DeregisterTargetsAsync(new() { TargetGroupArn = targets, Targets = [new() { Id = first }] });

        Assert.Equal(_site.Instances.Single(instance => instance != first), Assert.Single(await AskFiveTimesAsync(dnsName, cookie)));
    }

    [Fact]
    public async Task Get_AfterTheApplicationHasSetItsCookie_ReachesTheSameTarget()
    {
        var (targets, dnsName) = await AlbAsync();
        await _site.SetAsync(
            targets, ("stickiness.enabled", "true"), ("stickiness.type", "app_cookie"), ("stickiness.app_cookie.cookie_name", "session"));
        var without = await _site.GetAsync(dnsName, scheme: "http");
        var (first, cookie) = await AskAsync(dnsName, "AWSALBAPP-0", "/login");

        Assert.False(without.Headers.Contains("Set-Cookie"));
        Assert.Equal([first], await AskFiveTimesAsync(dnsName, cookie));
    }

    [Fact]
    public async Task Get_StickyGroups_ReachesTheSameGroup()
    {
        var dnsName = await TwoGroupsAsync("HTTP", (1, 1), new() { Enabled = true, DurationSeconds = 60 });
        var (first, cookie) = await AskAsync(dnsName, "AWSALBTG");

        Assert.Equal([first], await AskFiveTimesAsync(dnsName, cookie));
        Assert.Equal(2, (await AskFiveTimesAsync(dnsName, cookie: null)).Count);
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("TCP")]
    public async Task Get_WeightedGroups_ShareByWeight(string protocol)
    {
        var dnsName = await TwoGroupsAsync(protocol, (3, 1), stickiness: null);

        var answers = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            answers.Add(await (await _site.GetAsync(dnsName, scheme: "http")).Content.ReadAsStringAsync());
        }

        Assert.Equal([6, 2], _site.Instances.Select(instance => answers.Count(answer => answer == instance)));
    }

    [Fact]
    public async Task Get_GroupsWeightedInPercent_TakeTurns()
    {
        var dnsName = await TwoGroupsAsync("HTTP", (50, 50), stickiness: null);

        Assert.Equal(2, (await AskFiveTimesAsync(dnsName, cookie: null)).Count);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 2)]
    public async Task Connect_StickyBySourceAddress_ReachesTheSameTarget(string enabled, int expected)
    {
        var targets = await _site.TargetsAsync("TCP");
        var nlb = await _site.ListenAsync("TCP", null, targets);
        await _site.SetBalancerAsync(nlb.Arn, "load_balancing.cross_zone.enabled", "true");

        await _site.SetAsync(targets, ("stickiness.enabled", enabled));

        Assert.Equal(expected, (await AskFiveTimesAsync(nlb.DnsName, cookie: null)).Count);
    }

    private async Task<(string Targets, string DnsName)> AlbAsync()
    {
        var targets = await _site.TargetsAsync("HTTP");
        return (targets, (await _site.ListenAsync("HTTP", null, targets)).DnsName);
    }

    /// <summary>Two groups of one instance each.</summary>
    private async Task<string> TwoGroupsAsync(string protocol, (int First, int Second) weights, TargetGroupStickinessConfig? stickiness)
    {
        var arns = new List<string>();
        foreach (var instance in _site.Instances)
        {
            arns.Add(await _site.Site.AddTargetGroupAsync(instance, protocol, 80, "instance"));
            await _site.RegisterAsync(arns[^1], instance);
        }

        var balancer = await _site.ListenAsync(protocol, null, arns[0], request => request.DefaultActions =
        [
            new()
            {
                Type = ActionTypeEnum.Forward,
                ForwardConfig = new()
                {
                    TargetGroups =
                    [
                        new() { TargetGroupArn = arns[0], Weight = weights.First },
                        new() { TargetGroupArn = arns[1], Weight = weights.Second },
                    ],
                    TargetGroupStickinessConfig = stickiness,
                },
            },
        ]);
        await _site.SetBalancerAsync(balancer.Arn, "load_balancing.cross_zone.enabled", "true");
        return balancer.DnsName;
    }

    /// <summary>The instance that answers, and the cookie that the load balancer sets.</summary>
    private async Task<(string Instance, string Cookie)> AskAsync(string dnsName, string cookie, string path = "/")
    {
        var answer = await _site.GetAsync(dnsName, path, "http");
        var set = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith($"{cookie}=", StringComparison.Ordinal));
        return (await answer.Content.ReadAsStringAsync(), set.Split(';')[0]);
    }

    private async Task<HashSet<string>> AskFiveTimesAsync(string dnsName, string? cookie)
    {
        var instances = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            instances.Add(await (await _site.GetAsync(dnsName, scheme: "http", cookie: cookie)).Content.ReadAsStringAsync());
        }

        return instances;
    }
}
