using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Creates endpoints.</summary>
internal sealed class VpcEndpointCreation(IPrivateZones zones, ConnectionEvents events, TimeSpan? expiry)
{
    private static readonly TimeSpan CreateTime = TimeSpan.FromSeconds(90);

    public CreateVpcEndpointResult Create(ServiceCall call, CreateVpcEndpointRequest request) => call.Once(request.ClientToken, () =>
    {
        var endpoint = New(call, request);
        call.Region.Ec2.VpcEndpoints.Put(endpoint);
        switch (endpoint.State, expiry)
        {
            case ("pending", _):
                call.Cloud.Timeline.After(CreateTime, () => VpcEndpointConnections.Move(call.Cloud, endpoint.VpcEndpointId!, "pending", "available"));
                break;
            case ("pendingAcceptance", { } time):
                call.Cloud.Timeline.Expire(time, () => VpcEndpointConnections.Move(call.Cloud, endpoint.VpcEndpointId!, "pendingAcceptance", "expired"));
                break;
        }

        return new CreateVpcEndpointResult { VpcEndpoint = endpoint, ClientToken = request.ClientToken };
    });

    private VpcEndpoint New(ServiceCall call, CreateVpcEndpointRequest request)
    {
        var region = call.Region;
        var vpc = Existing.Vpc(region, request.VpcId!);
        var serviceName = request.ServiceName ?? throw Ec2Errors.Missing("ServiceName");
        CheckEmulated(request);
        var serviceRegion = request.ServiceRegion ?? region.Name;
        var service = EndpointService.Offered(call, serviceName, serviceRegion);
        var type = request.VpcEndpointType ?? AwsService.Gateway;
        if (!service.Types.Contains(type))
        {
            throw Ec2Errors.InvalidParameter($"The VPC endpoint type {type} is not supported by the service {serviceName}.");
        }

        EndpointPolicies.Check(service, request.PolicyDocument);
        var tags = TagSpecifications.For(request.TagSpecifications, "vpc-endpoint");
        var endpoint = new VpcEndpoint
        {
            VpcEndpointId = call.Cloud.Ids.Next("vpce-"),
            VpcEndpointType = type,
            VpcId = vpc.VpcId,
            ServiceName = serviceName,
            ServiceRegion = serviceRegion,
            PolicyDocument = request.PolicyDocument ?? EndpointPolicies.FullAccess,
            RouteTableIds = [],
            SubnetIds = [],
            NetworkInterfaceIds = [],
            Groups = [],
            DnsEntries = [],
            PrivateDnsEnabled = false,
            RequesterManaged = false,
            CreationTimestamp = call.Now,
            OwnerId = call.Account,
            Tags = tags,
        };
        endpoint = type is AwsService.Gateway ? WithRoutes(region, endpoint, request) : WithInterfaces(region, endpoint, service, request);
        if (service.IsOfAws)
        {
            region.Ec2.VpcAttributes.Change(vpc.VpcId!, attributes => attributes with { HasHadAwsEndpoints = true });
        }

        return endpoint;
    }

    private static VpcEndpoint WithRoutes(AccountRegion region, VpcEndpoint endpoint, CreateVpcEndpointRequest request)
    {
        GatewayEndpoints.CheckNone(request.PrivateDnsEnabled, request.SubnetIds, request.SecurityGroupIds, request.SubnetConfigurations);
        if (request.DnsOptions is not null)
        {
            throw Ec2Errors.NotEmulated("DNS options of gateway endpoints");
        }

        Ec2Quotas.GatewayEndpoint(region);
        var available = endpoint with { State = "available", IpAddressType = "ipv4" };
        return GatewayEndpoints.Set(region, available, [.. (request.RouteTableIds ?? []).Distinct()]);
    }

    private VpcEndpoint WithInterfaces(AccountRegion region, VpcEndpoint endpoint, EndpointService service, CreateVpcEndpointRequest request)
    {
        GatewayEndpoints.CheckNoTables(request.RouteTableIds);
        var vpcId = endpoint.VpcId!;
        Ec2Quotas.VpcEndpoint(region, vpcId);
        var addresses = EndpointInterfaces.Fixed(request.SubnetConfigurations);
        IReadOnlyList<string> subnetIds = [.. (request.SubnetIds ?? []).Union(addresses.Keys)];
        EndpointInterfaces.CheckSubnets(region, endpoint, service, subnetIds, addresses);
        var groupIds = request.SecurityGroupIds is { Count: > 0 } given ? given : [SecurityGroups.DefaultOf(region, vpcId).GroupId!];
        endpoint = endpoint with
        {
            State = service.RequiresAcceptance ? "pendingAcceptance" : "pending",
            Groups = EndpointInterfaces.Groups(region, vpcId, groupIds),
            IpAddressType = "ipv4",
            DnsOptions = new() { DnsRecordIpType = "ipv4" },
            PrivateDnsEnabled = request.PrivateDnsEnabled ?? service.IsOfAws,
        };
        if (endpoint.PrivateDnsEnabled is true)
        {
            EndpointDns.CheckPrivateNames(zones, region, vpcId, service, endpoint.State);
        }

        endpoint = EndpointDns.Set(region, EndpointInterfaces.Set(region, endpoint, subnetIds, addresses), service);
        if (service.Provider is var (provider, configuration))
        {
            Connect(provider, configuration, region, endpoint);
        }

        return endpoint;
    }

    private void Connect(AccountRegion provider, ServiceConfiguration service, AccountRegion consumer, VpcEndpoint endpoint)
    {
        var connection = new VpcEndpointConnection
        {
            VpcEndpointConnectionId = provider.Cloud.Ids.Next("vpce-con-"),
            ServiceId = service.ServiceId,
            VpcEndpointId = endpoint.VpcEndpointId,
            VpcEndpointOwner = consumer.Account,
            VpcEndpointRegion = consumer.Name,
            VpcEndpointState = endpoint.State,
            CreationTimestamp = endpoint.CreationTimestamp,
            DnsEntries = endpoint.DnsEntries,
            NetworkLoadBalancerArns = service.NetworkLoadBalancerArns,
            IpAddressType = "ipv4",
            Tags = [],
        };
        provider.Ec2.VpcEndpointConnections.Put(connection);
        events.Raise(provider.Cloud, connection, ConnectionEvents.Connect);
    }

    private static void CheckEmulated(CreateVpcEndpointRequest request)
    {
        if (request.IpAddressType is not (null or "ipv4") || request.DnsOptions?.DnsRecordIpType is not (null or "ipv4"))
        {
            throw Ec2Errors.NotEmulated("endpoints of another IP address type than ipv4");
        }
    }
}
