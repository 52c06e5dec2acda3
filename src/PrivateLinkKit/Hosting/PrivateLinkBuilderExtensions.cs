using Microsoft.Extensions.Hosting;
using PrivateLinkKit;
using PrivateLinkKit.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The stacks and endpoints of a host.</summary>
public static class PrivateLinkBuilderExtensions
{
    /// <summary>
    /// Has the host look after a stack: verify it at start, which is the default, apply it, or nothing, and the same again on an interval. Options come from
    /// <c>PrivateLink:Stacks:NAME</c>, then from <paramref name="configure"/>. Registering a stack twice is registering it once.
    /// </summary>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="stack">The stack; it is known by its name.</param>
    /// <param name="configure">What to do about it; null: what configuration says, or else the defaults of <see cref="StackOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="stack"/> is null.</exception>
    /// <exception cref="ArgumentException">Another stack of this name is registered.</exception>
    public static IPrivateLinkBuilder AddStack(this IPrivateLinkBuilder builder, PrivateLinkStack stack, Action<StackOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return Add(builder, new StackRegistration(stack.Name, stack), configure);
    }

    /// <summary>
    /// Has the host look after a stack that is described when the host starts, and again before each repetition (<see cref="StackOptions.ReconcileEvery"/>),
    /// from whatever else is registered.
    /// </summary>
    /// <inheritdoc cref="AddStack(IPrivateLinkBuilder, PrivateLinkStack, Action{StackOptions}?)"/>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="name">The stack's own name, the one given to <see cref="PrivateLink.ExposeService"/>.</param>
    /// <param name="describe">
    /// Describes the stack. An exception, or null, fails the host's start. Later it makes the state <see cref="StackState.Failed"/>, is logged and tried again;
    /// nothing is read or changed without a description.
    /// </param>
    /// <param name="configure">What to do about it; null: what configuration says, or else the defaults of <see cref="StackOptions"/>.</param>
    public static IPrivateLinkBuilder AddStack(
        this IPrivateLinkBuilder builder, string name, Func<IServiceProvider, PrivateLinkStack> describe, Action<StackOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(describe);
        return Add(builder, new StackRegistration(name, describe), configure);
    }

    /// <summary>Gives an endpoint a name by which clients reach it. Options come from <c>PrivateLink:Endpoints:NAME</c>, then from <paramref
    /// name="configure"/>.</summary>
    /// <param name="builder">From <c>AddPrivateLink</c>.</param>
    /// <param name="name">Any name; upper and lower case are the same.</param>
    /// <param name="configure">Which endpoint it is.</param>
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
            throw new ArgumentException($"Another stack is registered as '{name}'. Give each stack a name of its own, and register it once.");
        }

        return builder;
    }

    private static T Entry<T>(IDictionary<string, T> entries, string name)
        where T : new() => entries.TryGetValue(name, out var known) ? known : entries[name] = new T();
}
