using System.Collections.Concurrent;

namespace PrivateLinkKit.Testing.State;

/// <summary>State of one account in one region: a store for each service that was used there.</summary>
internal sealed class AccountRegion(Cloud cloud, string account, string name)
{
    private readonly ConcurrentDictionary<Type, object> _stores = [];

    public Cloud Cloud => cloud;

    public string Account => account;

    public string Name => name;

    public Partition Partition { get; } = Partition.Of(name);

    /// <summary>State of the account's services without regions.</summary>
    public AccountRegion Global => cloud.Global(account, Partition);

    public IReadOnlyList<Zone> Zones { get; } = State.Zones.Of(account, name);

    public IdempotencyTokens Tokens { get; } = new();

    public string Arn(string service, string resource) => Partition.Arn(service, Name, Account, resource);

    /// <summary>Returns the store of a type, created on first use.</summary>
    public T Store<T>(Func<AccountRegion, T> create)
        where T : class
    {
        if (_stores.TryGetValue(typeof(T), out var store))
        {
            return (T)store;
        }

        lock (_stores)
        {
            return (T)_stores.GetOrAdd(typeof(T), static (_, made) => made.create(made.region), (create, region: this));
        }
    }

    /// <summary>Disposes the stores that are disposable.</summary>
    public void DisposeStores()
    {
        foreach (var store in _stores.Values.OfType<IDisposable>())
        {
            store.Dispose();
        }
    }
}
