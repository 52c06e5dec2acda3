using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class TargetsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Register_AddressOfTheVpc_KnowsItsZone()
    {
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);

        await RegisterAsync(group, "10.0.1.50");

        var target = Assert.Single(await _site.HealthAsync(group));
        Assert.Equal(("10.0.1.50", 8080, "eu-west-1b"), (target.Target.Id, target.Target.Port, target.Target.AvailabilityZone));
        Assert.Equal(("unused", "Target.NotInUse"), (target.TargetHealth.State.Value, target.TargetHealth.Reason.Value));
    }

    [Theory]
    [InlineData("10.77.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("i-00000000000000000")]
    public async Task Register_AddressThatCannotBeATarget_IsRefused(string id)
    {
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);

        await Refused.WithAsync("ValidationError", () => RegisterAsync(group, id));
    }

    [Theory]
    [InlineData("nowhere", false)]
    [InlineData("us-east-1a", false)]
    [InlineData("eu-west-1a", true)]
    [InlineData("all", true)]
    public async Task Register_AddressOutsideTheVpc_NeedsAZoneOfTheRegionOrAll(string zone, bool isAdmitted)
    {
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
        var request = new RegisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = "10.77.0.1", AvailabilityZone = zone }] };

        if (isAdmitted)
        {
            await _site.Elb.RegisterTargetsAsync(request);
        }
        else
        {
            await Refused.WithAsync("ValidationError", () => _site.Elb.RegisterTargetsAsync(request));
        }
    }

    [Fact]
    public async Task Register_AlbWithoutMatchingListener_IsRefused()
    {
        var alb = await _site.AddAlbAsync("app");
        var group = await _site.AddTargetGroupAsync("chain", "TCP", 8888, "alb");

        var error = await Refused.WithAsync("ValidationError", () => RegisterAsync(group, alb.LoadBalancerArn));

        Assert.Contains("at least one listener that matches the target group port", error.Message);
    }

    [Fact]
    public async Task Register_Alb_HoldsItsListenerAndItself()
    {
        var (alb, listener, group) = await AlbBehindNlbAsync();

        await Refused.WithAsync("ResourceInUse", () => _site.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = listener }));
        await Refused.WithAsync("ResourceInUse", () => _site.Elb.DeleteLoadBalancerAsync(new DeleteLoadBalancerRequest { LoadBalancerArn = alb }));
        await _site.Elb.DeregisterTargetsAsync(new DeregisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = alb }] });
        await _site.Elb.DeleteLoadBalancerAsync(new DeleteLoadBalancerRequest { LoadBalancerArn = alb });
    }

    [Fact]
    public async Task Register_SecondAlbInOneGroup_IsRefused()
    {
        var (_, _, group) = await AlbBehindNlbAsync();
        var other = await _site.AddAlbAsync("other");
        await _site.AddListenerAsync(other.LoadBalancerArn, "HTTP", 8888, await _site.AddTargetGroupAsync("other", "HTTP", 8080));

        await Assert.ThrowsAsync<TooManyTargetsException>(() => RegisterAsync(group, other.LoadBalancerArn));
    }

    [Fact]
    public async Task Deregister_TargetInUse_DrainsAndThenGoes()
    {
        var alb = await _site.AddAlbAsync("app");
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
        await _site.AddListenerAsync(alb.LoadBalancerArn, "HTTP", 80, group);
        await RegisterAsync(group, "10.0.1.50");

        await _site.Elb.DeregisterTargetsAsync(new DeregisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = "10.0.1.50" }] });

        Assert.Empty(await _site.HealthAsync(group));
        await _site.Elb.DeregisterTargetsAsync(new DeregisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = "10.0.1.50" }] });
    }

    [Fact]
    public async Task Health_TargetOfAZoneWithoutNode_IsUnused()
    {
        var alb = await _site.AddAlbAsync("app");
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
        await _site.AddListenerAsync(alb.LoadBalancerArn, "HTTP", 80, group);
        await RegisterAsync(group, "10.0.2.50");

        var target = Assert.Single(await _site.HealthAsync(group));

        Assert.Equal(("unused", "Target.NotInUse"), (target.TargetHealth.State.Value, target.TargetHealth.Reason.Value));
    }

    [Fact]
    public async Task Health_OfSomethingNotRegistered_ReportsIt()
    {
        var group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);

        var answer = await _site.Elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = group,
            Targets = [new() { Id = "10.0.1.9" }] });

        Assert.Equal("Target.NotRegistered", Assert.Single(answer.TargetHealthDescriptions).TargetHealth.Reason);
    }

    private async Task<(string Alb, string Listener, string Group)> AlbBehindNlbAsync()
    {
        var alb = (await _site.AddAlbAsync("app")).LoadBalancerArn;
        var nlb = (await _site.AddNlbAsync("net")).LoadBalancerArn;
        var listener = await _site.AddListenerAsync(alb, "HTTP", 8888, await _site.AddTargetGroupAsync("web", "HTTP", 8080));
        var group = await _site.AddTargetGroupAsync("chain", "TCP", 8888, "alb");
        await _site.AddListenerAsync(nlb, "TCP", 80, group);
        await RegisterAsync(group, alb);
        return (alb, listener, group);
    }

    private Task RegisterAsync(string group, string id) =>
        _site.Elb.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = group, Targets = [new() { Id = id }] });
}
