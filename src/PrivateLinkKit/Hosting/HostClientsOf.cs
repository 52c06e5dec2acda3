using Amazon.SecurityToken;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Modules;

namespace PrivateLinkKit.Hosting;

/// <summary>Finds the SDK clients that the host has registered, and logs notes about them.</summary>
internal static partial class HostClientsOf
{
    public static HostClients Services(IServiceProvider services, ModuleSet modules, ILogger logger)
    {
        var found = new HostClients(
            (from factory in modules.Clients.All
             let registered = factory.Registered(services)
             where registered is not null
             select (factory.Client, Registered: new PlacementClient(registered, IsOfHost: true)))
            .ToDictionary(client => client.Client, client => client.Registered));
        foreach (var (type, (client, _)) in found.All)
        {
            var config = client.Config;
            if (!HostClients.MayRepeat(config))
            {
                ClockCorrection.AddTo(client);
            }

            if (HostClients.RegionOf(config) is not { } region)
            {
                NotUsed(logger, type.Name);
                continue;
            }

            Used(logger, type.Name, region);
            if (type != typeof(IAmazonSecurityTokenService) && HostClients.MayRepeat(config))
            {
                Repeats(logger, type.Name);
            }
        }

        return found;
    }

    [LoggerMessage(1320, LogLevel.Information, "The registered {Client} makes the calls to the host's own account in {Region}.", EventName = "HostClientUsed")]
    private static partial void Used(ILogger logger, string client, string region);

    [LoggerMessage(1321, LogLevel.Warning,
        "The registered {Client} names no region and is not used. Set RegionEndpoint or AuthenticationRegion in its configuration.",
        EventName = "HostClientNotUsed")]
    private static partial void NotUsed(ILogger logger, string client);

    [LoggerMessage(1322, LogLevel.Warning,
        "The registered {Client} retries requests, so a resource may be created twice after a lost answer. Call SendOnce() on its configuration.",
        EventName = "HostClientRepeats")]
    private static partial void Repeats(ILogger logger, string client);
}
