using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Reads and rejects connections of endpoints outside the stack to its endpoint services.</summary>
internal static class ForeignConnections
{
    /// <summary>Returns the connections to each service of the stack, without those of the stack's own endpoints.</summary>
    public static async Task<IReadOnlyList<ConnectedService>> FindAsync(Operation operation, ObservedStack observed)
    {
        var own = observed.Resources.Where(state => state.ConsumesService).Select(state => state.PhysicalId).ToHashSet();
        var found = new List<ConnectedService>();
        foreach (var service in observed.Resources.Where(state => state.ServesConsumers))
        {
            var connections = await operation.TypedAsync("checked for connections of others", () =>
                operation.Modules.Kind(service.Kind).ConnectionsAsync(service, operation.ContextFor(service.At)));
            found.Add(new ConnectedService(service, [.. connections.Where(connection => !own.Contains(connection.EndpointId))]));
        }

        return found;
    }

    /// <summary>
    /// Returns the connections of accounts that no permission names any more, of the stack or of others. The stack's own endpoints in accounts that can be
    /// read are left out: they are deleted there.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="want">The stack as described.</param>
    /// <param name="observed">What was read.</param>
    /// <param name="places">Places of former consumers.</param>
    public static async Task<IReadOnlyList<ConnectedService>> OfFormerConsumersAsync(
        Operation operation, ResourceGraph want, ObservedStack observed, IEnumerable<Placement> places)
    {
        var allowed = observed.Resources.Where(state => state.ServesConsumers && want.Describes(state))
            .SelectMany(state => operation.Modules.Kind(state.Kind).AdmittedBy(want[state.Id]!, state)).ToList();
        var accounts = places.Select(AccountName.OfRole).OfType<string>().Where(account => account != operation.Identity.Home.Account)
            .Where(account => !allowed.Exists(principal => principal is "*" || principal.Contains($":{account}:", StringComparison.Ordinal))).ToHashSet();
        return accounts.Count == 0 ? [] :
        [
            .. from service in await FindAsync(operation, observed)
               where want.Describes(service.Service)
               let connections = service.Connections.Where(connection => accounts.Contains(connection.AccountId)).ToList()
               where connections.Count > 0
               select service with { Connections = connections },
        ];
    }

    /// <summary>Cuts the connections off.</summary>
    public static async Task RejectAsync(Operation operation, IEnumerable<ConnectedService> found)
    {
        foreach (var (service, connections) in found.Where(service => service.Connections.Count > 0))
        {
            await operation.TypedAsync("freed of foreign connections", () => operation.Modules.Kind(service.Kind).RejectAsync(
                service, [.. connections.Select(connection => connection.EndpointId)], operation.ContextFor(service.At)));
        }
    }
}
