using Microsoft.Extensions.Hosting;
using PrivateLinkKit;
using PrivateLinkKit.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The stacks and endpoints of a host.</summary>
public static class PrivateLinkBuilderExtensions
{
    /// <summary>
    /// Makes the host manage a stack: at startup it verifies the stack (the default), applies it or does nothing, optionally repeated on an
    /// interval. Options come from <c>PrivateLink:Stacks:NAME</c>, then from <paramref name="configure"/>. Registering the same stack again
    /// has no effect.
    /// </summary>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="stack">The stack, identified by its name.</param>
    /// <param name="configure">Sets its options; null: those of the configuration, or the defaults of <see cref="StackOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="stack"/> is null.</exception>
    /// <exception cref="ArgumentException">Another stack of this name is registered.</exception>
    public static IPrivateLinkBuilder AddStack(this IPrivateLinkBuilder builder, PrivateLinkStack stack, Action<StackOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return Add(builder, new StackRegistration(stack.Name, stack), configure);
    }

    /// <summary>
    /// Makes the host manage a stack that is described at startup and before each repetition (<see cref="StackOptions.ReconcileEvery"/>),
    /// with access to the registered services.
    /// </summary>
    /// <inheritdoc cref="AddStack(IPrivateLinkBuilder, PrivateLinkStack, Action{StackOptions}?)"/>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="name">The stack's own name, the one given to <see cref="PrivateLink.ExposeService"/>.</param>
    /// <param name="describe">
    /// Describes the stack. An exception or null fails the host's start. In a repetition, either sets the state to
    /// <see cref="StackState.Failed"/>, is logged and retried; AWS is neither read nor changed without a description.
    /// </param>
    /// <param name="configure">Sets its options; null: those of the configuration, or the defaults of <see cref="StackOptions"/>.</param>
    public static IPrivateLinkBuilder AddStack(
        this IPrivateLinkBuilder builder, string name, Func<IServiceProvider, PrivateLinkStack> describe, Action<StackOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(describe);
        return Add(builder, new StackRegistration(name, describe), configure);
    }

    /// <summary>Registers an endpoint under a name that clients use. Options come from <c>PrivateLink:Endpoints:NAME</c>, then from
    /// <paramref name="configure"/>.</summary>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="name">Any name, case-insensitive.</param>
    /// <param name="configure">Selects the endpoint.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IPrivateLinkBuilder AddEndpoint(this IPrivateLinkBuilder builder, string name, Action<EndpointOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<PrivateLinkOptions>(options => configure(Entry(options.Endpoints, name)));
        return builder;
    }

    private static IPrivateLinkBuilder Add(IPrivateLinkBuilder builder, StackRegistration registration, Action<StackOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = registration.Name;
        if (configure is not null)
        {
            builder.Services.Configure<PrivateLinkOptions>(options => configure(Entry(options.Stacks, name)));
        }

        if (builder.Services.Select(service => service.IsKeyedService ? null : service.ImplementationInstance as StackRegistration)
            .FirstOrDefault(other => other?.Name == name) is not { } other)
        {
            builder.Services.AddSingleton(registration);
            builder.Services.AddKeyedSingleton(name, (services, _) => ActivatorUtilities.CreateInstance<StackReconciler>(services, registration));
            builder.Services.AddSingleton(services => services.GetRequiredKeyedService<StackReconciler>(name));
            builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredKeyedService<StackReconciler>(name));
        }
        else if (!ReferenceEquals(other.Source, registration.Source))
        {
            throw new ArgumentException($"Another stack is registered as '{name}'. Use a unique name for each stack, and register it once.");
        }

        return builder;
    }

    private static T Entry<T>(IDictionary<string, T> entries, string name)
        where T : new() => entries.TryGetValue(name, out var known) ? known : entries[name] = new T();
}
