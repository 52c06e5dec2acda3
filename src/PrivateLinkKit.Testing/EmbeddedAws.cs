using System.Net;
using System.Security.Cryptography.X509Certificates;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Clock;
using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>An AWS inside this process, for tests and samples: loopback only, no account, no Docker.</summary>
public sealed class EmbeddedAws : IAsyncDisposable
{
    private readonly Cloud _cloud;
    private readonly GatewayHost _host;
    private readonly ServiceApiHost _serviceApis;
    private readonly RateLimiter? _limiter;
    private IDisposable? _watching;

    private EmbeddedAws(EmbeddedAwsOptions options)
    {
        _cloud = new Cloud(new CloudSettings(options.TimeProvider, options.Pace)
        {
            HasQuotas = options.Quotas is ResourceQuotas.Aws,
            RoleChecks = options.RoleChecks,
            EgressChecks = options.EgressChecks,
            RolePropagation = options.RolePropagation,
        });
        _limiter = options.RateLimits is RateLimits.Aws ? new RateLimiter(options.TimeProvider) : null;
        Requests = new RequestLog(options.RequestLogLimit);
        IReadOnlyList<IEmulatedService> services = [.. BuiltInServices.Of(options).Where(service => !IsReplaced(service, options)), .. options.Services];
        Network = new VirtualNetwork(_cloud, Images, [.. services.OfType<INetworkParticipant>()], options.ConnectTimeout);
        Services = ServiceList.Define(services, _cloud, Network, new OtherServices(new FaultsWithin(Faults, _cloud)));
        var localPaths = new LocalPaths(_cloud, Services, Reset, () => SocksEndPoint.ToString(), () => Network.Drops);
        var api = new Api(_cloud, new ServiceDirectory(Services), Faults, Requests, new HostNames(options.HostNames), localPaths, _limiter);
        _host = new GatewayHost(api, options.Port);
        _serviceApis = new ServiceApiHost(api, Network, _cloud.Authority);
    }

    /// <summary>
    /// Address of the API, such as <c>http://127.0.0.1:4566/</c>: the service URL of SDK clients, <c>--endpoint-url</c> of the AWS CLI.
    /// </summary>
    public Uri ServiceUrl => _host.Url;

    /// <summary>Behavior of container images when tasks run them.</summary>
    public ContainerImages Images { get; } = new();

    /// <summary>The virtual network of its VPCs: connect and resolve names from inside it, and trace dropped packets.</summary>
    public VirtualNetwork Network { get; }

    /// <summary>
    /// Address of the SOCKS5 proxy into the network, on 127.0.0.1; the user name is the id of the VPC, instance or other location to connect from.
    /// </summary>
    public IPEndPoint SocksEndPoint => Network.SocksEndPoint;

    /// <summary>
    /// Certificate of the authority that signs the certificates of this AWS, without its key, which exists in memory only; a new copy on each call. Clients of
    /// <see cref="Network"/> trust it. Add it to the trusted roots of other programs, such as <see cref="X509ChainPolicy.CustomTrustStore"/>; no certificate
    /// store is changed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The EmbeddedAws is disposed.</exception>
    public X509Certificate2 CertificateAuthority => X509CertificateLoader.LoadCertificate(Authority.Certificate.RawDataMemory.Span);

    /// <summary>Its public DNS, with a server that programs can ask.</summary>
    public PublicDns PublicDns => Network.PublicDns;

    /// <summary>Events of CloudWatch Logs, such as the output of containers.</summary>
    public LogBook Logs => _cloud.Logs;

    /// <summary>Faults to inject into API calls.</summary>
    public FaultInjector Faults { get; } = new();

    /// <summary>The latest API calls, up to <see cref="EmbeddedAwsOptions.RequestLogLimit"/>.</summary>
    public RequestLog Requests { get; }

    /// <summary>Emulated operations, named as in <see cref="RecordedRequest.Action"/>.</summary>
    internal IReadOnlyList<string> Operations => field ??=
        [.. Services.SelectMany(service => service.Operations.Select(operation => $"{service.Name}:{operation}"))];

    internal IReadOnlyList<EmulatedApi> Services { get; }

    internal CertificateAuthority Authority => _cloud.Authority;

    /// <summary>Incremented with every change.</summary>
    internal long StateVersion => _cloud.Version;

    /// <summary>Starts an AWS whose accounts are new: each has a default VPC in every region, and nothing else.</summary>
    /// <param name="options">Options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running AWS; dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A port is not between 0 and 65535, or a limit or duration is negative, or
    /// <see cref="EmbeddedAwsOptions.ConnectionExpiry"/> is longer than 36,500 days.</exception>
    /// <exception cref="ArgumentException">The definition of a service in <see cref="EmbeddedAwsOptions.Services"/> has mistakes.</exception>
    /// <exception cref="IOException">A requested port is in use.</exception>
    public static async Task<EmbeddedAws> StartAsync(EmbeddedAwsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmbeddedAwsOptions();
        CheckPort(options.Port, nameof(EmbeddedAwsOptions.Port));
        CheckPort(options.SocksPort, nameof(EmbeddedAwsOptions.SocksPort));
        CheckPort(options.DnsPort, nameof(EmbeddedAwsOptions.DnsPort));
        ArgumentOutOfRangeException.ThrowIfNegative(options.RequestLogLimit);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RolePropagation, TimeSpan.Zero);
        CheckExpiry(options.ConnectionExpiry ?? TimeSpan.Zero);
        var aws = new EmbeddedAws(options);
        try
        {
            aws.Network.OpenSocksDoor(options.SocksPort);
            if (options.DnsPort is not 0)
            {
                aws.PublicDns.Open(options.DnsPort);
            }

            await aws._host.StartAsync(cancellationToken);
            aws._watching = options.TimeProvider.WatchApi(aws.ServiceUrl.Port);
            return aws;
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    /// <summary>Executes everything that is due.</summary>
    /// <returns>The <see cref="StateVersion"/> afterwards.</returns>
    internal long Settle()
    {
        lock (_cloud.Gate)
        {
            _cloud.Timeline.RunDue();
            return _cloud.Version;
        }
    }

    /// <summary>Deletes all resources, recorded requests and faults.</summary>
    public void Reset()
    {
        lock (_cloud.Gate)
        {
            _cloud.Reset();
        }

        _limiter?.Clear();

        Faults.Clear();
        Requests.Clear();
    }

    /// <summary>Stops it and everything that runs in it.</summary>
    /// <returns>A task that completes when everything has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _serviceApis.DisposeAsync();
        await Network.DisposeAsync();
        _cloud.Dispose();
        _watching?.Dispose();
    }

    private static bool IsReplaced(IEmulatedService builtIn, EmbeddedAwsOptions options) =>
        builtIn is IReplacedAsAWhole && options.Services.Any(own => own.Name == builtIn.Name);

    private static void CheckExpiry(TimeSpan expiry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expiry, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expiry, TimeSpan.FromDays(36_500));
    }

    private static void CheckPort(int port, string option)
    {
        if (port is < 0 or > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(option, port, "A port is a number from 1 to 65535, or 0 for any free one.");
        }
    }
}
