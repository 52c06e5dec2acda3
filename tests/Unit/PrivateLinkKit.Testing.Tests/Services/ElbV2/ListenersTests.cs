using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class ListenersTests : IAsyncLifetime
{
    private Site _site = null!;
    private string _alb = "";
    private string _group = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        _alb = (await _site.AddAlbAsync("app")).LoadBalancerArn;
        _group = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Again_AnswersTheSameOrRefusesOtherSettings()
    {
        var arn = await _site.AddListenerAsync(_alb, "HTTP", 80, _group);
        var other = await _site.AddTargetGroupAsync("other", "HTTP", 8080);

        Assert.Equal(arn, await _site.AddListenerAsync(_alb, "HTTP", 80, _group));
        await Assert.ThrowsAsync<DuplicateListenerException>(() => _site.AddListenerAsync(_alb, "HTTP", 80, other));
    }

    [Fact]
    public async Task Create_Arn_RepeatsTheLoadBalancers()
    {
        var arn = await _site.AddListenerAsync(_alb, "HTTP", 80, _group);

        Assert.Matches($":listener/app/app/{_alb[^16..]}/[0-9a-f]{{16}}$", arn);
    }

    [Fact]
    public async Task Create_ProtocolOfTheOtherKind_IsRefused()
    {
        var nlb = (await _site.AddNlbAsync("net")).LoadBalancerArn;

        await Assert.ThrowsAsync<UnsupportedProtocolException>(() => _site.AddListenerAsync(nlb, "HTTP", 80, _group));
        await Assert.ThrowsAsync<UnsupportedProtocolException>(() => _site.AddListenerAsync(_alb, "TCP", 80, _group));
        await Assert.ThrowsAsync<IncompatibleProtocolsException>(() => _site.AddListenerAsync(nlb, "TCP", 80, _group));
    }

    [Fact]
    public async Task Create_GroupOfAnotherLoadBalancer_IsRefused()
    {
        await _site.AddListenerAsync(_alb, "HTTP", 80, _group);
        var other = (await _site.AddAlbAsync("other")).LoadBalancerArn;

        await Assert.ThrowsAsync<TargetGroupAssociationLimitException>(() => _site.AddListenerAsync(other, "HTTP", 80, _group));
    }

    [Fact]
    public async Task Create_UnknownGroup_IsRefused() =>
        await Assert.ThrowsAsync<TargetGroupNotFoundException>(() => _site.AddListenerAsync(_alb, "HTTP", 80, _group + "0"));

    [Fact]
    public async Task Create_FixedResponse_IsKept()
    {
        var created = await _site.Elb.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = _alb,
            Protocol = ProtocolEnum.HTTP,
            Port = 80,
            DefaultActions = [new() { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "404" } }],
        });

        Assert.Equal("404", created.Listeners[0].DefaultActions[0].FixedResponseConfig.StatusCode);
    }

    [Fact]
    public async Task Modify_PortAndGroup_AreKept()
    {
        var arn = await _site.AddListenerAsync(_alb, "HTTP", 80, _group);
        var other = await _site.AddTargetGroupAsync("other", "HTTP", 8080);

        await _site.Elb.ModifyListenerAsync(new ModifyListenerRequest
        {
            ListenerArn = arn,
            Port = 81,
            DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = other }],
        });

        var listener = Assert.Single((await _site.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = _alb })).Listeners);
        Assert.Equal((81, other), (listener.Port, listener.DefaultActions[0].TargetGroupArn));
    }

    [Fact]
    public async Task Delete_Unknown_IsRefused()
    {
        var arn = await _site.AddListenerAsync(_alb, "HTTP", 80, _group);
        await _site.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = arn });

        await Assert.ThrowsAsync<ListenerNotFoundException>(() => _site.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = arn }));
    }

    [Fact]
    public async Task Tags_AreAddedRemovedAndDescribed()
    {
        var arn = await _site.AddListenerAsync(_alb, "HTTP", 80, _group);

        await _site.Elb.AddTagsAsync(new AddTagsRequest { ResourceArns = [arn, _alb],
            Tags = [new() { Key = "team", Value = "a" }, new() { Key = "env", Value = "b" }] });
        await _site.Elb.RemoveTagsAsync(new RemoveTagsRequest { ResourceArns = [arn], TagKeys = ["env"] });

        var described = (await _site.Elb.DescribeTagsAsync(new DescribeTagsRequest { ResourceArns = [arn, _alb] })).TagDescriptions;
        Assert.Equal(["team"], described[0].Tags.Select(tag => tag.Key));
        Assert.Equal(["team", "env"], described[1].Tags.Select(tag => tag.Key));
    }

    [Fact]
    public async Task Tags_TwiceTheSameKey_AreRefused() => await Assert.ThrowsAsync<DuplicateTagKeysException>(() => _site.Elb.AddTagsAsync(new AddTagsRequest
    {
        ResourceArns = [_alb],
        Tags = [new() { Key = "team", Value = "a" }, new() { Key = "team", Value = "b" }],
    }));
}
