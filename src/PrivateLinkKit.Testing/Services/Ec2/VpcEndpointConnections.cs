using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The connection between an endpoint and its service: one state, visible to both sides.</summary>
internal sealed class VpcEndpointConnections(ConnectionEvents events)
{
    private const string EndpointIdFilter = "vpc-endpoint-id";
    private const string RegionFilter = "vpc-endpoint-region";
    private const string OtherRegions = "cross-region";

    private static readonly TimeSpan AcceptTime = TimeSpan.FromSeconds(60);

    internal static readonly Filters<VpcEndpointConnection> ConnectionFilters = new(Ec2Operations.DescribeVpcEndpointConnections)
    {
        { "ip-address-type", connection => connection.IpAddressType },
        { "service-id", connection => connection.ServiceId },
        { EndpointIdFilter, connection => connection.VpcEndpointId },
        { "vpc-endpoint-owner", connection => connection.VpcEndpointOwner },
        { RegionFilter, connection => connection.VpcEndpointRegion },
        { "vpc-endpoint-state", connection => connection.VpcEndpointState },
    };

    public static DescribeVpcEndpointConnectionsResult Describe(
        ServiceCall call, DescribeVpcEndpointConnectionsRequest request, bool filtersByEndpointId)
    {
        if (!filtersByEndpointId && request.Filters?.Any(filter => filter.Name == EndpointIdFilter) is true)
        {
            throw Ec2Errors.InvalidFilter(EndpointIdFilter);
        }

        var page = Listing.Of(call.Region.Ec2.VpcEndpointConnections)
            .Where(ConnectionFilters, WithRegions(call.Region, request.Filters ?? []))
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { VpcEndpointConnections = page.Rows, NextToken = page.NextToken };
    }

    public AcceptVpcEndpointConnectionsResult Accept(ServiceCall call, AcceptVpcEndpointConnectionsRequest request)
    {
        var service = VpcEndpointServices.Get(call.Region, request.ServiceId!);
        return new() { Unsuccessful = Unsuccessful.Of(request.VpcEndpointIds!, id => Accept(call.Cloud, Get(call.Region, service, id))) };
    }

    public RejectVpcEndpointConnectionsResult Reject(ServiceCall call, RejectVpcEndpointConnectionsRequest request)
    {
        var service = VpcEndpointServices.Get(call.Region, request.ServiceId!);
        return new() { Unsuccessful = Unsuccessful.Of(request.VpcEndpointIds!, id => Reject(call.Cloud, Get(call.Region, service, id))) };
    }

    /// <summary>Sets both sides of a connection to a state, unconditionally.</summary>
    public static void Move(Cloud cloud, string endpointId, string to)
    {
        foreach (var region in cloud.Regions)
        {
            region.Ec2.VpcEndpoints.Change(endpointId, row => row with { State = to });
            region.Ec2.VpcEndpointConnections.Change(endpointId, row => row with { VpcEndpointState = to });
        }
    }

    /// <summary>Sets each side of a connection to a state, if it is still in the expected one.</summary>
    public static void Move(Cloud cloud, string endpointId, string from, string to)
    {
        foreach (var region in cloud.Regions)
        {
            region.Ec2.VpcEndpoints.Change(endpointId, row => row.State == from ? row with { State = to } : row);
            region.Ec2.VpcEndpointConnections.Change(endpointId, row => row.VpcEndpointState == from ? row with { VpcEndpointState = to } : row);
        }
    }

    /// <summary>Returns the connection of an endpoint; null: it has none, as endpoints of AWS's own services.</summary>
    public static VpcEndpointConnection? Find(Cloud cloud, string endpointId) =>
        cloud.Regions.Select(region => region.Ec2.VpcEndpointConnections.Find(endpointId)).FirstOrDefault(connection => connection is not null);

    public static void Forget(Cloud cloud, string endpointId)
    {
        foreach (var region in cloud.Regions)
        {
            region.Ec2.VpcEndpointConnections.Remove(endpointId);
        }
    }

    /// <summary>Returns the filters by the names of regions: without one, only connections from the service's own region are listed.</summary>
    private static IReadOnlyList<Filter> WithRegions(AccountRegion home, IReadOnlyList<Filter> filters)
    {
        if (filters.All(filter => filter.Name != RegionFilter))
        {
            return [.. filters, new Filter { Name = RegionFilter, Values = [home.Name] }];
        }

        var others = home.Ec2.VpcEndpointConnections.Select(connection => connection.VpcEndpointRegion!).Where(name => name != home.Name).ToList();
        return
        [
            .. filters.Select(filter => filter.Name is RegionFilter && filter.Values?.Contains(OtherRegions) is true
                ? filter with { Values = [.. filter.Values, .. others] }
                : filter),
        ];
    }

    // AWS does not document whether a rejected connection can be accepted later; here it can.
    private void Accept(Cloud cloud, VpcEndpointConnection connection)
    {
        var id = connection.VpcEndpointId!;
        switch (connection.VpcEndpointState)
        {
            case "pendingAcceptance" or "rejected":
                Move(cloud, id, connection.VpcEndpointState, "pending");
                cloud.Timeline.After(AcceptTime, () => Move(cloud, id, "pending", "available"));
                events.Raise(cloud, connection with { VpcEndpointState = "pending" }, ConnectionEvents.Accept);
                break;
            case "pending" or "available": break;
            default: throw Ec2Errors.EndpointState(id, connection.VpcEndpointState!);
        }
    }

    private void Reject(Cloud cloud, VpcEndpointConnection connection)
    {
        var id = connection.VpcEndpointId!;
        switch (connection.VpcEndpointState)
        {
            case "pendingAcceptance" or "pending" or "available":
                Move(cloud, id, "rejected");
                events.Raise(cloud, connection with { VpcEndpointState = "rejected" }, ConnectionEvents.Reject);
                break;
            case "rejected": break;
            default: throw Ec2Errors.EndpointState(id, connection.VpcEndpointState!);
        }
    }

    private static VpcEndpointConnection Get(AccountRegion region, ServiceConfiguration service, string id) =>
        region.Ec2.VpcEndpointConnections.Find(id) is { } connection && connection.ServiceId == service.ServiceId
            ? connection
            : throw Ec2Errors.EndpointNotFound(id);
}
