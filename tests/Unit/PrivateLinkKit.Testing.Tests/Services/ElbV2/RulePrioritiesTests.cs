using Amazon.ElasticLoadBalancingV2;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class RulePrioritiesTests : IAsyncLifetime
{
    private Site _site = null!;
    private string _listener = "";
    private readonly List<string> _rules = [];

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        var created = await _site.Elb.CreateListenerAsync(new()
        {
            LoadBalancerArn = (await _site.AddAlbAsync("app")).LoadBalancerArn,
            Protocol = ProtocolEnum.HTTP,
            Port = 80,
            DefaultActions = [new() { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "404" } }],
        });
        _listener = created.Listeners[0].ListenerArn;
        await _site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        foreach (var (status, priority) in new[] { ("200", "1"), ("418", "2") })
        {
            var rule = await _site.ElbAsync(
                "CreateRule",
                ("ListenerArn", _listener),
                ("Priority", priority),
                ("Conditions.member.1.Field", "path-pattern"),
                ("Conditions.member.1.Values.member.1", "/*"),
                ("Actions.member.1.Type", "fixed-response"),
                ("Actions.member.1.FixedResponseConfig.StatusCode", status));
            _rules.Add(rule.Descendants("RuleArn").Single().Value);
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Set_Exchanged_TheOtherRuleAnswers()
    {
        var before = await StatusAsync();

        var code = await SetAsync((_rules[0], 2), (_rules[1], 1));

        Assert.Null(code);
        Assert.Equal((200, 418), (before, await StatusAsync()));
    }

    [Fact]
    public async Task Set_PriorityOfAnotherRule_IsRefused()
    {
        Assert.Equal("PriorityInUse", await SetAsync((_rules[0], 2)));
        Assert.Equal("PriorityInUse", await SetAsync((_rules[0], 7), (_rules[1], 7)));
        Assert.Equal("RuleNotFound", await SetAsync(($"{_rules[0]}0", 7)));
        Assert.Equal(200, await StatusAsync());
    }

    private async Task<string?> SetAsync(params (string Rule, int Priority)[] priorities)
    {
        var parameters = priorities.SelectMany((pair, i) => new[]
        {
            ($"RulePriorities.member.{i + 1}.RuleArn", pair.Rule), ($"RulePriorities.member.{i + 1}.Priority", $"{pair.Priority}"),
        });
        return (string?)(await _site.ElbAsync("SetRulePriorities", [.. parameters])).Descendants("Code").FirstOrDefault();
    }

    private async Task<int> StatusAsync()
    {
        var name = (await _site.Elb.DescribeLoadBalancersAsync(new())).LoadBalancers[0].DNSName;
        using var http = _site.Aws.Network.CreateHttpClient(_site.VpcId);
        return (int)(await http.GetAsync($"http://{name}/")).StatusCode;
    }
}
