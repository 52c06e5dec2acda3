using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Has services define their operations.</summary>
internal static class ServiceList
{
    /// <exception cref="ArgumentException">Definitions have mistakes; the message lists them all.</exception>
    public static IReadOnlyList<EmulatedApi> Define(
        IReadOnlyList<IEmulatedService> services, Cloud cloud, INetworkServices network, OtherServices others)
    {
        var definitions = services
            .Select(service => (Service: service, Definition: new Lazy<ServiceDefinition>(() => Define(service, cloud, network, others))))
            .ToList();
        var faults = definitions.Where(entry => entry.Service is not IDefinedOnUse)
            .SelectMany(entry => entry.Definition.Value.Faults.Select(fault => $"{entry.Service.Name}: {fault}")).ToList();
        if (faults is not [])
        {
            throw new ArgumentException($"{nameof(EmbeddedAwsOptions)}.{nameof(EmbeddedAwsOptions.Services)}: {string.Join("; ", faults)}.");
        }

        IReadOnlyList<EmulatedApi> apis = [.. definitions.Select(entry => new EmulatedApi(entry.Service, entry.Definition))];
        others.Include(apis);
        return apis;
    }

    private static ServiceDefinition Define(IEmulatedService service, Cloud cloud, INetworkServices network, IOtherServices others)
    {
        var definition = new ServiceDefinition(service, cloud, network, others);
        service.Define(definition);
        return definition;
    }
}
