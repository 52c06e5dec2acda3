using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Model;
using PrivateLinkKit.Planning;
using PrivateLinkKit.Resources;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Execution;

/// <summary>
/// Prevents the deletion of an endpoint service, or its move to another load balancer, from disconnecting endpoints outside the stack.
/// </summary>
internal static class ForeignConnections
{
    /// <summary>States of connections that prevent AWS from deleting a service.</summary>
    private static readonly string[] Live = ["pendingAcceptance", "pending", "available"];

    /// <summary>Rejects foreign connections if allowed, before any other change.</summary>
    /// <exception cref="ForeignConnectionsException">There are foreign connections, and the options do not allow disconnecting them.</exception>
    public static Task GuardAsync(Run run, IEnumerable<PlannedChange> changes, ObservedStack observed, bool cutOff) =>
        run.TypedAsync("checked for foreign connections", () => EndAsync(run, changes, observed, cutOff));

    private static async Task EndAsync(Run run, IEnumerable<PlannedChange> changes, ObservedStack observed, bool cutOff)
    {
        var own = observed.Resources.OfType<InterfaceEndpointState>().Select(endpoint => endpoint.PhysicalId).ToHashSet();
        foreach (var service in changes.Where(NeedsNoConnections).Select(change => change.Have).OfType<EndpointServiceState>())
        {
            var foreign = (await ConnectionsAsync(run, service)).Where(connection => !own.Contains(connection.VpcEndpointId)).ToList();
            if (foreign.Count == 0)
            {
                continue;
            }

            if (!cutOff)
            {
                throw new ForeignConnectionsException(service.Id.Value, [.. foreign.Select(connection =>
                    new ForeignConnection
                    {
                        EndpointId = connection.VpcEndpointId, AccountId = connection.VpcEndpointOwner,
                            State = new ForeignConnectionState(connection.VpcEndpointState.Value),
                    })]);
            }

            await RejectAsync(run, service, [.. foreign.Select(connection => connection.VpcEndpointId)]);
        }
    }

    private static bool NeedsNoConnections(PlannedChange change) => change.Action switch
    {
        ChangeAction.Delete or ChangeAction.Replace => true,
        ChangeAction.Update => change.Properties.Any(property => property.Name == EndpointServiceHandler.LoadBalancers),
        _ => false,
    };

    private static async Task<List<VpcEndpointConnection>> ConnectionsAsync(Run run, EndpointServiceState service)
    {
        var context = run.ContextFor(service.At);
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

    private static async Task RejectAsync(Run run, EndpointServiceState service, List<string> endpoints)
    {
        var context = run.ContextFor(service.At);
        var answer = await context.RepeatAsync(token => context.Ec2.RejectVpcEndpointConnectionsAsync(
            new RejectVpcEndpointConnectionsRequest { ServiceId = service.PhysicalId, VpcEndpointIds = endpoints }, token));
        UnsuccessfulItems.ThrowIfAny(service.Id, answer.Unsuccessful);
    }
}
