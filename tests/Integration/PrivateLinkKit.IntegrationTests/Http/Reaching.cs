using System.Collections.Concurrent;
using System.Net;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>
/// A service with a task in each of two zones and a consumer, applied; and a host in the first zone of the consumer's VPC, with a
/// registered HTTP client.
/// </summary>
internal sealed class Reaching : IAsyncDisposable
{
    public const string Name = "echo";
    public const string OwnZone = "eu-west-1a";
    public const string OtherZone = "eu-west-1b";

    private readonly ConcurrentQueue<IPAddress> _dialled = new();
    private readonly ServiceProvider _host;

    private Reaching(TestEnvironment edge, PrivateLinkEndpoint endpoint, Action<SocketsHttpHandler>? configure)
    {
        (TestEnvironment, Endpoint) = (edge, endpoint);
        var services = new ServiceCollection();
        services.AddPrivateLink(options => Configure(options, edge, endpoint)).AddEndpoint(Name, wanted => wanted.Stack = Name);
        services.AddHttpClient(Name, client => client.BaseAddress = new Uri($"http://{Name}")).UsePrivateLink(Name, configure);
        _host = services.BuildServiceProvider();
    }

    public TestEnvironment TestEnvironment { get; }

    /// <summary>Outputs of the apply.</summary>
    public PrivateLinkEndpoint Endpoint { get; }

    public EndpointResolver Resolver => _host.GetRequiredService<EndpointResolver>();

    /// <summary>The addresses that were dialled, in order.</summary>
    public IReadOnlyList<IPAddress> Dialled => [.. _dialled];

    public static PrivateLinkStack Stack(int port) =>
        Stacks.Workload(task => task.Image(Name).Count(2), Name).ViaNlb(nlb => nlb.Listen(port)).WithConsumer().Build();

    public static async Task<Reaching> StartAsync(int port = 80, Action<ListenOptions>? listen = null, Action<SocketsHttpHandler>? configure = null)
    {
        var edge = await StartEdgeAsync(listen);
        return new Reaching(edge, (await edge.ApplyAsync(Stack(port))).Endpoint("customer"), configure);
    }

    public static async Task<TestEnvironment> StartEdgeAsync(Action<ListenOptions>? listen = null)
    {
        var edge = await TestEnvironment.StartAsync();
        edge.Aws.Images.Add(Name, app => app.Services.AddGrpc(), Map, listen);
        return edge;
    }

    public static void StandIn(PrivateLinkOptions options, TestEnvironment edge, PrivateLinkEndpoint endpoint)
    {
        var place = edge.Aws.Network.StandIn(endpoint.VpcId);
        (options.Resolution.Zone, options.Resolution.DetectZone, options.Resolution.LookUp) = (OwnZone, false, place.LookUpAsync);
        options.Resolution.Timeout = TimeSpan.FromMinutes(1);
        options.Connections.Connect = place.ConnectAsync;
    }

    public HttpClient Client(string name = Name) => _host.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>The zone of the task that answers.</summary>
    public async Task<string> AskZoneAsync(HttpClient http, bool byNewConnection = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/address");
        request.Headers.ConnectionClose = byNewConnection;
        using var answer = await http.SendAsync(request);
        var address = IPAddress.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        var subnets = (await TestEnvironment.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets;
        return subnets.Single(subnet => IPNetwork.Parse(subnet.CidrBlock).Contains(address)).AvailabilityZone;
    }

    /// <summary>Creates another endpoint with the same tags, like an apply that replaces one.</summary>
    public async Task<string> MakeSuccessorAsync()
    {
        await TestEnvironment.PassAsync(TimeSpan.FromSeconds(1));
        var old = Assert.Single((
            await TestEnvironment.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [Endpoint.EndpointId] })).VpcEndpoints);
        return (await TestEnvironment.Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface,
            VpcId = old.VpcId,
            ServiceName = old.ServiceName,
            SubnetIds = old.SubnetIds,
            SecurityGroupIds = [.. old.Groups.Select(group => group.GroupId)],
            TagSpecifications = [new TagSpecification { ResourceType = "vpc-endpoint", Tags = old.Tags }],
        })).VpcEndpoint.VpcEndpointId;
    }

    public Task DeleteAsync(string endpointId) => TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpointId] });

    public async Task<IEnumerable<IPAddress>> AddressesAsync(string endpointId)
    {
        var ids = Assert.Single((
            await TestEnvironment.Ec2.DescribeVpcEndpointsAsync(
            new DescribeVpcEndpointsRequest { VpcEndpointIds = [endpointId] })).VpcEndpoints).NetworkInterfaceIds;
        var interfaces = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = ids })).NetworkInterfaces;
        return interfaces.Select(each => IPAddress.Parse(each.PrivateIpAddress));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await TestEnvironment.DisposeAsync();
    }

    private void Configure(PrivateLinkOptions options, TestEnvironment edge, PrivateLinkEndpoint endpoint)
    {
        var wanted = edge.Options();
        (options.ServiceUrl, options.Region, options.Credentials, options.TimeProvider) = (
            wanted.ServiceUrl, wanted.Region, wanted.Credentials, wanted.TimeProvider);
        StandIn(options, edge, endpoint);
        var connect = options.Connections.Connect!;
        options.Connections.Connect = (to, cancellationToken) =>
        {
            _dialled.Enqueue(to.Address);
            return connect(to, cancellationToken);
        };
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/address", (HttpContext context) => context.Connection.LocalIpAddress!.ToString());
        app.MapGet("/request", (HttpContext context) => $"{context.Request.Scheme} {context.Request.Protocol} {context.Request.Host}");
        app.MapPost("/sum", async (HttpContext context) =>
        {
            context.Response.DeclareTrailer("count");
            var bytes = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await context.Response.WriteAsync(bytes);
            context.Response.AppendTrailer("count", $"{bytes.Length}");
        });
        GrpcWire.Map(app);
        app.MapGrpcService<Greeter>();
    }
}
