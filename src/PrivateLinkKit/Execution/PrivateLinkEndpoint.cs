using PrivateLinkKit.Aws;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Http;
using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit;

/// <summary>A consumer's interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) and the names it is reached by from inside the consumer's VPC.</summary>
public sealed class PrivateLinkEndpoint
{
    private readonly string _stack;
    private readonly Placement _at;
    private readonly PrivateLinkOptions _options;
    private readonly AwsClientPool _clients;

    internal PrivateLinkEndpoint(InterfaceEndpointState state, string stack, int port, PrivateLinkOptions options, AwsClientPool clients)
    {
        (_stack, _at, _options, _clients, Port) = (stack, state.At, options, clients, port);
        Consumer = state.Id.Side;
        EndpointId = state.PhysicalId;
        VpcId = state.VpcId;
        ServiceName = state.ServiceName;
        Region = state.At.Region;
        DnsNames = state.DnsNames;
    }

    /// <summary>The name given to <c>ConsumeFrom</c>.</summary>
    public string Consumer { get; }

    /// <summary>AWS's id, <c>vpce-…</c>.</summary>
    public string EndpointId { get; }

    /// <summary>The consumer's VPC.</summary>
    public string VpcId { get; }

    /// <summary>The endpoint service it is connected to.</summary>
    public string ServiceName { get; }

    /// <summary>The endpoint's region.</summary>
    public string Region { get; }

    /// <summary>The regional name: answers with the addresses of every zone that is healthy.</summary>
    public string DnsName => DnsNames[0];

    /// <summary>The regional name first, then one name for each zone.</summary>
    public IReadOnlyList<string> DnsNames { get; }

    /// <summary>The port of the service's NLB listener, which is the port at the endpoint too.</summary>
    public int Port { get; }

    /// <summary>
    /// An HTTP client that connects to the endpoint, from inside the consumer's VPC. Its base address is <c>http://</c>, the stack's name and
    /// <see cref="Port"/>. A URI with another host, such as <c>https://tasks.example.com</c>, is sent through the endpoint as well, under that host's name.
    /// Should the endpoint be replaced, it follows. See <see cref="EndpointResolverExtensions.CreateHandler"/> for how it connects.
    /// </summary>
    /// <param name="configure">
    /// Sets what else a <see cref="SocketsHttpHandler"/> offers, such as <see cref="SocketsHttpHandler.SslOptions"/>; called for each one that is made, so also when
    /// connections are renewed, and once before. Refused there are <see cref="SocketsHttpHandler.ConnectCallback"/>, <see cref="SocketsHttpHandler.Proxy"/> and the two
    /// time limits of pooled connections, which are <see cref="ConnectionOptions"/>. null: nothing.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="configure"/> sets what is refused.</exception>
    /// <returns>A client with an <see cref="EndpointResolver"/> and connections of its own, made with the provisioner's options and, in a host, its AWS clients. Keep it, and dispose it at the end.</returns>
    public HttpClient CreateHttpClient(Action<SocketsHttpHandler>? configure = null)
    {
        var resolver = new EndpointResolver(_options, loggerFactory: null, _clients.Another(), ownsClients: true);
        var endpoint = resolver.Find(new EndpointSource($"{_stack}/{Consumer}", _at) { Stack = _stack, Consumer = Consumer });
        try
        {
            return new HttpClient(new EndpointHandler(endpoint, _options.Connections, _options.TimeProvider, resolver.LoggerFactory, configure, owned: resolver))
            {
                BaseAddress = new UriBuilder(Uri.UriSchemeHttp, _stack, Port).Uri,
            };
        }
        catch
        {
            resolver.Dispose();
            throw;
        }
    }
}
