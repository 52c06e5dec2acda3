using Amazon.EC2.Model;
using Amazon.ECS.Model;
using PrivateLinkKit.Testing.Tests.Services;
using PrivateLinkKit.Testing.Tests.Services.Ecs;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network.Checks;

/// <summary>Health over time, on a clock that jumps: a check every 30 seconds, 2 failures make unhealthy, 5 passes healthy again.</summary>
public sealed class TargetHealthCheckerTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly ManualTime _clock = new();
    private Site _site = null!;
    private string _group = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = _clock });
        var balancer = await _site.AddNlbAsync("nlb");
        _group = await _site.AddTargetGroupAsync("tasks", "TCP", 8080);
        await _site.AddListenerAsync(balancer.LoadBalancerArn, "TCP", 80, _group);
        await AllowAsync();
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        _clock.Advance(TimeSpan.FromMinutes(5));
        var service = Web.Service(_site, _group);
        service.DesiredCount = 1;
        await _site.Ecs.CreateServiceAsync(service);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Check_NewTarget_IsInitialUntilItsFirstPass()
    {
        var seen = new List<string>();
        for (var second = 0; second < 240; second++)
        {
            seen.AddRange(await StatesAsync());
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["initial", "healthy"], seen.Distinct());
    }

    [Fact]
    public async Task Check_TargetOutOfReachAndBack_ChangesAtTheThresholds()
    {
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(["healthy"], await StatesAsync());

        await ForbidAsync();
        var after = await RoundsAsync(3);
        await AllowAsync();
        var back = await RoundsAsync(6);

        Assert.Equal(["healthy", "unhealthy", "unhealthy"], after);
        Assert.Equal(["unhealthy", "unhealthy", "unhealthy", "unhealthy", "healthy", "healthy"], back);
    }

    private async Task<List<string>> RoundsAsync(int count)
    {
        var states = new List<string>();
        for (var i = 0; i < count; i++)
        {
            _clock.Advance(Interval);
            states.AddRange(await StatesAsync());
        }

        return states;
    }

    private async Task<List<string>> StatesAsync() =>
        [.. (await _site.HealthAsync(_group)).Select(target => target.TargetHealth.State.Value)];

    private Task AllowAsync() => _site.Ec2.AuthorizeSecurityGroupIngressAsync(
        new AuthorizeSecurityGroupIngressRequest { GroupId = _site.GroupId, IpPermissions = [FromItself()] });

    private Task ForbidAsync() => _site.Ec2.RevokeSecurityGroupIngressAsync(
        new RevokeSecurityGroupIngressRequest { GroupId = _site.GroupId, IpPermissions = [FromItself()] });

    private IpPermission FromItself() => new() { IpProtocol = "tcp", FromPort = 8080, ToPort = 8080, UserIdGroupPairs = [new() { GroupId = _site.GroupId }] };
}
