using System.Net;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.LoadBalancing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

public class RequestMatchTests
{
    private static readonly RuleCondition Api = new() { Field = "path-pattern", PathPatternConfig = new() { Values = ["/api/*", "/v?"] } };

    [Theory]
    [InlineData("/api/tasks", true)]
    [InlineData("/v1", true)]
    [InlineData("/v10", false)]
    [InlineData("/API/tasks", false)]
    public void Find_Path_MatchesPatternsWithCase(string path, bool matches) => Assert.Equal(matches, Matches(Request(path), Api));

    [Theory]
    [InlineData("api.example.com", true)]
    [InlineData("API.Example.com:8888", true)]
    [InlineData("example.com", false)]
    public void Find_Host_MatchesPatternsWithoutCaseAndPort(string host, bool matches)
    {
        var request = Request();
        request.Host = new HostString(host);

        Assert.Equal(matches, Matches(request, new RuleCondition { Field = "host-header", HostHeaderConfig = new() { Values = ["*.example.com"] } }));
    }

    [Theory]
    [InlineData("blue", true)]
    [InlineData("Bluebird", true)]
    [InlineData("red", false)]
    public void Find_Header_MatchesAnyValue(string value, bool matches)
    {
        var request = Request();
        request.Headers["X-Color"] = new[] { "green", value };

        Assert.Equal(matches,
            Matches(request, new RuleCondition { Field = "http-header", HttpHeaderConfig = new() { HttpHeaderName = "x-color", Values = ["blue*"] } }));
    }

    [Theory]
    [InlineData("?version=v1", true)]
    [InlineData("?other=1&version=v2", true)]
    [InlineData("?version=w1", false)]
    [InlineData("?debug=yes", true)]
    public void Find_Query_MatchesPairsAndBareValues(string query, bool matches)
    {
        var request = Request();
        request.QueryString = new QueryString(query);

        Assert.Equal(matches,
            Matches(request, new RuleCondition { Field = "query-string",
            QueryStringConfig = new() { Values = [new() { Key = "version", Value = "v*" }, new() { Value = "yes" }] } }));
    }

    [Theory]
    [InlineData("GET", "10.1.1.7", true)]
    [InlineData("GET", "10.2.1.7", false)]
    [InlineData("POST", "10.1.1.7", false)]
    public void Find_SeveralConditions_AllMustHold(string method, string address, bool matches)
    {
        var request = Request();
        request.Method = method;
        request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(matches, Matches(
            request,
            new RuleCondition { Field = "http-request-method", HttpRequestMethodConfig = new() { Values = ["GET", "HEAD"] } },
            new RuleCondition { Field = "source-ip", SourceIpConfig = new() { Values = ["10.1.0.0/16"] } }));
    }

    [Fact]
    public void Find_SeveralRulesMatch_TheFirstWins()
    {
        var first = new BalancerRule([Api], new Action { Type = "first" });
        var second = new BalancerRule([Api], new Action { Type = "second" });

        Assert.Same(first, RequestMatch.Find(new BalancerListener(80, [first, second, Default()]), Request("/api/x")));
    }

    private static bool Matches(HttpRequest request, params RuleCondition[] conditions) =>
        RequestMatch.Find(new BalancerListener(80, [new BalancerRule(conditions, new Action { Type = "rule" }), Default()]), request).Action.Type is "rule";

    private static BalancerRule Default() => new([], new Action { Type = "default" });

    private static HttpRequest Request(string path = "/")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = path;
        return context.Request;
    }
}
