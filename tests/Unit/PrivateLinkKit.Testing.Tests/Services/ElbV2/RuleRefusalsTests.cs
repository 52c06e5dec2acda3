using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Services.ElbV2;

/// <summary>Conditions and actions that ELBv2 refuses, with its codes.</summary>
public sealed class RuleRefusalsTests : IAsyncLifetime
{
    private const string Path = "Conditions.member.1.Field=path-pattern&Conditions.member.1.PathPatternConfig.Values.member.1=/a";
    private const string Fixed = "Actions.member.1.Type=fixed-response&Actions.member.1.FixedResponseConfig.StatusCode=204";
    private const string BareRedirect = "Actions.member.1.Type=redirect&Actions.member.1.RedirectConfig.StatusCode=HTTP_301";
    private const string Redirect = $"{BareRedirect}&Actions.member.1.RedirectConfig";

    private static readonly string Long = new('a', 129);

    private Site _site = null!;
    private string _listener = "";

    public static TheoryData<string, string> Conditions => new()
    {
        { "path-pattern", $"PathPatternConfig.Values.member.1=/{Long}" },
        { "path-pattern", "PathPatternConfig.Values.member.1=/a^b" },
        { "path-pattern", "PathPatternConfig.Values.member.1=/a&Conditions.member.1.Values.member.1=/b" },
        { "path-pattern", $"Values.member.1=/{Long}" },
        { "path-pattern", "HostHeaderConfig.Values.member.1=a.example" },
        { "host-header", $"HostHeaderConfig.Values.member.1={Long}.example" },
        { "host-header", "HostHeaderConfig.Values.member.1=localhost" },
        { "host-header", "HostHeaderConfig.Values.member.1=a.ex4mple" },
        { "host-header", "HostHeaderConfig.Values.member.1=a_b.example" },
        { "http-header", $"HttpHeaderConfig.HttpHeaderName={new string('x', 41)}&Conditions.member.1.HttpHeaderConfig.Values.member.1=1" },
        { "http-header", $"HttpHeaderConfig.HttpHeaderName=x&Conditions.member.1.HttpHeaderConfig.Values.member.1={Long}" },
        { "http-header", "HttpHeaderConfig.HttpHeaderName=Host&Conditions.member.1.HttpHeaderConfig.Values.member.1=1" },
        { "http-header", "HttpHeaderConfig.HttpHeaderName=x y&Conditions.member.1.HttpHeaderConfig.Values.member.1=1" },
        { "http-request-method", "HttpRequestMethodConfig.Values.member.1=get" },
        { "http-request-method", $"HttpRequestMethodConfig.Values.member.1={new string('A', 41)}" },
        { "query-string", $"QueryStringConfig.Values.member.1.Value={Long}" },
        { "query-string", $"QueryStringConfig.Values.member.1.Value=a&Conditions.member.1.QueryStringConfig.Values.member.1.Key={Long}" },
        { "query-string", "QueryStringConfig.Values.member.1.Key=a" },
        { "source-ip", "SourceIpConfig.Values.member.1=1.2.3.4.5/99" },
        { "source-ip", "SourceIpConfig.Values.member.1=1.2.3.4" },
        { "source-ip", "SourceIpConfig.Values.member.1=1.2.3.4/33" },
        { "source-ip", "SourceIpConfig.Values.member.1=255.255.255.255/32" },
    };

    public static TheoryData<string, string> Actions => new()
    {
        { "ValidationError", Fixed.Replace("204", "100") },
        { "ValidationError", Fixed.Replace("204", "2040") },
        { "ValidationError", Fixed.Replace("=204", "=301") },
        { "InvalidLoadBalancerAction", $"{Fixed}&Actions.member.1.FixedResponseConfig.ContentType=Fake" },
        { "ValidationError", $"{Fixed}&Actions.member.1.FixedResponseConfig.MessageBody={new string('m', 1025)}" },
        { "InvalidLoadBalancerAction", BareRedirect },
        { "InvalidLoadBalancerAction", $"{Redirect}.Query=a=b" },
        { "InvalidLoadBalancerAction", $"{Redirect}.Protocol=%23%7Bprotocol%7D&Actions.member.1.RedirectConfig.Port=%23%7Bport%7D" },
        { "InvalidLoadBalancerAction", $"{Redirect}.Path=a" },
        { "InvalidLoadBalancerAction", $"{Redirect}.Port=70000" },
        { "ValidationError", $"{Redirect}.Protocol=TCP" },
        { "ValidationError", $"{Redirect}.Path=/b".Replace("HTTP_301", "HTTP_307") },
    };

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync();
        var alb = (await _site.AddAlbAsync("app")).LoadBalancerArn;
        _listener = await _site.AddListenerAsync(alb, "HTTP", 80, await _site.AddTargetGroupAsync("default", "HTTP", 8080));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Create_ConditionOutOfOrder_IsRefused(string field, string rest)
    {
        Assert.Equal("ValidationError", CodeOf(await CreateAsync($"Conditions.member.1.Field={field}&Conditions.member.1.{rest}&{Fixed}")));
    }

    [Theory]
    [InlineData("path-pattern", "PathPatternConfig.Values.member.1=/a_-.$~\"'@:%2B%26b/*")]
    [InlineData("host-header", "HostHeaderConfig.Values.member.1=*.Example.com")]
    [InlineData("http-header", "HttpHeaderConfig.HttpHeaderName=X-Forwarded-Host&Conditions.member.1.HttpHeaderConfig.Values.member.1=a*")]
    [InlineData("http-request-method", "HttpRequestMethodConfig.Values.member.1=M-SEARCH")]
    [InlineData("query-string", "QueryStringConfig.Values.member.1.Value=a")]
    [InlineData("source-ip", "SourceIpConfig.Values.member.1=10.0.0.0/8&Conditions.member.1.SourceIpConfig.Values.member.2=fd00::/8")]
    public async Task Create_ConditionInOrder_IsKept(string field, string rest)
    {
        var created = await CreateAsync($"Conditions.member.1.Field={field}&Conditions.member.1.{rest}&{Fixed}");

        Assert.Equal(field, created.Descendants("Field").Single().Value);
    }

