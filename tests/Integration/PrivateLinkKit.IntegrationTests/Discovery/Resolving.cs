using System.Net;
using System.Net.Sockets;
using Amazon.EC2.Model;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>A service with a consumer, applied; and a resolver in the consumer's VPC, with its own clock that is advanced manually.</summary>
internal sealed class Resolving : IAsyncDisposable
{
    public const string Name = "dogs";

    private Action<PrivateLinkOptions> _configure = _ => { };
    private MetadataAddresses? _metadata;
    private EndpointResolver? _resolver;

    private Resolving(TestEnvironment edge, PrivateLinkEndpoint endpoint) => (TestEnvironment, Endpoint) = (edge, endpoint);

    public TestEnvironment TestEnvironment { get; }

    /// <summary>Outputs of the apply.</summary>
    public PrivateLinkEndpoint Endpoint { get; }

    public ManualClock Clock { get; } = new();

    /// <summary>true if DNS fails.</summary>
    public bool IsDnsAway { get; set; }

    public EndpointResolver Resolver => _resolver ??= Make();

    public static async Task<Resolving> StartAsync(PrivateLinkStack? stack = null, EmbeddedAwsOptions? options = null)
    {
        var edge = await TestEnvironment.StartAsync(options);
        var result = await edge.ApplyAsync(stack ?? Stacks.Service().WithConsumer().Build());
        edge.Aws.Requests.Clear();
        return new Resolving(edge, result.Endpoint("customer"));
    }

    /// <summary>Before the resolver is used.</summary>
    public Resolving With(Action<PrivateLinkOptions> configure)
    {
        _configure += configure;
        return this;
    }

    /// <inheritdoc cref="With"/>
    public Resolving With(EndpointOptions endpoint) => With(options => options.Endpoints[Name] = endpoint);

    /// <inheritdoc cref="With"/>
    public Resolving With(MetadataAddresses metadata)
    {
        _metadata = metadata;
        return this;
    }

    public ValueTask<ResolvedEndpoint> ResolveAsync() => Resolver.ResolveAsync(Name);

    /// <summary>Returns the number of calls of an operation since the apply.</summary>
    public int Calls(string operation) => TestEnvironment.Aws.Requests.Count(request => request.Operation == operation);

    public void AwayWithAws() => TestEnvironment.Aws.Faults.On("*").Times(int.MaxValue)
        .Fail("AuthFailure", "AWS was not able to validate the provided access credentials", 401);

    public async Task RejectAsync() => await TestEnvironment.Ec2.RejectVpcEndpointConnectionsAsync(
        new RejectVpcEndpointConnectionsRequest { ServiceId = await ServiceIdAsync(), VpcEndpointIds = [Endpoint.EndpointId] });

    public async Task AcceptAsync() => await TestEnvironment.Ec2.AcceptVpcEndpointConnectionsAsync(
        new AcceptVpcEndpointConnectionsRequest { ServiceId = await ServiceIdAsync(), VpcEndpointIds = [Endpoint.EndpointId] });

    /// <summary>Waits for the end of a query later than the last one; returns its end time.</summary>
    public async Task<DateTimeOffset> AskedSinceAsync(DateTimeOffset last)
    {
        for (; ; await Task.Yield())
        {
            if (Resolver.StatusOf(Name).AskedAt is { } asked && asked > last)
            {
                return asked;
            }
        }
    }

    /// <summary>The address of the endpoint's interface in a zone.</summary>
    public async Task<IPAddress> AddressInAsync(string zone)
    {
        var request = new DescribeNetworkInterfacesRequest { Filters = [
            new Filter("availability-zone", [zone]), new Filter("interface-type", ["vpc_endpoint"])] };
        return IPAddress.Parse(Assert.Single((await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(request)).NetworkInterfaces).PrivateIpAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _resolver?.Dispose();
        await TestEnvironment.DisposeAsync();
    }

    private async Task<string> ServiceIdAsync() =>
        Assert.Single((
            await TestEnvironment.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest())).ServiceConfigurations).ServiceId;

    private EndpointResolver Make()
    {
        var options = TestEnvironment.Options();
        options.TimeProvider = Clock;
        options.Resolution.LookUp = (name, _) => IsDnsAway
            ? Task.FromException<IReadOnlyList<IPAddress>>(new SocketException((int)SocketError.TryAgain))
            : Task.FromResult(TestEnvironment.Aws.Network.Resolve(Endpoint.VpcId, name));
        options.Resolution.DetectZone = _metadata is not null;
        options.Endpoints[Name] = new EndpointOptions { Stack = "dogs", Consumer = "customer" };
        _configure(options);
        return new EndpointResolver(options, loggerFactory: null, clients: null, _metadata);
    }
}
