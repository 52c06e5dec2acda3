using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Connections of endpoints to an endpoint service, as its provider sees them.</summary>
internal static class EndpointConnections
{
    /// <summary>States of connections that prevent AWS from deleting a service.</summary>
    private static readonly string[] Live = ["pendingAcceptance", "pending", "available"];

    /// <summary>AWS returns connections from other regions only if asked for them, and then no others.</summary>
    public static async Task<IReadOnlyList<ForeignConnection>> LiveAsync(EndpointServiceState service, HandlerContext context)
    {
        List<Sdk.Filter> filters =
        [
            new() { Name = "service-id", Values = [service.PhysicalId] },
            new() { Name = "vpc-endpoint-state", Values = [.. Live] },
        ];
        var near = await ListAsync(filters, context);
        return service.ServesOtherRegions ? [.. near, .. await ListAsync([.. filters, FromOtherRegions], context)] : near;
    }

    private static async Task<IReadOnlyList<ForeignConnection>> ListAsync(List<Sdk.Filter> filters, HandlerContext context)
    {
        try
        {
            var connections = await context.AllAsync(
                (page, token) => context.Ec2.DescribeVpcEndpointConnectionsAsync(
                    new Sdk.DescribeVpcEndpointConnectionsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
                response => response.VpcEndpointConnections,
                response => response.NextToken);
            return connections.ConvertAll(connection => new ForeignConnection
            {
                EndpointId = connection.VpcEndpointId,
                AccountId = connection.VpcEndpointOwner,
                State = new ForeignConnectionState(connection.VpcEndpointState.Value),
            });
        }
        catch (OperationNotImplementedException)
        {
            // An emulator that does not implement connections has none.
            return [];
        }
    }

    private static Sdk.Filter FromOtherRegions => new() { Name = "vpc-endpoint-region", Values = ["cross-region"] };

    public static async Task RejectAsync(ResourceState service, IReadOnlyList<string> endpointIds, HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Ec2.RejectVpcEndpointConnectionsAsync(
            new Sdk.RejectVpcEndpointConnectionsRequest { ServiceId = service.PhysicalId, VpcEndpointIds = [.. endpointIds] }, token));
        UnsuccessfulItems.ThrowIfAny(service.Id, answer.Unsuccessful);
    }
}
