using PrivateLinkKit.Engine.Kinds;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Placement = PrivateLinkKit.Engine.Model.Placement;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Prevents the deletion of an endpoint service, or its move to another load balancer, from disconnecting endpoints outside the stack.
/// </summary>
internal static class ForeignConnections
{
    /// <summary>States of connections that prevent AWS from deleting a service.</summary>
    private static readonly string[] Live = ["pendingAcceptance", "pending", "available"];

    /// <summary>Cuts them off where that is allowed. Comes before any other change.</summary>
    /// <exception cref="ForeignConnectionsException">There are some and they must not be cut off.</exception>
    public static async Task GuardAsync(Operation operation, IEnumerable<PlannedChange> changes, ObservedStack observed, bool cutOff)
    {
        var found = await FindAsync(operation, changes, observed);
        if (!cutOff && found is [var (service, connections), ..])
        {
            throw new ForeignConnectionsException(service.Id.Value, connections);
        }

        await RejectAsync(operation, found);
    }

    /// <summary>Returns the services that the changes need free of connections, with those that foreign endpoints have to them.</summary>
    public static Task<IReadOnlyList<ConnectedService>> FindAsync(Operation operation, IEnumerable<PlannedChange> changes, ObservedStack observed) =>
        operation.TypedAsync("checked for connections of others", () => ReadAsync(
            operation, changes.Where(change => NeedsNoConnections(operation, change)).Select(change => change.Have).OfType<EndpointServiceState>(), observed));

    /// <summary>Leaves out the connections of accounts whose endpoints belong to unreachable consumers of the stack, or may.</summary>
    public static IReadOnlyList<ConnectedService> Except(IReadOnlyList<ConnectedService> found, IEnumerable<Placement> unreachable)
    {
        var accounts = unreachable.Select(AccountName.OfRole).OfType<string>().ToHashSet();
        return [.. found.Select(service => service with
        {
            Connections = [.. service.Connections.Where(connection => !accounts.Contains(connection.AccountId))],
        })];
    }

    public static IEnumerable<DestroyFinding> Findings(IEnumerable<ConnectedService> found) =>
        from service in found
        from connection in service.Connections
        select new DestroyFinding
        {
            Code = DestroyFindingCode.ForeignConnection,
            LogicalId = service.Service.Id.Value,
            ResourceId = connection.EndpointId,
            Text = $"endpoint {connection.EndpointId} of account {connection.AccountId} is connected ({connection.State})",
            Remedy = "Ask its owner to delete it, or set CutOffForeignConnections to cut it off.",
            Connection = connection,
        };

    /// <summary>Cuts the connections off.</summary>
    public static async Task RejectAsync(Operation operation, IEnumerable<ConnectedService> found)
    {
        foreach (var (service, connections) in found)
        {
            await operation.TypedAsync("freed of foreign connections", () =>
                RejectAsync(operation, service, [.. connections.Select(connection => connection.EndpointId)]));
        }
    }

    /// <summary>Returns the connections of accounts that no permission names any more: their endpoints cannot be deleted there.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="want">The stack as described.</param>
    /// <param name="observed">What was read.</param>
    /// <param name="places">Unreachable places of former consumers.</param>
    public static async Task<IReadOnlyList<ConnectedService>> OfFormerConsumersAsync(
        Operation operation, ResourceGraph want, ObservedStack observed, IEnumerable<Placement> places)
    {
        var allowed = want.InOrder.OfType<EndpointService>().SelectMany(service => service.AllowedPrincipals).ToList();
        var accounts = places.Select(AccountName.OfRole).OfType<string>()
            .Where(account => !allowed.Exists(principal => principal is "*" || principal.Contains($":{account}:", StringComparison.Ordinal))).ToHashSet();
        return accounts.Count == 0 ? [] : await ReadAsync(
            operation, observed.Resources.OfType<EndpointServiceState>(), observed, connection => accounts.Contains(connection.VpcEndpointOwner));
    }

    private static async Task<IReadOnlyList<ConnectedService>> ReadAsync(
        Operation operation, IEnumerable<EndpointServiceState> services, ObservedStack observed, Func<VpcEndpointConnection, bool>? only = null)
    {
        var found = new List<ConnectedService>();
        var own = observed.Resources.OfType<InterfaceEndpointState>().Select(endpoint => endpoint.PhysicalId).ToHashSet();
        foreach (var service in services)
        {
            var foreign = (await ConnectionsAsync(operation, service))
                .Where(connection => !own.Contains(connection.VpcEndpointId) && only?.Invoke(connection) is not false).ToList();
            if (foreign.Count > 0)
            {
                found.Add(new ConnectedService(service, foreign.ConvertAll(connection => new ForeignConnection
                {
                    EndpointId = connection.VpcEndpointId,
                    AccountId = connection.VpcEndpointOwner,
                    State = new ForeignConnectionState(connection.VpcEndpointState.Value),
                })));
            }
        }

        return found;
    }

    private static bool NeedsNoConnections(Operation operation, PlannedChange change) => change.Action switch
    {
        ChangeAction.Delete or ChangeAction.Replace => true,
        ChangeAction.Update => change.Properties.Any(operation.Modules.Kind(change.ResourceType).NeedsNoConsumers),
        _ => false,
    };

    private static async Task<List<VpcEndpointConnection>> ConnectionsAsync(Operation operation, EndpointServiceState service)
    {
        var context = operation.ContextFor(service.At);
        List<Filter> filters = [new() { Name = "service-id", Values = [service.PhysicalId] }, new() { Name = "vpc-endpoint-state", Values = [.. Live] }];
        try
        {
            return await context.AllAsync(
                (page, token) => context.Ec2.DescribeVpcEndpointConnectionsAsync(
                    new DescribeVpcEndpointConnectionsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
                response => response.VpcEndpointConnections,
                response => response.NextToken);
        }
        catch (OperationNotImplementedException)
        {
            // An emulator that does not implement connections has none.
            return [];
        }
    }

    private static async Task RejectAsync(Operation operation, ResourceState service, List<string> endpoints)
    {
        var context = operation.ContextFor(service.At);
        var answer = await context.RepeatAsync(token => context.Ec2.RejectVpcEndpointConnectionsAsync(
            new RejectVpcEndpointConnectionsRequest { ServiceId = service.PhysicalId, VpcEndpointIds = endpoints }, token));
        UnsuccessfulItems.ThrowIfAny(service.Id, answer.Unsuccessful);
    }
}
