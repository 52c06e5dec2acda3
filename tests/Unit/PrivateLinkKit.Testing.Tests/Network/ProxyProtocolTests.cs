using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Tests.Services.Acm;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>A task that takes the header of the PROXY protocol off its connections.</summary>
public sealed class ProxyProtocolTests : IAsyncLifetime
{
    private const int HeaderLength = 100;

    private readonly ConcurrentQueue<byte[]> _headers = new();
    private readonly TaskCompletionSource<byte[]> _ofHealthCheck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Chain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await Chain.BuildDirectAsync(listen: TakeHeaders);
        await _chain.Elb.ModifyTargetGroupAttributesAsync(new ModifyTargetGroupAttributesRequest
        {
            TargetGroupArn = _chain.NlbTargetsArn,
            Attributes = [new() { Key = "proxy_protocol_v2.enabled", Value = "true" }],
        });
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Get_ThroughTheEndpoint_IsPrecededByClientInterfaceAndEndpointId()
    {
        var dialled = _chain.Network.Resolve(_chain.CustomerVpcId, _chain.RegionalName)[0];
        using var http = _chain.Http();
        http.DefaultRequestHeaders.Host = "tasks.example.com";

        await http.GetStringAsync($"http://{dialled}/");

        var header = Relayed();
        Assert.Equal(_chain.Explain().Hops[0].Address, new IPAddress(header[16..20]).ToString());
        Assert.Equal(dialled, new IPAddress(header[20..24]));
        Assert.Equal(80, (header[26] << 8) | header[27]);
        Assert.Equal(_chain.Endpoint.VpcEndpointId, Encoding.ASCII.GetString(header, 39, 22));
        Assert.Equal(ProxyProtocolHeader.Of(
            new IPEndPoint(new IPAddress(header[16..20]), (header[24] << 8) | header[25]), new IPEndPoint(dialled, 80), _chain.Endpoint.VpcEndpointId), header);
    }

    [Fact]
    public async Task Get_DirectlyFromTheLoadBalancer_NamesNoEndpoint()
    {
        var balancer = (await _chain.Elb.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { LoadBalancerArns = [_chain.NlbArn] })).LoadBalancers[0];
        await _chain.AdmitAsync(_chain.NlbGroupId, 80, fromCidr: "10.100.100.0/24");
        using var http = _chain.Network.CreateHttpClient(balancer.VpcId);

        await http.GetStringAsync($"http://{balancer.DNSName}/");

        var header = Relayed();
        Assert.StartsWith("10.100.100.", new IPAddress(header[16..20]).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("vpce-", Encoding.ASCII.GetString(header), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ThroughATlsListener_IsPrecededByTheHeaderInTheClear()
    {
        var listeners = await _chain.Elb.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = _chain.NlbArn });
        await _chain.Elb.ModifyListenerAsync(new ModifyListenerRequest
        {
            ListenerArn = listeners.Listeners[0].ListenerArn,
            Protocol = "TLS",
            Certificates = [new() { CertificateArn = await _chain.Aws.ImportAsync("tasks.example.com") }],
        });
        using var http = _chain.Http();
        http.DefaultRequestHeaders.Host = "tasks.example.com";

        await http.GetStringAsync($"https://{_chain.RegionalName}:80/");

        Assert.Equal(_chain.Endpoint.VpcEndpointId, Encoding.ASCII.GetString(Relayed(), 39, 22));
    }

    [Fact]
    public async Task HealthCheck_HasNoCaller()
    {
        Assert.Equal(["healthy", "healthy"], await _chain.TargetStatesAsync(_chain.NlbTargetsArn));

        // The check passes when it is connected; the task reads the header later.
        Assert.Equal(ProxyProtocolHeader.OfHealthCheck(), await _ofHealthCheck.Task);
    }

    [Fact]
    public async Task Get_ThroughTheSocksDoor_HasTheHeaderToo()
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy($"socks5://{_chain.Aws.SocksEndPoint}") { Credentials = new NetworkCredential(_chain.CustomerVpcId, "x") },
        });

        await http.GetStringAsync($"http://{_chain.RegionalName}/");

        Assert.Contains(_chain.Endpoint.VpcEndpointId, Encoding.ASCII.GetString(Relayed()), StringComparison.Ordinal);
    }

    private byte[] Relayed() => _headers.Single(header => header[12] is 0x21);

    private void TakeHeaders(ListenOptions listen) => listen.Use(next => async connection =>
    {
        var input = connection.Transport.Input;
        var read = await input.ReadAtLeastAsync(HeaderLength);
        if (read.Buffer.Length < HeaderLength || read.Buffer.FirstSpan[0] is not (byte)'\r')
        {
            // A health check from before the attribute was set.
            input.AdvanceTo(read.Buffer.Start);
            await next(connection);
            return;
        }

        var header = new byte[HeaderLength];
        var end = read.Buffer.GetPosition(HeaderLength);
        System.Buffers.BuffersExtensions.CopyTo(read.Buffer.Slice(0, end), header);
        input.AdvanceTo(end);
        _headers.Enqueue(header);
        if (header[12] is 0x20)
        {
            _ofHealthCheck.TrySetResult(header);
        }

        await next(connection);
    });
}
