using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

public sealed class RulesTests : IAsyncLifetime
{
    private Site _site = null!;
    private string _listener = "";
    private string _group = "";

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        var alb = (await _site.AddAlbAsync("app")).LoadBalancerArn;
        _listener = await _site.AddListenerAsync(alb, "HTTP", 80, await _site.AddTargetGroupAsync("default", "HTTP", 8080));
        _group = await _site.AddTargetGroupAsync("other", "HTTP", 8080);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Rule_StandsBeforeTheDefaultOne()
    {
        await CreateAsync(20, "/b/*");
        await CreateAsync(3, "/a/*");

        Assert.Equal(["3", "20", "default"], (await DescribeAsync()).Select(rule => rule.Element("Priority")!.Value));
    }

    [Fact]
    public async Task Create_PathInTheShortForm_IsKeptInItsConfiguration()
    {
        var rule = await CreateAsync(1, "/a/*");

        Assert.Equal("/a/*", rule.Descendants("PathPatternConfig").Single().Value);
    }

    [Fact]
    public async Task Create_PriorityInUse_IsRefused()
    {
        await CreateAsync(1, "/a/*");

        Assert.Equal("PriorityInUse", CodeOf(await CreateAsync(1, "/b/*")));
    }

    [Fact]
    public async Task Create_Rule_HoldsItsTargetGroup()
    {
        var arn = (await CreateAsync(1, "/a/*")).Descendants("RuleArn").Single().Value;

        await Refused.WithAsync("ResourceInUse", DeleteGroupAsync);
        await _site.ElbAsync("DeleteRule", ("RuleArn", arn));
        await DeleteGroupAsync();
    }

    [Fact]
    public async Task Modify_Rule_ChangesOnlyWhatIsNamed()
    {
        var arn = (await CreateAsync(1, "/a/*")).Descendants("RuleArn").Single().Value;

        await _site.ElbAsync("ModifyRule", ("RuleArn", arn), ("Actions.member.1.Type", "fixed-response"),
            ("Actions.member.1.FixedResponseConfig.StatusCode", "204"));

        var rule = (await DescribeAsync())[0];
        Assert.Equal(("/a/*", "204"), (rule.Descendants("PathPatternConfig").Single().Value, rule.Descendants("StatusCode").Single().Value));
    }

    [Fact]
    public async Task Delete_DefaultRule_IsRefused()
    {
        var arn = (await DescribeAsync())[0].Element("RuleArn")!.Value;

        Assert.Equal("OperationNotPermitted", CodeOf(await _site.ElbAsync("DeleteRule", ("RuleArn", arn))));
        Assert.Equal("RuleNotFound", CodeOf(await _site.ElbAsync("DeleteRule", ("RuleArn", arn + "0"))));
    }

    private Task<XElement> CreateAsync(int priority, string path) => _site.ElbAsync(
        "CreateRule",
        ("ListenerArn", _listener),
        ("Priority", $"{priority}"),
        ("Conditions.member.1.Field", "path-pattern"),
        ("Conditions.member.1.Values.member.1", path),
        ("Actions.member.1.Type", "forward"),
        ("Actions.member.1.TargetGroupArn", _group));

    private async Task<List<XElement>> DescribeAsync() =>
        [.. (await _site.ElbAsync("DescribeRules", ("ListenerArn", _listener))).Descendants("Rules").Single().Elements("member")];

    private Task DeleteGroupAsync() => _site.Elb.DeleteTargetGroupAsync(
        new Amazon.ElasticLoadBalancingV2.Model.DeleteTargetGroupRequest { TargetGroupArn = _group });

    private static string CodeOf(XElement error) => error.Descendants("Code").Single().Value;
}
