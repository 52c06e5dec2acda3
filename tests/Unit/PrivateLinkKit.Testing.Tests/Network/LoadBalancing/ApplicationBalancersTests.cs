using System.Net;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Action = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

public sealed class ApplicationBalancersTests : IAsyncLifetime
{
    private Chain _chain = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildAsync(configure: app =>
        {
            app.MapPost("/count", CountAsync);
        });
        _http = _chain.Http();
        _http.BaseAddress = new Uri($"http://{_chain.RegionalName}/");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task Post_LargeBody_ComesBackWhole()
    {
        var body = new byte[3 * 1024 * 1024];
        new Random(1).NextBytes(body);

        var answer = await _http.PostAsync("echo", new ByteArrayContent(body));

        Assert.Equal(body, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Post_LargerThanServersAdmitByDefault_Arrives()
    {
        var answer = await _http.PostAsync("count", new ByteArrayContent(new byte[31_000_000]));

        Assert.Equal("31000000", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_LongLine_PassesUpToSixteenKilobytes()
    {
        await DoAsync(new Action { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "200" } });

        var (admitted, tooLong) = (await _http.GetAsync($"nowhere?{new string('a', 16_000)}"), await _http.GetAsync($"nowhere?{new string('a', 17_000)}"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestUriTooLong), (admitted.StatusCode, tooLong.StatusCode));
    }

    [Theory]
    [InlineData("204")]
    [InlineData("205")]
    public async Task Get_FixedResponseOfAStatusWithoutBody_KeepsTheConnection(string status)
    {
        await DoAsync(new Action { Type = ActionTypeEnum.FixedResponse,
            FixedResponseConfig = new() { StatusCode = status, ContentType = "text/plain", MessageBody = "nothing" } });

        var connections = 0;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                connections++;
                return await _chain.Network.ConnectAsync(_chain.CustomerVpcId, context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
            },
        });

        await http.GetAsync(_http.BaseAddress);
        var answer = await http.GetAsync(_http.BaseAddress);

        Assert.Equal((status, "", 1), ($"{(int)answer.StatusCode}", await answer.Content.ReadAsStringAsync(), connections));
    }

    [Fact]
    public async Task Get_TargetBreaksOff_IsBadGateway()
    {
        var answer = await _http.GetAsync("abort");

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("awselb/2.0", answer.Headers.Server.ToString());
    }

    [Fact]
    public async Task Get_TargetsOwnError_PassesUnchanged()
    {
        var answer = await _http.GetAsync("nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(answer.Headers.Server);
    }

    [Theory]
    [InlineData("false", "odd")]
    [InlineData("true", "")]
    public async Task Get_HeaderNameWithUnderscore_IsDroppedWhenAsked(string drops, string seen)
    {
        await _chain.Elb.ModifyLoadBalancerAttributesAsync(new ModifyLoadBalancerAttributesRequest
        {
            LoadBalancerArn = _chain.AlbArn,
            Attributes = [new() { Key = "routing.http.drop_invalid_header_fields.enabled", Value = drops }],
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        request.Headers.TryAddWithoutValidation("x_odd", "odd");

        var answer = await (await _http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.EndsWith($" {seen}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FixedResponse_IsAnsweredByTheLoadBalancer()
    {
        await DoAsync(new Action { Type = ActionTypeEnum.FixedResponse,
            FixedResponseConfig = new() { StatusCode = "418", ContentType = "text/plain", MessageBody = "short and stout" } });

        var answer = await _http.GetAsync("");

        Assert.Equal((418, "short and stout"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Get_Redirect_FillsInTheRequestsParts()
    {
        await DoAsync(new Action { Type = ActionTypeEnum.Redirect,
            RedirectConfig = new() { StatusCode = RedirectActionStatusCodeEnum.HTTP_301, Host = "other.#{host}", Path = "/new/#{path}" } });

        var answer = await new HttpMessageInvoker(Handler()).SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"http://{_chain.RegionalName}/old?a=1"), default);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal($"http://other.{_chain.RegionalName}:{Chain.AlbPort}/new/old?a=1", answer.Headers.Location!.ToString());
    }

    private static async Task CountAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var (buffer, count) = (new byte[1 << 16], 0);
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0; count += read)
        {
        }

        await context.Response.WriteAsync($"{count}");
    }

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, ct) => await _chain.Network.ConnectAsync(
            _chain.CustomerVpcId, context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct),
    };

    private async Task DoAsync(Action action)
    {
        var listeners = await _chain.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = _chain.AlbArn });
        await _chain.Elb.ModifyListenerAsync(new ModifyListenerRequest { ListenerArn = listeners.Listeners[0].ListenerArn, DefaultActions = [action] });
    }
}
