using System.Net;
using System.Net.Sockets;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Network;
using PrivateLinkKit.Testing.Network.ApiGateways;
using PrivateLinkKit.Testing.Network.Checks;
using PrivateLinkKit.Testing.Network.Containers;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.LoadBalancing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Naming;
using PrivateLinkKit.Testing.Network.Reach;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Socks;
using PrivateLinkKit.Testing.Network.Transport;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>
/// The network inside an <see cref="EmbeddedAws"/>: connections pass endpoints, load balancers, routes, network ACLs and security groups as they would
/// on AWS, or are dropped.
/// A location is a VPC or subnet (no security group applies then), an instance, a network interface, a running task or the Internet, which is named
/// <c>internet</c>.
/// </summary>
public sealed class VirtualNetwork : INetworkServices, IAsyncDisposable
{
    private readonly Cloud _cloud;
    private readonly ZoneFailures _failures;
    private readonly MapCache _maps;
    private readonly HealthBoard _board = new();
    private readonly TargetPicker _picker;
    private readonly NameServices _names;
    private readonly Dialer _dialer;
    private readonly TargetHealthChecker _health;
    private readonly ApplicationBalancers _applications;
    private readonly ApiGateway _apiGateway;
    private readonly ContainerHost _containers;
    private readonly HostReach _reach;
    private readonly LiveConnections _live;
    private readonly DropLog _drops = new();
    private readonly Locations _locations;
    private readonly Connector _connector;
    private readonly ClientTrust _trust;
    private SocksProxy? _door;
    private int _sweeping;
    private int _disposed;

    internal VirtualNetwork(Cloud cloud, ContainerImages images, IReadOnlyList<INetworkParticipant> participants, TimeSpan connectTimeout)
    {
        _cloud = cloud;
        _trust = new ClientTrust(cloud.Authority, cloud.Time);
        _failures = new ZoneFailures(cloud);
        _maps = new MapCache(cloud, _failures, participants);
        _picker = new TargetPicker(_board);
        _names = new NameServices(_maps, _picker);
        _reach = new HostReach(
            _maps, _names.Resolver, _picker, (from, host, port, reason) => _drops.Add(new PacketDrop(cloud.Now, from, host, port, reason)));
        var (listeners, applications) = (new Listeners(), new ApplicationEndPoints());
        _containers = new ContainerHost(images, listeners);
        _live = new LiveConnections(_maps.Current, () => cloud.Version, RecordSilence);
        var apiGateway = new VirtualEndPoint("APIs of API Gateway");
        _dialer = new Dialer(_maps, _picker, listeners, applications, ServiceApis.Listener, apiGateway.Listener, _live);
        _health = new TargetHealthChecker(cloud, _maps, _board, _dialer);
        _locations = new Locations(_maps, _containers);
        _connector = new Connector(cloud, _locations, _names.Resolver, _dialer, _health, _drops, connectTimeout);
        PublicDns = new PublicDns(_maps, _names, _health, cloud.Time);
        var clients = new NodeClients(_maps, _dialer, _health, cloud.Time, connectTimeout);
        var sessions = new StickySessions(_picker, new StickyCookies(cloud.Time));
        _applications = new ApplicationBalancers(applications, _maps, _picker, sessions, _health, clients);
        _apiGateway = new ApiGateway(apiGateway, _maps, _picker, _connector.DialAsync, cloud);
        cloud.Changed += SweepSoon;
        cloud.WasReset += Reset;
    }

    /// <summary>
    /// Dropped connections, oldest first; the last thousand are kept. An open connection is added when a network ACL begins to drop its packets.
    /// </summary>
    public IReadOnlyList<PacketDrop> Drops
    {
        get
        {
            _live.Sweep();
            return _drops.Drops;
        }
    }

    internal PublicDns PublicDns { get; }

    internal IPEndPoint SocksEndPoint => _door?.EndPoint ?? throw new InvalidOperationException("The SOCKS proxy has not been opened.");

