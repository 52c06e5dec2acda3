using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Http;

namespace PrivateLinkKit;

/// <summary>A consumer's interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) and its DNS names inside the consumer's VPC.</summary>
public sealed class PrivateLinkEndpoint
{
    /// <summary>The name given to <c>ConsumeFrom</c>.</summary>
    public required string Consumer { get; init; }

    /// <summary>The AWS id, <c>vpce-…</c>.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The consumer's VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The name of the endpoint service that it is connected to.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The endpoint's region.</summary>
    public required string Region { get; init; }

    /// <summary>The regional name, with the addresses of all healthy zones.</summary>
    public string DnsName => DnsNames[0];

    /// <summary>The regional name first, then one name for each zone.</summary>
    public required IReadOnlyList<string> DnsNames { get; init; }

    /// <summary>The port of the service's NLB listener, also the port of the endpoint.</summary>
    public required int Port { get; init; }

    /// <summary>Resolver of the endpoint; null if the object was not returned by an apply.</summary>
    private EndpointWay? Way { get; init; }

    internal static PrivateLinkEndpoint Of(InterfaceEndpointState state, StackIdentity stack, int port, PrivateLinkOptions options, AwsClientPool clients) =>
        new()
    {
        Consumer = state.Id.Unit,
        EndpointId = state.PhysicalId,
        VpcId = state.VpcId,
        ServiceName = state.ServiceName,
        Region = state.At.Region,
        DnsNames = state.DnsNames,
        Port = port,
        Way = new EndpointWay(stack, state.At, options, clients),
    };

    /// <summary>
    /// An HTTP client that connects to the endpoint, from inside the consumer's VPC. Its base address is <c>http://</c>, the stack's name and
    /// <see cref="Port"/>. A URI with another host, such as <c>https://tasks.example.com</c>, is sent through the endpoint as well, under that host's name.
    /// If the endpoint is replaced, the client connects to the new one. See <see cref="EndpointResolverExtensions.CreateHandler"/> for how
    /// it connects.
    /// </summary>
    /// <param name="configure">
    /// Sets other properties of the <see cref="SocketsHttpHandler"/>, such as <see cref="SocketsHttpHandler.SslOptions"/>; called for each
    /// handler that is created, so also when connections are renewed, and once for validation.
    /// <see cref="SocketsHttpHandler.ConnectCallback"/>, <see cref="SocketsHttpHandler.Proxy"/> and the two time limits of pooled
    /// connections, which are in <see cref="ConnectionOptions"/>, must not be set. null: none.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="configure"/> sets a property that must not be set.</exception>
    /// <exception cref="InvalidOperationException">The endpoint was not returned by an apply.</exception>
    /// <returns>A client with an <see cref="EndpointResolver"/> and connections of its own, made with the provisioner's options and, in a host, its
    /// AWS clients. Keep it, and dispose it at the end.</returns>
    public HttpClient CreateHttpClient(Action<SocketsHttpHandler>? configure = null)
    {
        var (stack, at, options, clients) = Way ?? throw new InvalidOperationException(
            $"Endpoint {EndpointId} was not returned by an apply, so its resolver is unknown. Use the result of an apply, or resolve it by its name.");
        var resolver = new EndpointResolver(options, loggerFactory: null, clients.Another(), ownsClients: true);
        var endpoint = resolver.Find(new EndpointSource($"{stack.Stack}/{Consumer}", at)
        {
            Stack = stack.Stack,
            Home = stack.Home.ToString(),
            Consumer = Consumer,
        });
        try
        {
            return new HttpClient(new EndpointHandler(endpoint, options.Connections, options.TimeProvider, resolver.LoggerFactory, configure, owned: resolver))
            {
                BaseAddress = new UriBuilder(Uri.UriSchemeHttp, stack.Stack, Port).Uri,
            };
        }
        catch
        {
            resolver.Dispose();
            throw;
        }
    }

    private sealed record EndpointWay(StackIdentity Stack, Placement At, PrivateLinkOptions Options, AwsClientPool Clients);
}
