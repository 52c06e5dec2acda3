using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Aws.Ssm;
using PrivateLinkKit.Aws.Sts;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws;

/// <summary>Pool of AWS clients: one set per account, region and role, created on first use and shared by every stack of the process.</summary>
/// <param name="options">How AWS is reached.</param>
/// <param name="ofHost">Existing clients to use; null: none.</param>
/// <param name="findCredentials">Finds credentials that the options do not specify; null: the SDK's default chain.</param>
internal sealed class AwsClientPool(PrivateLinkOptions options, HostClients? ofHost = null, Func<AWSCredentials>? findCredentials = null)
    : IClientPool, IDisposable
{
    /// <summary>Maximum number of sets of clients: a stack may have consumers in thousands of accounts.</summary>
    private const int Capacity = 128;

    private readonly RecentClients _clients = new(Capacity);

    /// <summary>Credentials outlive the clients, so that no role is assumed again.</summary>
    private readonly ConcurrentDictionary<Placement, AWSCredentials> _roles = new();

    /// <summary>Searched for again by the next call if there are none.</summary>
    private readonly Lazy<AWSCredentials> _credentials = new(
        () => options.Credentials ?? (findCredentials ?? (() => DefaultAWSCredentialsIdentityResolver.GetCredentials()))(),
            LazyThreadSafetyMode.PublicationOnly);

    private readonly SingleAttemptHttp _http = new(options.CallTimeout, options.ServiceUrl);

    private readonly ConcurrentDictionary<string, Lazy<IAmazonSecurityTokenService>> _sts = new();
    private readonly CallerAccount _caller = new();

    public ModuleSet Modules { get; } = BuiltInModules.With([.. options.Modules]);

    public string? CallerAccount => _caller.Known;

    public PlacementClients For(Placement placement) => _clients.For(placement, Create);

    public RecordStore RecordOf(StackIdentity stack, Placement home, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken)
    {
        var clients = For(home);
        var isMissing = home.RoleArn is null && ofHost?.Serve(home.Region) is true
            && ofHost.Find(typeof(IAmazonSimpleSystemsManagement), home.Region) is null;
        return new SsmRecordStore(stack, isMissing ? null : clients.Client<IAmazonSimpleSystemsManagement>(), callsOf(clients), options.Waits.HomeRecord,
            cancellationToken);
    }

    public async Task<string?> AccountAsync(Placement placement, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken) =>
        AccountName.OfRole(placement) ?? await AskCallerAsync(placement, callsOf, cancellationToken);

    public async Task RequireExpectedAccountAsync(Placement at, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken)
    {
        if (ExpectedAccounts.OfCaller(options).FirstOrDefault() is not { Account: { } expected, Key: var key })
        {
            return;
        }

        var account = await AskCallerAsync(at, callsOf, cancellationToken);
        if (account != expected)
        {
            throw new WrongAccountException(expected, account, key);
        }
    }

    private Task<string?> AskCallerAsync(Placement at, Func<PlacementClients, AwsCalls> callsOf, CancellationToken cancellationToken) =>
        _caller.AskAsync(CallersSts(at), callsOf(For(at)), cancellationToken);

    /// <summary>Returns the throttlers of an account and region. An emulator has no request rates unless the host sets them.</summary>
    /// <param name="options">How AWS is reached.</param>
    /// <param name="placement">The region, and the role if there is one.</param>
    /// <param name="ofCaller">The account of the caller's own credentials; null while unknown.</param>
    public static AccountThrottlers ThrottlersOf(PrivateLinkOptions options, Placement placement, string? ofCaller = null) => AccountThrottlers.Of(
        new(options.ServiceUrl, AccountName.OfRole(placement) ?? ofCaller ?? AccountName.OfCaller(options.Credentials), placement.Region),
        options.PaceRequests ?? options.ServiceUrl is null,
        options.TimeProvider);

    /// <summary>The same clients again, for a caller that may outlive this set.</summary>
    public AwsClientPool Another() => new(options, ofHost, findCredentials);

    public void Dispose()
    {
        _clients.Dispose();
        foreach (var created in _sts.Values.Where(created => created.IsValueCreated))
        {
            created.Value.Dispose();
        }

        _http.Dispose();
        _caller.Dispose();
    }

    private PlacementClients Create(Placement placement)
    {
        var identity = new Lazy<AWSCredentials>(
            () => placement.RoleArn is null ? _credentials.Value
                : _roles.GetOrAdd(placement, at => new RoleCredentials(at, ofHost?.Sts ?? OwnSts(at.Region), options.TimeProvider)),
            LazyThreadSafetyMode.PublicationOnly);
        return new PlacementClients(
            Modules.Clients,
            Modules.Errors,
            factory => OfHost(factory) ?? new PlacementClient(factory.Create(Settings(identity.Value, placement.Region)), IsOfHost: false),
            () => new ServiceThrottlers(ThrottlersOf(options, placement, CallerAccount), Modules.RatesOf));

        PlacementClient? OfHost(ClientFactory factory) => placement.RoleArn is null ? ofHost?.Find(factory.Client, placement.Region) : null;
    }

    /// <summary>The client that returns the caller's account; null if the host has registered another client for the placement but none for STS.</summary>
    private IAmazonSecurityTokenService? CallersSts(Placement at) =>
        at.RoleArn is null && ofHost?.Serve(at.Region) is true ? ofHost.Sts : ofHost?.Sts ?? OwnSts(at.Region);

    private IAmazonSecurityTokenService OwnSts(string region) => _sts.GetOrAdd(region, at => new(
        () => (IAmazonSecurityTokenService)Modules.Clients.Of(typeof(IAmazonSecurityTokenService)).Create(Settings(_credentials.Value, at)),
        LazyThreadSafetyMode.PublicationOnly)).Value;

    private ClientSettings Settings(AWSCredentials credentials, string region) => new(credentials, region, options.ServiceUrl, _http);
}
