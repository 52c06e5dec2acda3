using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Has services define their operations.</summary>
internal static class ServiceList
{
    /// <exception cref="ArgumentException">Definitions have mistakes; the message lists them all.</exception>
    public static IReadOnlyList<EmulatedApi> Define(IReadOnlyList<IEmulatedService> services, Cloud cloud, INetworkServices network)
    {
        var definitions = services.Select(service => Define(service, cloud, network)).ToList();
        var faults = definitions.SelectMany(definition => definition.Faults.Select(fault => $"{definition.Name}: {fault}")).ToList();
        return faults is []
            ? [.. definitions.Select(definition => new EmulatedApi(definition))]
            : throw new ArgumentException($"{nameof(EmbeddedAwsOptions)}.{nameof(EmbeddedAwsOptions.Services)}: {string.Join("; ", faults)}.");
    }

    private static ServiceDefinition Define(IEmulatedService service, Cloud cloud, INetworkServices network)
    {
        var definition = new ServiceDefinition(service, cloud, network);
        service.Define(definition);
        return definition;
    }
}
