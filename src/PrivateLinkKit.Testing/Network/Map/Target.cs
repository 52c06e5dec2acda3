namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A registered target.</summary>
/// <param name="Key">Unique key among all targets of all groups.</param>
/// <param name="Id">An address, an instance or a load balancer.</param>
/// <param name="Port">The port that receives traffic.</param>
/// <param name="Zone">The zone the registration names, if any.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="IsDraining">Deregistered or stopped: it gets no new connections.</param>
/// <param name="Places">Its network interfaces: one, or those of the load balancer it is, or none if no interface has the address.</param>
internal sealed record Target(string Key, string Id, int Port, string? Zone, DateTimeOffset RegisteredAt, bool IsDraining, IReadOnlyList<Place> Places);
