using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Endpoints outside the stack that are connected to its endpoint services.</summary>
internal sealed record ForeignEndpoints(IReadOnlyList<ConnectedService> Services)
{
    public static ForeignEndpoints None { get; } = new([]);

    /// <summary>Returns the connections that carry requests.</summary>
    public IEnumerable<ForeignConnection> Connected => Services.SelectMany(service => service.Connections)
        .Where(connection => connection.State == ForeignConnectionState.Available);

    /// <summary>Returns the endpoints that are connected to any service of the stack.</summary>
    public IEnumerable<InterruptedEndpoint> All => Services.SelectMany(service => service.Connections).Select(Endpoint);

    /// <summary>Returns the endpoints that are connected to one service.</summary>
    public IEnumerable<InterruptedEndpoint> Of(ResourceState service) => Services
        .Where(connected => connected.Service.PhysicalId == service.PhysicalId).SelectMany(connected => connected.Connections).Select(Endpoint);

    /// <summary>Returns the services whose changes AWS allows only without connections.</summary>
    /// <param name="changes">The changes to be made.</param>
    /// <param name="rulesOf">The rules of a kind.</param>
    public IEnumerable<ConnectedService> ToReject(IEnumerable<PlannedChange> changes, Func<string, KindRules> rulesOf)
    {
        var freed = changes.Where(change => !change.IsHeld && rulesOf(change.ResourceType).NeedsNoConnections(change))
            .Select(change => change.PhysicalId).ToHashSet();
        return Services.Where(service => freed.Contains(service.Service.PhysicalId));
    }

    private static InterruptedEndpoint Endpoint(ForeignConnection connection) =>
        new() { EndpointId = connection.EndpointId, AccountId = connection.AccountId };
}
