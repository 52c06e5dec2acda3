using System.Collections.Concurrent;
using System.Net;

namespace PrivateLinkKit.Http;

/// <summary>Remembers addresses that failed to connect; they are tried last for a while.</summary>
internal sealed class AddressMemory(ConnectionOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<IPAddress, long> _avoided = new();

    public void Avoid(EndpointAddress address) => _avoided[address.Address] = time.GetTimestamp();

    /// <summary>Records a successful connection; returns true if the address was avoided until now.</summary>
    public bool Trust(EndpointAddress address) => _avoided.TryRemove(address.Address, out _);

    /// <summary>Returns the same order with avoided addresses last.</summary>
    public IReadOnlyList<EndpointAddress> Order(IReadOnlyList<EndpointAddress> addresses) =>
        _avoided.IsEmpty ? addresses : [.. addresses.OrderBy(address => IsAvoided(address.Address))];

    private bool IsAvoided(IPAddress address) =>
        _avoided.TryGetValue(address, out var since) && time.GetElapsedTime(since) < options.RetryAfter;
}
