using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrivateLinkKit;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>PrivateLink in a host.</summary>
public static class PrivateLinkServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IPrivateLinkProvisioner"/>, <see cref="IEndpointResolver"/> and <see cref="IStackMonitor"/>, and the classes behind the
    /// first two. Options come from the section
    /// <c>PrivateLink</c> of the host's configuration, by the names of <see cref="PrivateLinkOptions"/>, then from <paramref name="configure"/>. They
    /// are checked
    /// when the host starts; all errors are reported together, one per line, unknown keys included. Configuration changes take effect at
    /// the next start. Further calls add to the options and register nothing twice.
    /// </summary>
    /// <remarks>
    /// <c>IAmazonEC2</c>, <c>IAmazonElasticLoadBalancingV2</c> and <c>IAmazonECS</c> make the calls to the host's own account, in their
    /// configured region, if the host has registered them (as singletons). Call <see cref="SendOnceExtensions.SendOnce"/> on their
    /// configuration. A registered
    /// <c>IAmazonSecurityTokenService</c> assumes the roles of all other accounts.
    /// </remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options beside the configuration; null: none.</param>
    /// <returns>A builder for stacks and endpoints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IPrivateLinkBuilder AddPrivateLink(this IServiceCollection services, Action<PrivateLinkOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PrivateLinkOptions>().ValidateOnStart();
        services.TryAddSingleton<PrivateLinkConfiguration>();
        services.TryAddTransient<IOptionsFactory<PrivateLinkOptions>, PrivateLinkOptionsFactory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<PrivateLinkOptions>, PrivateLinkConfiguration>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PrivateLinkOptions>, PrivateLinkOptionsValidator>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(provider =>
            new AwsClientPool(
                OptionsOf(provider),
                HostClientsOf.Services(provider, BuiltInModules.With([.. OptionsOf(provider).Modules]), LoggersOf(provider).CreateLogger(HostLog.Category))));
        services.TryAddSingleton(provider =>
            new PrivateLinkProvisioner(OptionsOf(provider), provider.GetRequiredService<AwsClientPool>(), LoggersOf(provider)));
        services.TryAddSingleton(provider => new EndpointResolver(OptionsOf(provider), LoggersOf(provider), provider.GetRequiredService<AwsClientPool>()));
        services.TryAddSingleton<IPrivateLinkProvisioner>(provider => provider.GetRequiredService<PrivateLinkProvisioner>());
        services.TryAddSingleton<IEndpointResolver>(provider => provider.GetRequiredService<EndpointResolver>());
        services.TryAddSingleton<IStackMonitor, StackMonitor>();
        return new PrivateLinkBuilder(services);
    }

    private static PrivateLinkOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<PrivateLinkOptions>>().Value;

    private static ILoggerFactory LoggersOf(IServiceProvider provider) => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    private sealed record PrivateLinkBuilder(IServiceCollection Services) : IPrivateLinkBuilder;
}
