using Amazon.Runtime;
using Amazon.SecurityToken;
using PrivateLinkKit.Engine.Clients;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// Clients that the host has registered, by interface. They serve its own account, without a role, in their own region, and that of STS assumes all roles.
/// They stay the host's own and are not disposed of here.
/// </summary>
internal sealed class HostClients(IReadOnlyDictionary<Type, PlacementClient> clients)
{
    public IEnumerable<(Type Type, PlacementClient Client)> All => clients.Select(client => (client.Key, client.Value));

    /// <summary>The client of STS if it has a region; otherwise null.</summary>
    public IAmazonSecurityTokenService? Sts =>
        clients.GetValueOrDefault(typeof(IAmazonSecurityTokenService))?.Client is IAmazonSecurityTokenService sts && RegionOf(sts.Config) is not null
            ? sts : null;

    /// <summary>Returns true if another client than that of STS serves the region.</summary>
    public bool Serve(string region) => clients.Any(
        client => client.Value.Client is not IAmazonSecurityTokenService && RegionOf(client.Value.Client.Config) == region);

    public PlacementClient? Find(Type client, string region) =>
        clients.GetValueOrDefault(client) is { } found && RegionOf(found.Client.Config) == region ? found : null;

    /// <returns>null: not specified.</returns>
    public static string? RegionOf(IClientConfig config) => config.AuthenticationRegion is { Length: > 0 } region ? region : config.RegionEndpoint?.SystemName;

    /// <summary>Returns true if the client may resend a request on its own, which could execute a create twice after a lost answer.</summary>
    public static bool MayRepeat(IClientConfig config) => config.MaxErrorRetry > 0 || config.HttpClientFactory is not SingleAttemptHttp;
}
