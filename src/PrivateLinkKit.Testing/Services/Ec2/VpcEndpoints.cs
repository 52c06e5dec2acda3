using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Interface endpoints of consumers.</summary>
internal static class VpcEndpoints
{
    private const string FullAccess = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";

    private static readonly TimeSpan CreateTime = TimeSpan.FromSeconds(90);
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

    public static CreateVpcEndpointResult Create(ServiceCall call, CreateVpcEndpointRequest request) => call.Once(request.ClientToken, () =>
    {
        var endpoint = New(call, request);
        call.Region.Ec2.VpcEndpoints.Put(endpoint);
        if (endpoint.State == "pending")
        {
            call.Cloud.Timeline.After(CreateTime, () => VpcEndpointConnections.Move(call.Cloud, endpoint.VpcEndpointId!, "pending", "available"));
        }

        return new CreateVpcEndpointResult { VpcEndpoint = endpoint, ClientToken = request.ClientToken };
    });

    public static DescribeVpcEndpointsResult Describe(ServiceCall call, DescribeVpcEndpointsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.VpcEndpoints)
            .WithIds(request.VpcEndpointIds, endpoint => endpoint.VpcEndpointId!, Ec2Errors.EndpointNotFound)
            .Where(EndpointFilters, request.Filters)
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { VpcEndpoints = page.Rows, NextToken = page.NextToken };
    }

    public static ModifyVpcEndpointResult Modify(ServiceCall call, ModifyVpcEndpointRequest request)
    {
        var (region, endpoint) = (call.Region, Existing.VpcEndpoint(call.Region, request.VpcEndpointId!));
        if (!Ec2Store.IsLive(endpoint))
        {
            throw Ec2Errors.EndpointState(endpoint.VpcEndpointId!, endpoint.State!);
        }

        var service = VpcEndpointServices.Find(call.Cloud, region.Name, endpoint.ServiceName!)?.Service
            ?? throw Ec2Errors.ServiceNameNotFound(endpoint.ServiceName!);
        IReadOnlyList<string> added = request.AddSubnetIds ?? [], removed = request.RemoveSubnetIds ?? [];
        IReadOnlyList<string> subnetIds = [.. endpoint.SubnetIds!.Except(removed).Union(added)];
        EndpointInterfaces.CheckSubnets(region, endpoint.VpcId!, service, subnetIds, [.. subnetIds.Except(endpoint.SubnetIds!)]);
        var keptGroups = endpoint.Groups!.Select(group => group.GroupId!).Except(request.RemoveSecurityGroupIds ?? []);
        var groups = EndpointGroups(region, endpoint.VpcId!, keptGroups.Union(request.AddSecurityGroupIds ?? []));
        if (request.PrivateDnsEnabled is true && endpoint.PrivateDnsEnabled is not true)
        {
            EndpointDns.CheckPrivateName(region, endpoint.VpcId!, service, endpoint.State!);
        }

        endpoint = EndpointInterfaces.Set(region, endpoint with { Groups = groups }, subnetIds);
        endpoint = EndpointDns.Set(region, endpoint with { PrivateDnsEnabled = request.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled }, service);
        region.Ec2.VpcEndpoints.Put(endpoint);
        if (endpoint.State == "available" && (added is not [] || removed is not []))
        {
            // The connection stays available: only its owner sees interfaces being added and removed.
            region.Ec2.VpcEndpoints.Put(endpoint with { State = "pending" });
            call.Cloud.Timeline.After(ModifyTime, () => VpcEndpointConnections.Move(call.Cloud, endpoint.VpcEndpointId!, "pending", "available"));
        }

        return new() { Return = true };
    }

    public static DeleteVpcEndpointsResult Delete(ServiceCall call, DeleteVpcEndpointsRequest request) => new()
    {
        Unsuccessful = Unsuccessful.Of(request.VpcEndpointIds!, id =>
        {
            var endpoint = call.Region.Ec2.VpcEndpoints.Find(id) ?? throw Ec2Errors.DeletedEndpointNotFound(id);
            if (Ec2Store.IsLive(endpoint))
            {
                VpcEndpointConnections.Move(call.Cloud, id, "deleting");
                call.Cloud.Timeline.After(DeleteTime, () => FinishDelete(call.Region, id));
            }
        }),
    };

    private static VpcEndpoint New(ServiceCall call, CreateVpcEndpointRequest request)
    {
        var region = call.Region;
        var vpc = Existing.Vpc(region, request.VpcId!);
        var serviceName = request.ServiceName ?? throw Ec2Errors.Missing("ServiceName");
        CheckEmulated(region, request);
        var (provider, service) = OfferedServices.Get(call, serviceName);
        if ((request.VpcEndpointType ?? "Gateway") != "Interface")
        {
            throw Ec2Errors.InvalidParameter($"The VPC endpoint type {request.VpcEndpointType ?? "Gateway"} is not supported by the service {serviceName}.");
        }

        Ec2Quotas.VpcEndpoint(region, vpc.VpcId!);
        var subnetIds = request.SubnetIds ?? [];
        EndpointInterfaces.CheckSubnets(region, vpc.VpcId!, service, subnetIds, added: subnetIds);
        var groupIds = request.SecurityGroupIds is { Count: > 0 } given ? given : [SecurityGroups.DefaultOf(region, vpc.VpcId!).GroupId!];
        var groups = EndpointGroups(region, vpc.VpcId!, groupIds);
        var state = service.AcceptanceRequired is true ? "pendingAcceptance" : "pending";
        if (request.PrivateDnsEnabled is true)
        {
            EndpointDns.CheckPrivateName(region, vpc.VpcId!, service, state);
        }

        var endpoint = new VpcEndpoint
        {
            VpcEndpointId = call.Cloud.Ids.Next("vpce-"),
            VpcEndpointType = "Interface",
            VpcId = vpc.VpcId,
            ServiceName = serviceName,
            ServiceRegion = region.Name,
            State = state,
            PolicyDocument = FullAccess,
            RouteTableIds = [],
            SubnetIds = [],
            NetworkInterfaceIds = [],
            Groups = groups,
            IpAddressType = "ipv4",
            DnsOptions = new() { DnsRecordIpType = "ipv4" },
            PrivateDnsEnabled = request.PrivateDnsEnabled ?? false,
            RequesterManaged = false,
            CreationTimestamp = call.Now,
            OwnerId = call.Account,
            Tags = TagSpecifications.For(request.TagSpecifications, "vpc-endpoint"),
        };
        endpoint = EndpointDns.Set(region, EndpointInterfaces.Set(region, endpoint, subnetIds), service);
        provider.Ec2.VpcEndpointConnections.Put(new VpcEndpointConnection
        {
            VpcEndpointConnectionId = call.Cloud.Ids.Next("vpce-con-"),
            ServiceId = service.ServiceId,
            VpcEndpointId = endpoint.VpcEndpointId,
            VpcEndpointOwner = call.Account,
            VpcEndpointRegion = region.Name,
            VpcEndpointState = state,
            CreationTimestamp = endpoint.CreationTimestamp,
            DnsEntries = endpoint.DnsEntries,
            NetworkLoadBalancerArns = service.NetworkLoadBalancerArns,
            IpAddressType = "ipv4",
            Tags = [],
        });
        return endpoint;
    }

    private static void CheckEmulated(AccountRegion region, CreateVpcEndpointRequest request)
    {
        if (request.ServiceRegion is { } serviceRegion && serviceRegion != region.Name)
        {
            throw Ec2Errors.NotEmulated($"endpoints for services of another region ({serviceRegion})");
        }

        if (request.IpAddressType is not (null or "ipv4") || request.DnsOptions?.DnsRecordIpType is not (null or "ipv4"))
        {
            throw Ec2Errors.NotEmulated("endpoints of another IP address type than ipv4");
        }
    }

    private static IReadOnlyList<SecurityGroupIdentifier> EndpointGroups(AccountRegion region, string vpcId, IEnumerable<string> groupIds) =>
    [
        .. SecurityGroups.Identify(region, groupIds, vpcId)
            .Select(group => new SecurityGroupIdentifier { GroupId = group.GroupId, GroupName = group.GroupName }),
    ];

    private static void FinishDelete(AccountRegion region, string id)
    {
        if (region.Ec2.VpcEndpoints.Find(id) is not { State: "deleting" } endpoint)
        {
            return;
        }

        region.Ec2.VpcEndpoints.Put(EndpointInterfaces.Set(region, endpoint, []) with { State = "deleted" });
        VpcEndpointConnections.Forget(region.Cloud, id);
        region.Cloud.Timeline.Expire(ShownAfterDelete, () => region.Ec2.VpcEndpoints.Remove(id));
    }
}
