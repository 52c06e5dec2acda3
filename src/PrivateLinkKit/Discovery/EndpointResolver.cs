using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit;

/// <summary>
/// Resolves interface endpoints to addresses, from EC2 and DNS. Answers are cached for <see cref="ResolutionOptions.TimeToLive"/>, refreshed in the
/// background while in use, and used for <see cref="ResolutionOptions.LastGoodFor"/> longer while AWS or DNS is unreachable. Thread-safe; use one per
/// process.
/// </summary>
public sealed class EndpointResolver : IEndpointResolver, IDisposable
{
    private readonly ConcurrentDictionary<string, CachedEndpoint> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<EndpointSource, CachedEndpoint> _bySource = new();
    private readonly CancellationTokenSource _shutdown = new();
    private readonly PrivateLinkOptions _options;
    private readonly AwsClientPool _clients;
    private readonly bool _ownsClients;
    private readonly ILogger _logger;
    private readonly Ec2Readings _ec2;
    private readonly NameLookup _names;
    private readonly ZoneIds _zoneIds;
    private readonly OwnZones _ownZones;

    /// <summary>Creates a resolver without calling AWS.</summary>
    /// <param name="options">Connection to AWS, and the endpoints by name.</param>
    /// <param name="loggerFactory">Logs endpoints that are found, change or cannot be resolved. null: none.</param>
    /// <exception cref="ArgumentException">Option values are invalid; all are listed.</exception>
    public EndpointResolver(PrivateLinkOptions options, ILoggerFactory? loggerFactory = null)
        : this(options, loggerFactory, clients: null)
    {
    }

    internal EndpointResolver(PrivateLinkOptions options, ILoggerFactory? loggerFactory, AwsClientPool? clients, MetadataAddresses? metadata = null,
        bool ownsClients = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.Refuse(options);
        _options = options;
        _clients = clients ?? new AwsClientPool(options);
        _ownsClients = ownsClients || clients is null;
        LoggerFactory = loggerFactory ?? NullLoggerFactory.Instance;
        _logger = LoggerFactory.CreateLogger<EndpointResolver>();
        _ec2 = new Ec2Readings(_clients, options, _logger, _shutdown.Token);
        _names = new NameLookup(options.Resolution, options.TimeProvider);
        _zoneIds = new ZoneIds(_ec2, options.TimeProvider);
        _ownZones = new OwnZones(options.Resolution, new ZoneDetector(metadata ?? MetadataAddresses.OfThisProcess(), options.TimeProvider, _logger),
            _zoneIds, options.TimeProvider, _shutdown.Token);
    }

    internal PrivateLinkOptions Options => _options;

    internal ILoggerFactory LoggerFactory { get; }

    /// <summary>Resolves an endpoint. Returns a cached answer at once; otherwise queries AWS and DNS, once for all concurrent callers.</summary>
    /// <param name="name">One of <see cref="PrivateLinkOptions.Endpoints"/>.</param>
    /// <param name="cancellationToken">Cancels the wait, not the query.</param>
    /// <exception cref="ArgumentException">The name is unknown, or its options are invalid.</exception>
    /// <exception cref="EndpointUnavailableException">The endpoint cannot carry traffic in its state.</exception>
    /// <exception cref="AmbiguousEndpointException">More than one endpoint matches.</exception>
    /// <exception cref="WrongAccountException">The credentials are not of the expected account.</exception>
    /// <exception cref="EndpointResolutionException">AWS or DNS could not be queried, and there is no usable earlier answer.</exception>
    /// <exception cref="ObjectDisposedException">The resolver was disposed of.</exception>
    public ValueTask<ResolvedEndpoint> ResolveAsync(string name, CancellationToken cancellationToken = default) => Find(name).ResolveAsync(cancellationToken);

    /// <summary>Returns the last known status of an endpoint, without any call.</summary>
    /// <param name="name">One of <see cref="PrivateLinkOptions.Endpoints"/>.</param>
    /// <exception cref="ArgumentException">The name is unknown, or its options are invalid.</exception>
    public EndpointStatus StatusOf(string name) => Find(name).Status;

    /// <summary>Stops all queries and renewals.</summary>
    public void Dispose()
    {
        _shutdown.Cancel();
        foreach (var endpoint in _bySource.Values)
        {
            endpoint.Dispose();
        }

        if (_ownsClients)
        {
            _clients.Dispose();
        }
    }

    /// <summary>The answers for an endpoint of the options.</summary>
    internal CachedEndpoint Find(string name) => _byName.TryGetValue(name, out var known) ? known : Add(name);

    /// <summary>The answers for any endpoint.</summary>
    internal CachedEndpoint Find(EndpointSource source) => _bySource.GetOrAdd(
        source, _ => new CachedEndpoint(new EndpointInquiry(source, _ec2, _names, _zoneIds, _ownZones, _options), _options, _logger, _shutdown.Token));

    private CachedEndpoint Add(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_options.Endpoints.TryGetValue(name, out var endpoint))
        {
            throw new ArgumentException(
                _options.Endpoints.Count == 0 ? $"There is no endpoint {name}: add it to Endpoints."
                    : $"There is no endpoint {name}, only {string.Join(", ", _options.Endpoints.Keys)}: add it to Endpoints.",
                nameof(name));
        }

        var faults = EndpointOptionErrors.Of(name, endpoint, _options).ToList();
        return faults.Count > 0
            ? throw new ArgumentException(string.Join(Environment.NewLine, faults.Select(MessageText.Line)), nameof(name))
            : _byName.GetOrAdd(name, Find(EndpointSource.Of(name, endpoint, _options)));
    }
}
