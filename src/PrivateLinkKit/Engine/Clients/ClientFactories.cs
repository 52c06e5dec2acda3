using Amazon.Runtime;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>Factories of SDK clients, by the type of the client's interface.</summary>
public sealed class ClientFactories
{
    private readonly Dictionary<Type, ClientFactory> _factories = [];

    internal ClientFactories()
    {
    }

    internal IReadOnlyCollection<ClientFactory> All => _factories.Values;

    /// <summary>Registers the factory of a client. A client that the host has registered for its own account takes precedence.</summary>
    /// <typeparam name="T">The interface by which handlers ask for the client, for example <c>IAmazonSQS</c>.</typeparam>
    /// <param name="create">Creates the client with the settings of one account and region.</param>
    /// <exception cref="ArgumentException">The interface is registered already.</exception>
    public void Add<T>(Func<ClientSettings, T> create)
        where T : class, IAmazonService => _factories.Add(typeof(T), new ClientFactory<T>(create));

    internal ClientFactory Of(Type client) => _factories.GetValueOrDefault(client)
        ?? throw new NotSupportedException($"No module registers a client {client.Name}; add the module of its service.");
}

/// <summary>Factory of one SDK client.</summary>
internal abstract class ClientFactory
{
    public abstract Type Client { get; }

    public abstract IAmazonService Create(ClientSettings settings);

    /// <summary>Returns the client that the host has registered; null if there is none.</summary>
    public abstract IAmazonService? Registered(IServiceProvider services);
}

/// <inheritdoc/>
internal sealed class ClientFactory<T>(Func<ClientSettings, T> create) : ClientFactory
    where T : class, IAmazonService
{
    public override Type Client => typeof(T);

    public override IAmazonService Create(ClientSettings settings)
    {
        var client = create(settings);
        ClockCorrection.AddTo(client);
        return client;
    }

    public override IAmazonService? Registered(IServiceProvider services) => services.GetService(typeof(T)) as T;
}
