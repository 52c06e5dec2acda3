using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Gateway endpoints: each of their route tables has a route to the prefix list of the service.</summary>
internal static class GatewayEndpoints
{
    /// <summary>Sets the endpoint's route tables.</summary>
    public static VpcEndpoint Set(AccountRegion region, VpcEndpoint endpoint, IReadOnlyList<string> tableIds)
    {
        var listId = PrefixLists.IdOf(endpoint.ServiceName!);
        var added = tableIds.Except(endpoint.RouteTableIds!).Select(id => Existing.RouteTable(region, id)).ToList();
        added.ForEach(table => Check(endpoint.VpcId!, table, listId));
        foreach (var table in added)
        {
            Routes.Add(region, table, new()
            {
                DestinationPrefixListId = listId,
                GatewayId = endpoint.VpcEndpointId,
                Origin = "CreateRoute",
                State = "active",
            });
        }

        foreach (var id in endpoint.RouteTableIds!.Except(tableIds))
        {
            region.Ec2.RouteTables.Change(id, table => table with { Routes = [.. table.Routes!.Where(route => route.GatewayId != endpoint.VpcEndpointId)] });
        }

        return endpoint with { RouteTableIds = tableIds };
    }

    /// <summary>Refuses what only interface endpoints have.</summary>
    public static void CheckNone(bool? privateDnsEnabled, params IReadOnlyList<IReadOnlyList<object>?> lists)
    {
        if (privateDnsEnabled is true || lists.Any(list => list is { Count: > 0 }))
        {
            throw Ec2Errors.InvalidParameter("Gateway endpoints have neither subnets nor security groups nor private DNS names.");
        }
    }

    /// <summary>Refuses route tables of an interface endpoint.</summary>
    public static void CheckNoTables(params IReadOnlyList<IReadOnlyList<string>?> lists)
    {
        if (lists.Any(list => list is { Count: > 0 }))
        {
            throw Ec2Errors.InvalidParameter("Route tables are only supported by gateway endpoints.");
        }
    }

    /// <summary>Removes a route table that is deleted from the endpoints that it has.</summary>
    public static void Forget(AccountRegion region, string tableId)
    {
        foreach (var endpoint in region.Ec2.VpcEndpoints.Where(endpoint => endpoint.RouteTableIds!.Contains(tableId)))
        {
            region.Ec2.VpcEndpoints.Put(endpoint with { RouteTableIds = [.. endpoint.RouteTableIds!.Where(id => id != tableId)] });
        }
    }

    private static void Check(string vpcId, RouteTable table, string listId)
    {
        if (table.VpcId != vpcId)
        {
            throw Ec2Errors.InvalidParameter($"Route table {table.RouteTableId} does not belong to the VPC {vpcId}.");
        }

        if (table.Routes!.Any(route => route.DestinationPrefixListId == listId))
        {
            throw Ec2Errors.RouteExists(table.RouteTableId!, listId);
        }
    }
}