    /// <summary>Takes the connections to the APIs of AWS's own services.</summary>
    internal VirtualEndPoint ServiceApis { get; } = new("APIs of AWS");

    IContainerHost INetworkServices.Containers => _containers;

    ITargetHealth INetworkServices.TargetHealth => _health;

    IReach INetworkServices.Reach => _reach;

    IPublicNames INetworkServices.PublicNames => _names.Public;

    /// <summary>
    /// Creates an HTTP client that resolves names and opens connections from a location inside the network. It trusts certificates that the machine trusts, and
    /// those signed by <see cref="EmbeddedAws.CertificateAuthority"/> and valid by the clock. The caller disposes it.
    /// </summary>
    /// <param name="standingIn">The id of a VPC, subnet, instance, network interface or running task, a task's ARN, or <c>internet</c>.</param>
    /// <exception cref="ArgumentException">There is no such location.</exception>
    public HttpClient CreateHttpClient(string standingIn)
    {
        _locations.Stand(standingIn);
        return new HttpClient(_cloud.Time.Watching(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = _trust.Options(),
            ConnectCallback = async (context, ct) =>
                new VirtualStream(await _connector.DialAsync(standingIn, context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct)),
        }));
    }

    /// <summary>Returns a location inside the network, for programs that accept a function for resolving names and one for connecting.</summary>
    /// <param name="standingIn">The id of a VPC, subnet, instance, network interface or running task, a task's ARN, or <c>internet</c>.</param>
    /// <exception cref="ArgumentException">There is no such location.</exception>
    public NetworkPlace StandIn(string standingIn)
    {
        _locations.Stand(standingIn);
        return new NetworkPlace(this, standingIn);
    }

    /// <summary>
    /// Returns the Internet as a location: public addresses answer it, if routes, network ACLs and security groups admit it, and it knows the names of public
    /// DNS. Its own address is 192.88.99.10. To connect from there with another member or with the SOCKS5 proxy, name the location <c>internet</c>.
    /// </summary>
    public NetworkPlace StandOnTheInternet() => StandIn(Internet.Id);

    /// <summary>Opens a TCP connection from a location inside the network.</summary>
    /// <param name="standingIn">The id of a VPC, subnet, instance, network interface or running task, a task's ARN, or <c>internet</c>.</param>
    /// <param name="host">A name, as it resolves there, or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="ArgumentException">There is no such location.</exception>
    /// <exception cref="SocketException">
    /// <see cref="SocketError.HostNotFound"/> for an unknown name, <see cref="SocketError.ConnectionRefused"/> where there is no listener,
    /// and, after <see cref="EmbeddedAwsOptions.ConnectTimeout"/>, <see cref="SocketError.TimedOut"/> for dropped packets; the message
    /// names what dropped them.
    /// </exception>
    public async Task<Stream> ConnectAsync(string standingIn, string host, int port, CancellationToken ct = default) =>
        new VirtualStream(await _connector.DialAloneAsync(standingIn, host, port, ct));

    /// <summary>Resolves a name from inside the network; empty for an unknown name.</summary>
    /// <param name="standingIn">The id of a VPC, subnet, instance, network interface or running task, a task's ARN, or <c>internet</c>.</param>
    /// <param name="host">The name.</param>
    /// <exception cref="ArgumentException">There is no such location.</exception>
    public IReadOnlyList<IPAddress> Resolve(string standingIn, string host)
    {
        var (map, place) = _locations.Stand(standingIn);
        return _names.Resolver.Resolve(map, place, host, onlyLook: false);
    }

    /// <summary>Traces the path that a connection would take now, and its outcome. Uses the current health of targets; sends nothing.</summary>
    /// <param name="standingIn">The id of a VPC, subnet, instance, network interface or running task, a task's ARN, or <c>internet</c>.</param>
    /// <param name="host">A name or address.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="ArgumentException">There is no such location.</exception>
    public NetworkTrace Explain(string standingIn, string host, int port)
    {
        var (map, place) = _locations.Stand(standingIn);
        if (_names.Resolver.Resolve(map, place, host, onlyLook: true) is not [var address, ..])
        {
            return new NetworkTrace(standingIn, host, port, NetworkOutcome.UnknownName, Locations.UnknownName(place, host), []);
        }

        var path = new PathFinder(map, _picker, onlyLook: true, pastApplications: true).Find(place, address, port);
        var (outcome, reason) = path.Drop is { } drop ? (NetworkOutcome.Dropped, drop)
            : _dialer.Listens(path) ? (NetworkOutcome.Delivered, "delivered")
            : path.Terminations is [] ? (NetworkOutcome.Refused, Dialer.RefusedAt(path))
            : (NetworkOutcome.Delivered, $"delivered to a TLS listener, which closes the connection after the handshake: {Dialer.RefusedAt(path)}");
        return new NetworkTrace(standingIn, host, port, outcome, reason, path.Hops);
    }

    /// <summary>
    /// Makes an availability zone fail, for all accounts: no traffic enters or leaves its network interfaces, so connections through them are reset,
    /// new ones dropped, and health checks fail. DNS names of load balancers and endpoints omit the zone, with <see cref="Pace.Realistic"/> a minute
    /// later. Clients placed in a VPC or subnet, which have no network interface, are unaffected; so is the API.
    /// </summary>
    /// <param name="zone">The id, such as <c>euw1-az1</c>, or the name that the zone has in the default account 000000000000: other accounts may name
    /// it otherwise.</param>
    /// <returns>Ends the failure when disposed, as <see cref="EmbeddedAws.Reset"/> does.</returns>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public IDisposable FailZone(string zone)
    {
        var failure = _failures.Begin(zone);
        _live.Sweep();
        return failure;
    }

    /// <summary>Ends all connections, containers and the SOCKS proxy.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) is not 0)
        {
            return;
        }

        _cloud.Changed -= SweepSoon;
        _cloud.WasReset -= Reset;
        if (_door is not null)
        {
            await _door.DisposeAsync();
        }

        await PublicDns.CloseAsync();
        _live.EndAll();
        await _containers.DisposeAsync();
        await _apiGateway.DisposeAsync();
        await _applications.DisposeAsync();
    }

    internal async Task<IReadOnlyList<IPAddress>> LookUpAsync(string standingIn, string name, CancellationToken ct)
    {
        using var looking = _cloud.Time.BeginConnecting();
        var (map, place) = _locations.Stand(standingIn);
        foreach (var pool in _names.Resolver.PoolsBehind(map, place, name))
        {
            await _health.RefreshAsync(pool, ct);
        }

        return Resolve(standingIn, name);
    }

    internal void OpenSocksDoor(int port) =>
        _door = SocksProxy.Open(port, standingIn => _locations.Find(standingIn) is not null, _connector.DialAloneAsync, TimeProvider.System);

    private void RecordSilence(VirtualConnection connection, PacketPath path, string reason)
    {
        var dialled = (IPEndPoint)connection.RemoteEndPoint!;
        _drops.Add(new PacketDrop(_cloud.Now, path.Hops[0].Id, dialled.Address.ToString(), dialled.Port, reason));
    }

    // Changes are raised under the gate, and often: one sweep on another thread covers all changes before it.
    private void SweepSoon()
    {
        if (!_live.IsEmpty && Interlocked.Exchange(ref _sweeping, 1) is 0)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Volatile.Write(ref _sweeping, 0);
                _live.Sweep();
            });
        }
    }

    private void Reset()
    {
        _containers.StopAll();
        _apiGateway.Clear();
        _board.Clear();
        _failures.Clear();
        _drops.Clear();
        _names.Records.Clear();
    }
}
