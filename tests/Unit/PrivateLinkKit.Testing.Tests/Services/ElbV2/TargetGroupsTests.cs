using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class TargetGroupsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("HTTP", "ip", "HTTP", 6, "/", "200")]
    [InlineData("TCP", "ip", "TCP", 10, null, null)]
    [InlineData("TCP", "alb", "HTTP", 6, "/", "200-399")]
    public async Task Create_WithoutHealthCheck_HasItsDefaults(string protocol, string type, string check, int timeout, string? path, string? codes)
    {
        var arn = await _site.AddTargetGroupAsync("group", protocol, 8080, type);

        var group = await DescribeAsync(arn);

        Assert.Equal((check, 30, timeout), (group.HealthCheckProtocol.Value, group.HealthCheckIntervalSeconds, group.HealthCheckTimeoutSeconds));
        Assert.Equal((5, 2), (group.HealthyThresholdCount, group.UnhealthyThresholdCount));
        Assert.Equal((path, codes, "traffic-port"), (group.HealthCheckPath, group.Matcher?.HttpCode, group.HealthCheckPort));
    }

    [Fact]
    public async Task Create_Again_AnswersTheSameOrRefusesOtherSettings()
    {
        var arn = await _site.AddTargetGroupAsync("group", "HTTP", 8080);

        Assert.Equal(arn, await _site.AddTargetGroupAsync("group", "HTTP", 8080));
        await Assert.ThrowsAsync<DuplicateTargetGroupNameException>(() => _site.AddTargetGroupAsync("group", "HTTP", 8081));
    }

    [Fact]
    public async Task Create_AlbTypeWithHttp_IsRefused() => await Refused.WithAsync(
        "ValidationError", () => _site.AddTargetGroupAsync("group", "HTTP", 80, "alb"));

    [Fact]
    public async Task Create_ForLambda_IsRefusedByName() =>
        await Refused.WithAsync("UnsupportedOperation", () => _site.Elb.CreateTargetGroupAsync(new() { Name = "group", TargetType = TargetTypeEnum.Lambda }));

    [Theory]
    [InlineData("UDP")]
    [InlineData("TCP_UDP")]
    public async Task Modify_ClientAddressOfDatagrams_CannotBeHidden(string protocol)
    {
        var arn = await _site.AddTargetGroupAsync("group", protocol, 53);

        await Refused.WithAsync("InvalidConfigurationRequest", () => _site.Elb.ModifyTargetGroupAttributesAsync(new()
        {
            TargetGroupArn = arn,
            Attributes = [new() { Key = "preserve_client_ip.enabled", Value = "false" }],
        }));
    }

    [Fact]
    public async Task Modify_IntervalNotAboveTimeout_IsRefused()
    {
        var arn = await _site.AddTargetGroupAsync("group", "HTTP", 8080);

        await Refused.WithAsync("ValidationError", () => _site.Elb.ModifyTargetGroupAsync(new() { TargetGroupArn = arn, HealthCheckIntervalSeconds = 6 }));
    }

    [Fact]
    public async Task Modify_HealthCheck_IsKept()
    {
        var arn = await _site.AddTargetGroupAsync("group", "TCP", 8080);

        await _site.Elb.ModifyTargetGroupAsync(new() { TargetGroupArn = arn, HealthCheckProtocol = ProtocolEnum.HTTP, HealthCheckPath = "/health" });

        var group = await DescribeAsync(arn);
        Assert.Equal(("HTTP", "/health", "200-399"), (group.HealthCheckProtocol.Value, group.HealthCheckPath, group.Matcher.HttpCode));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("rule")]
    public async Task Delete_RealisticTimes_IsRefusedForSecondsAfterTheListenerIsGone(string name)
    {
        var clock = new ManualTime();
        await using var site = await Site.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = clock });
        var arn = await site.AddTargetGroupAsync("default", "HTTP", 8080);
        var ofRule = await site.AddTargetGroupAsync("rule", "HTTP", 8080);
        var listener = await site.AddListenerAsync((await site.AddAlbAsync("app")).LoadBalancerArn, "HTTP", 80, arn);
        await site.ElbAsync(
            "CreateRule",
            ("ListenerArn", listener),
            ("Priority", "1"),
            ("Conditions.member.1.Field", "path-pattern"),
            ("Conditions.member.1.Values.member.1", "/rule"),
            ("Actions.member.1.Type", "forward"),
            ("Actions.member.1.TargetGroupArn", ofRule));
        await site.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = listener });
        var delete = new DeleteTargetGroupRequest { TargetGroupArn = name == "rule" ? ofRule : arn };

        await Assert.ThrowsAsync<ResourceInUseException>(() => site.Elb.DeleteTargetGroupAsync(delete));
        clock.Advance(TimeSpan.FromSeconds(5));
        await site.Elb.DeleteTargetGroupAsync(delete);
    }

    [Fact]
    public async Task Delete_UsedByAListener_IsRefusedUntilTheListenerIsGone()
    {
        var alb = await _site.AddAlbAsync("app");
        var arn = await _site.AddTargetGroupAsync("group", "HTTP", 8080);
        var listener = await _site.AddListenerAsync(alb.LoadBalancerArn, "HTTP", 80, arn);

        var error = await Assert.ThrowsAsync<ResourceInUseException>(() => DeleteAsync(arn));
        await _site.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = listener });
        await DeleteAsync(arn);

        Assert.Contains("is currently in use by a listener or a rule", error.Message);
        await Assert.ThrowsAsync<TargetGroupNotFoundException>(() => DescribeAsync(arn));
    }

    [Fact]
    public async Task Describe_ByLoadBalancer_FindsWhatItForwardsTo()
    {
        var alb = await _site.AddAlbAsync("app");
        var used = await _site.AddTargetGroupAsync("used", "HTTP", 8080);
        await _site.AddTargetGroupAsync("unused", "HTTP", 8080);
        await _site.AddListenerAsync(alb.LoadBalancerArn, "HTTP", 80, used);

        var found = await _site.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { LoadBalancerArn = alb.LoadBalancerArn });

        Assert.Equal(used, Assert.Single(found.TargetGroups).TargetGroupArn);
        Assert.Equal([alb.LoadBalancerArn], found.TargetGroups[0].LoadBalancerArns);
    }

    [Fact]
    public async Task Attributes_OfAnAlbTypeGroup_CannotChange()
    {
        var arn = await _site.AddTargetGroupAsync("group", "TCP", 80, "alb");

        await Assert.ThrowsAsync<InvalidConfigurationRequestException>(() => SetDelayAsync(arn, "10"));
    }

    [Theory]
    [InlineData("10", null)]
    [InlineData("3601", "InvalidConfigurationRequest")]
    public async Task Attributes_DeregistrationDelay_IsChecked(string value, string? refusal)
    {
        var arn = await _site.AddTargetGroupAsync("group", "HTTP", 80);

        if (refusal is null)
        {
            await SetDelayAsync(arn, value);
            var attributes = await _site.Elb.DescribeTargetGroupAttributesAsync(new DescribeTargetGroupAttributesRequest { TargetGroupArn = arn });
            Assert.Contains(attributes.Attributes, attribute => (attribute.Key, attribute.Value) == ("deregistration_delay.timeout_seconds", value));
        }
        else
        {
            await Refused.WithAsync(refusal, () => SetDelayAsync(arn, value));
        }
    }

    private Task SetDelayAsync(string arn, string value) => _site.Elb.ModifyTargetGroupAttributesAsync(new ModifyTargetGroupAttributesRequest
    {
        TargetGroupArn = arn,
        Attributes = [new() { Key = "deregistration_delay.timeout_seconds", Value = value }],
    });

    private async Task<TargetGroup> DescribeAsync(string arn) =>
        (await _site.Elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest { TargetGroupArns = [arn] })).TargetGroups[0];

    private Task DeleteAsync(string arn) => _site.Elb.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = arn });
}
