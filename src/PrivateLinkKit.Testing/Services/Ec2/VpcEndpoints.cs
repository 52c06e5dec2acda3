using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Interface and gateway endpoints of consumers.</summary>
internal sealed class VpcEndpoints(IPrivateZones zones, ConnectionEvents events)
{
    private static readonly TimeSpan ModifyTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DeleteTime = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ShownAfterDelete = TimeSpan.FromMinutes(1);

    internal static readonly Filters<VpcEndpoint> EndpointFilters = new(Ec2Operations.DescribeVpcEndpoints, endpoint => endpoint.Tags)
    {
        { "ip-address-type", endpoint => endpoint.IpAddressType },
        { "service-name", endpoint => endpoint.ServiceName },
        { "service-region", endpoint => endpoint.ServiceRegion },
        { "vpc-endpoint-id", endpoint => endpoint.VpcEndpointId },
        { "vpc-endpoint-state", endpoint => endpoint.State },
        { "vpc-endpoint-type", endpoint => endpoint.VpcEndpointType },
        { "vpc-id", endpoint => endpoint.VpcId },
    };

    public static DescribeVpcEndpointsResult Describe(ServiceCall call, DescribeVpcEndpointsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.VpcEndpoints)
            .WithIds(request.VpcEndpointIds, endpoint => endpoint.VpcEndpointId!, Ec2Errors.EndpointNotFound)
            .Where(EndpointFilters, request.Filters)
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { VpcEndpoints = page.Rows, NextToken = page.NextToken };
    }

    public ModifyVpcEndpointResult Modify(ServiceCall call, ModifyVpcEndpointRequest request)
    {
        var (region, endpoint) = (call.Region, Existing.VpcEndpoint(call.Region, request.VpcEndpointId!));
        if (!Ec2Store.IsLive(endpoint))
        {
            throw Ec2Errors.EndpointState(endpoint.VpcEndpointId!, endpoint.State!);
        }

        var service = EndpointService.Find(region, endpoint.ServiceName!, endpoint.ServiceRegion!)
            ?? throw Ec2Errors.ServiceNameNotFound(endpoint.ServiceName!);
        EndpointPolicies.Check(service, request.PolicyDocument);
        if (request is { PolicyDocument: not null, ResetPolicy: true })
        {
            throw Ec2Errors.InvalidCombination("PolicyDocument and ResetPolicy cannot be used together");
        }

        var policy = request.ResetPolicy is true ? EndpointPolicies.FullAccess : request.PolicyDocument;
        endpoint = endpoint with { PolicyDocument = policy ?? endpoint.PolicyDocument };
        if (endpoint.VpcEndpointType is AwsService.Gateway)
        {
            region.Ec2.VpcEndpoints.Put(WithRoutes(region, endpoint, request));
            return new() { Return = true };
        }

        var changed = WithInterfaces(region, endpoint, service, request);
        region.Ec2.VpcEndpoints.Put(changed);
        if (endpoint.State == "available" && !changed.NetworkInterfaceIds!.SequenceEqual(endpoint.NetworkInterfaceIds!))
        {
            // The connection stays available: only its owner sees interfaces being added and removed.
            region.Ec2.ServingEndpoints.Add(endpoint.VpcEndpointId!);
            region.Ec2.VpcEndpoints.Put(changed with { State = "pending" });
            call.Cloud.Timeline.After(ModifyTime, () =>
            {
                region.Ec2.ServingEndpoints.Remove(endpoint.VpcEndpointId!);
                VpcEndpointConnections.Move(call.Cloud, endpoint.VpcEndpointId!, "pending", "available");
            });
        }

        return new() { Return = true };
    }

    public DeleteVpcEndpointsResult Delete(ServiceCall call, DeleteVpcEndpointsRequest request) => new()
    {
        Unsuccessful = Unsuccessful.Of(request.VpcEndpointIds!, id =>
        {
            var endpoint = call.Region.Ec2.VpcEndpoints.Find(id) ?? throw Ec2Errors.DeletedEndpointNotFound(id);
            if (Ec2Store.IsLive(endpoint))
            {
                if (endpoint.VpcEndpointType is AwsService.Gateway)
                {
                    call.Region.Ec2.VpcEndpoints.Put(GatewayEndpoints.Set(call.Region, endpoint, []));
                }

                VpcEndpointConnections.Move(call.Cloud, id, "deleting");
                if (VpcEndpointConnections.Find(call.Cloud, id) is { } connection)
                {
                    events.Raise(call.Cloud, connection, ConnectionEvents.Delete);
                }

                call.Cloud.Timeline.After(DeleteTime, () => FinishDelete(call.Region, id));
            }
        }),
    };

    private static VpcEndpoint WithRoutes(AccountRegion region, VpcEndpoint endpoint, ModifyVpcEndpointRequest request)
    {
        GatewayEndpoints.CheckNone(
            request.PrivateDnsEnabled,
            request.AddSubnetIds,
            request.RemoveSubnetIds,
            request.AddSecurityGroupIds,
            request.RemoveSecurityGroupIds,
            request.SubnetConfigurations);
        var removed = request.RemoveRouteTableIds ?? [];
        if (removed.FirstOrDefault(id => !endpoint.RouteTableIds!.Contains(id)) is { } other)
        {
            throw Ec2Errors.RouteTableNotFound(other);
        }

        return GatewayEndpoints.Set(region, endpoint, [.. endpoint.RouteTableIds!.Except(removed).Union(request.AddRouteTableIds ?? [])]);
    }

    private VpcEndpoint WithInterfaces(AccountRegion region, VpcEndpoint endpoint, EndpointService service, ModifyVpcEndpointRequest request)
    {
        GatewayEndpoints.CheckNoTables(request.AddRouteTableIds, request.RemoveRouteTableIds);
        var addresses = EndpointInterfaces.Fixed(request.SubnetConfigurations);
        var added = (request.AddSubnetIds ?? []).Union(addresses.Keys);
        IReadOnlyList<string> subnetIds = [.. endpoint.SubnetIds!.Except(request.RemoveSubnetIds ?? []).Union(added)];
        EndpointInterfaces.CheckSubnets(region, endpoint, service, subnetIds, addresses);
        var keptGroups = endpoint.Groups!.Select(group => group.GroupId!).Except(request.RemoveSecurityGroupIds ?? []);
        var groups = EndpointInterfaces.Groups(region, endpoint.VpcId!, keptGroups.Union(request.AddSecurityGroupIds ?? []));
        if (request.PrivateDnsEnabled is true && endpoint.PrivateDnsEnabled is not true)
        {
            EndpointDns.CheckPrivateNames(zones, region, endpoint.VpcId!, service, endpoint.State!);
        }

        endpoint = EndpointInterfaces.Set(region, endpoint with { Groups = groups }, subnetIds, addresses);
        return EndpointDns.Set(region, endpoint with { PrivateDnsEnabled = request.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled }, service);
    }

    private static void FinishDelete(AccountRegion region, string id)
    {
        if (region.Ec2.VpcEndpoints.Find(id) is not { State: "deleting" } endpoint)
        {
            return;
        }

        region.Ec2.VpcEndpoints.Put(EndpointInterfaces.Set(region, endpoint, []) with { State = "deleted" });
        VpcEndpointConnections.Forget(region.Cloud, id);
        ConnectionNotifications.Forget(region, id);
        region.Cloud.Timeline.Expire(ShownAfterDelete, () => region.Ec2.VpcEndpoints.Remove(id));
    }
}
