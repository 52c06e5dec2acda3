using System.Collections.Concurrent;
using Amazon;
using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using PrivateLinkKit.Aws.Sts;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>Pool of AWS clients: one set per account, region and role, created on first use and shared by every stack of the process.</summary>
/// <param name="options">How AWS is reached.</param>
/// <param name="ofHost">Existing clients to use; null: none.</param>
/// <param name="findCredentials">Finds credentials that the options do not specify; null: the SDK's default chain.</param>
internal sealed class AwsClientPool(PrivateLinkOptions options, HostClients? ofHost = null, Func<AWSCredentials>? findCredentials = null) : IDisposable
{
    private readonly ConcurrentDictionary<Placement, Lazy<AwsClients>> _clients = new();

    /// <summary>Searched for again by the next call if there are none.</summary>
    private readonly Lazy<AWSCredentials> _credentials = new(
        () => options.Credentials ?? (findCredentials ?? (() => DefaultAWSCredentialsIdentityResolver.GetCredentials()))(),
            LazyThreadSafetyMode.PublicationOnly);

    private readonly SingleAttemptHttp _http = new(options.CallTimeout, options.ServiceUrl);

    /// <summary>Account of the caller's own credentials.</summary>
    public CallerAccount Caller { get; } = new();

    public AwsClients For(Placement placement)
    {
        var clients = _clients.GetOrAdd(placement, at => new Lazy<AwsClients>(() => Create(at)));
        try
        {
            return clients.Value;
        }
        catch
        {
            _clients.TryRemove(KeyValuePair.Create(placement, clients));
            throw;
        }
    }

    /// <summary>Asks STS, once, for the account of the caller's own credentials if the options expect one.</summary>
    /// <param name="at">Placement whose clients are about to be used.</param>
    /// <param name="callsOf">Sends the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WrongAccountException">They are of another account, or STS cannot be asked.</exception>
    public async Task RequireExpectedAccountAsync(Placement at, Func<AwsClients, AwsCalls> callsOf, CancellationToken cancellationToken)
    {
        if (ExpectedAccounts.OfCaller(options).FirstOrDefault() is not { Account: { } expected, Key: var key })
        {
            return;
        }

        var clients = For(at);
        var account = await Caller.AskAsync(clients.Sts, callsOf(clients), cancellationToken);
        if (account != expected)
        {
            throw new WrongAccountException(expected, account, key);
        }
    }

    /// <summary>The same clients again, for a caller that may outlive this set.</summary>
    public AwsClientPool Another() => new(options, ofHost, findCredentials);

    public void Dispose()
    {
        foreach (var created in _clients.Values.Where(created => created.IsValueCreated))
        {
            created.Value.Dispose();
        }

        _http.Dispose();
        Caller.Dispose();
    }

    private AwsClients Create(Placement placement)
    {
        var made = new List<IDisposable>();
        var sts = new Lazy<IAmazonSecurityTokenService>(MakeSts);
        var identity = new Lazy<AWSCredentials>(() => placement.RoleArn is null ? _credentials.Value
            : new RoleCredentials(placement, sts.Value, options.TimeProvider));
        var ec2OfHost = OfHost(ofHost?.Ec2, ofHost?.Ec2?.Config);
        return new AwsClients(
            ec2OfHost ?? Made(ClockCorrection.Client(identity.Value, Configure(new AmazonEC2Config(), placement))),
            OfHost(ofHost?.ElbV2, ofHost?.ElbV2?.Config) ?? Made(
                ClockCorrection.Client(identity.Value, Configure(new AmazonElasticLoadBalancingV2Config(), placement))),
            OfHost(ofHost?.Ecs, ofHost?.Ecs?.Config) ?? Made(ClockCorrection.Client(identity.Value, Configure(new AmazonECSConfig(), placement))),
            () => ec2OfHost is null ? sts.Value : StsOfHost(),
            () => AccountThrottlers.Of(options, placement, Caller.Known),
            made);

        IAmazonSecurityTokenService MakeSts() => StsOfHost() ?? Made(
            ClockCorrection.Client(_credentials.Value, Configure(new AmazonSecurityTokenServiceConfig(), placement)));

        IAmazonSecurityTokenService? StsOfHost() => ofHost?.Sts is { } own && HostClients.RegionOf(own.Config) is not null ? own : null;

        T? OfHost<T>(T? client, IClientConfig? config)
            where T : class => placement.RoleArn is null && config is not null && HostClients.RegionOf(config) == placement.Region ? client : null;

        T Made<T>(T client)
            where T : IDisposable
        {
            made.Add(client);
            return client;
        }
    }

    /// <summary>
    /// Applies the engine's client settings. Retries inside the SDK are off: after a lost answer to a create, only <see cref="AwsCalls"/>
    /// searches for the resource first.
    /// </summary>
    private T Configure<T>(T config, Placement placement)
        where T : ClientConfig
    {
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = _http;
        if (options.ServiceUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = placement.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(placement.Region);
        }

        return config;
    }
}
