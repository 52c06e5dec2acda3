using Microsoft.Extensions.DependencyInjection;

namespace PrivateLinkKit.AspNetCore.Tenants;

internal static class ServiceWrapping
{
    /// <summary>Wraps the last registered service, which is available by a key.</summary>
    public static void Wrap<TService, TWrapper>(this IServiceCollection services, string key)
        where TWrapper : class, TService
    {
        var others = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        services.Remove(others);
        services.Add(Keyed(others, key));
        services.Add(new ServiceDescriptor(typeof(TService), typeof(TWrapper), ServiceLifetime.Transient));
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor service, string key) => service switch
    {
        { ImplementationInstance: { } instance } => new(service.ServiceType, key, instance),
        { ImplementationFactory: { } make } => new(service.ServiceType, key, (provider, _) => make(provider), service.Lifetime),
        _ => new(service.ServiceType, key, service.ImplementationType!, service.Lifetime),
    };
}
