using System.Collections.Concurrent;
using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Engine.Clients;

/// <summary>The SDK clients of one account and region, created on first use, and its request throttlers.</summary>
/// <param name="factories">Factories of the clients.</param>
/// <param name="errors">Error codes of the services.</param>
/// <param name="create">Returns a client.</param>
/// <param name="throttlers">Throttlers of all calls.</param>
internal sealed class PlacementClients(
    ClientFactories factories, ErrorCodes errors, Func<ClientFactory, PlacementClient> create, Func<ServiceThrottlers> throttlers)
    : IDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<PlacementClient>> _clients = new();
    private readonly ConcurrentDictionary<Type, object> _shared = new();

    public ErrorCodes Errors => errors;

    public ServiceThrottlers Throttlers => throttlers();

    /// <summary>Returns the client with this interface; if it cannot be created, the next call tries again.</summary>
    /// <exception cref="NotSupportedException">No module registers it.</exception>
    public T Client<T>()
        where T : class, IAmazonService
    {
        var client = _clients.GetOrAdd(typeof(T), type => new(() => create(factories.Of(type))));
        try
        {
            return (T)client.Value.Client;
        }
        catch
        {
            _clients.TryRemove(KeyValuePair.Create(typeof(T), client));
            throw;
        }
    }

    /// <summary>Returns an object that all operations in this placement share.</summary>
    public T Shared<T>(Func<PlacementClients, T> make)
        where T : class => (T)_shared.GetOrAdd(typeof(T), _ => make(this));

    public void Dispose()
    {
        foreach (var (client, isOfHost) in _clients.Values.Where(created => created.IsValueCreated).Select(created => created.Value))
        {
            if (!isOfHost)
            {
                (client as IDisposable)?.Dispose();
            }
        }
    }
}

/// <param name="Client">The SDK client.</param>
/// <param name="IsOfHost">true if the host disposes of it.</param>
internal sealed record PlacementClient(IAmazonService Client, bool IsOfHost);