    [Theory]
    [InlineData("path-pattern", "PathPatternConfig.Values.member.1=/b")]
    [InlineData("host-header", "HostHeaderConfig.Values.member.1=b.example")]
    [InlineData("http-request-method", "HttpRequestMethodConfig.Values.member.1=GET")]
    [InlineData("source-ip", "SourceIpConfig.Values.member.1=10.0.0.0/8")]
    public async Task Create_FieldTwice_IsRefused(string field, string rest)
    {
        var twice = string.Join('&', new[] { 1, 2 }.Select(i => $"Conditions.member.{i}.Field={field}&Conditions.member.{i}.{rest}"));

        Assert.Equal("ValidationError", CodeOf(await CreateAsync($"{twice}&{Fixed}")));
    }

    [Theory]
    [InlineData("http-header", "HttpHeaderConfig.HttpHeaderName=x&Conditions.member.N.HttpHeaderConfig.Values.member.1=1")]
    [InlineData("query-string", "QueryStringConfig.Values.member.1.Value=a")]
    public async Task Create_RepeatableFieldTwice_IsKept(string field, string rest)
    {
        var twice = string.Join('&', new[] { 1, 2 }.Select(i => $"Conditions.member.{i}.Field={field}&Conditions.member.{i}.{rest.Replace(".N.", $".{i}.")}"));

        Assert.Equal(2, (await CreateAsync($"{twice}&{Fixed}")).Descendants("Field").Count());
    }

    [Fact]
    public async Task Create_MoreThanFiveValues_IsRefused()
    {
        var values = string.Join('&', Enumerable.Range(1, 6).Select(i => $"Conditions.member.1.PathPatternConfig.Values.member.{i}=/{i}"));

        Assert.Equal("ValidationError", CodeOf(await CreateAsync($"Conditions.member.1.Field=path-pattern&{values}&{Fixed}")));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Create_ActionOutOfOrder_IsRefused(string code, string action)
    {
        Assert.Equal(code, CodeOf(await CreateAsync($"{Path}&{action}")));
    }

    [Theory]
    [InlineData("Protocol=HTTPS&Actions.member.1.RedirectConfig.Port=443")]
    [InlineData("Host=b.example")]
    [InlineData("Path=/b/%23%7Bpath%7D")]
    [InlineData("Port=8080&Actions.member.1.RedirectConfig.Query=a")]
    public async Task Create_RedirectThatChangesSomething_IsKept(string rest)
    {
        Assert.Equal("redirect", (await CreateAsync($"{Path}&{Redirect}.{rest}")).Descendants("Type").Single().Value);
    }

    [Fact]
    public async Task CreateListener_ActionOutOfOrder_IsRefusedLikeThatOfARule()
    {
        var alb = (await _site.AddAlbAsync("other")).LoadBalancerArn;

        var answer = await _site.ElbAsync(
            "CreateListener",
            ("LoadBalancerArn", alb),
            ("Protocol", "HTTP"),
            ("Port", "80"),
            ("DefaultActions.member.1.Type", "fixed-response"),
            ("DefaultActions.member.1.FixedResponseConfig.StatusCode", "100"));

        Assert.Equal("ValidationError", CodeOf(answer));
    }

    [Fact]
    public async Task Describe_UnknownNames_AnswerAsAwsDoes()
    {
        var groups = await _site.ElbAsync("DescribeTargetGroups", ("Names.member.1", "nobody"));
        var balancers = await _site.ElbAsync("DescribeLoadBalancers", ("Names.member.1", "nobody"));

        Assert.Equal(("TargetGroupNotFound", "One or more target groups not found"), (CodeOf(groups), MessageOf(groups)));
        Assert.Equal(("LoadBalancerNotFound", "Load balancers '[nobody]' not found"), (CodeOf(balancers), MessageOf(balancers)));
    }

    [Fact]
    public async Task Describe_UnknownArns_AnswerAsAwsDoes()
    {
        var listener = _listener[..^1] + "x";
        var groups = await _site.ElbAsync("DescribeTargetGroups",
            ("TargetGroupArns.member.1", $"arn:aws:elasticloadbalancing:eu-west-1:{Site.Account}:targetgroup/a/0"));
        var listeners = await _site.ElbAsync("DescribeListeners", ("ListenerArns.member.1", listener));
        var rules = await _site.ElbAsync("DescribeRules", ("RuleArns.member.1", $"{listener.Replace(":listener/", ":listener-rule/")}/0"));

        Assert.Equal(("TargetGroupNotFound", "One or more target groups not found"), (CodeOf(groups), MessageOf(groups)));
        Assert.Equal(("ListenerNotFound", "One or more listeners not found"), (CodeOf(listeners), MessageOf(listeners)));
        Assert.Equal(("RuleNotFound", "One or more rules not found"), (CodeOf(rules), MessageOf(rules)));
    }

    private Task<XElement> CreateAsync(string form)
    {
        var parameters = form.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1])));
        return _site.ElbAsync("CreateRule", [("ListenerArn", _listener), ("Priority", "1"), .. parameters]);
    }

    private static string CodeOf(XElement answer) => answer.Descendants("Code").SingleOrDefault()?.Value ?? answer.ToString();

    private static string MessageOf(XElement answer) => answer.Descendants("Message").Single().Value;
}
