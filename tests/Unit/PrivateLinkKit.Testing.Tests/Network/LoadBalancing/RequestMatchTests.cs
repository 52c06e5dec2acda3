using System.Net;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.LoadBalancing;
using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

public class RequestMatchTests
{
    private static readonly RequestCondition Api = new() { Paths = ["/api/*", "/v?"] };

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

        Assert.Equal(matches, Matches(request, new RequestCondition { Hosts = ["*.example.com"] }));
    }

    [Theory]
    [InlineData("blue", true)]
    [InlineData("Bluebird", true)]
    [InlineData("red", false)]
    public void Find_Header_MatchesAnyValue(string value, bool matches)
    {
        var request = Request();
        request.Headers["X-Color"] = new[] { "green", value };

        Assert.Equal(matches, Matches(request, new RequestCondition { Header = ("x-color", ["blue*"]) }));
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

        Assert.Equal(matches, Matches(request, new RequestCondition { Query = [("version", "v*"), (null, "yes")] }));
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
            new RequestCondition { Methods = ["GET", "HEAD"] },
            new RequestCondition { Sources = [IPNetwork.Parse("10.1.0.0/16")] }));
    }

    [Fact]
    public void Find_SeveralRulesMatch_TheFirstWins()
    {
        var first = new BalancerRule([Api], Answer(200));
        var second = new BalancerRule([Api], Answer(201));

        Assert.Same(first, RequestMatch.Find(new BalancerListener(80, [first, second, Default()]), Request("/api/x")));
    }

    private static bool Matches(HttpRequest request, params RequestCondition[] conditions)
    {
        var rule = new BalancerRule(conditions, Answer(200));
        return ReferenceEquals(rule, RequestMatch.Find(new BalancerListener(80, [rule, Default()]), request));
    }

    private static BalancerRule Default() => new([], Answer(404));

    private static BalancerAction Answer(int status) => new BalancerAction.FixedResponse(status, null, null);

    private static HttpRequest Request(string path = "/")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = path;
        return context.Request;
    }
}
