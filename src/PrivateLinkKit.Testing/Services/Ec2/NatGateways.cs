using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Public NAT gateways. A failure appears in the gateway's state, not as an error of the call.</summary>
internal static class NatGateways
{
    private static readonly TimeSpan CreateTime = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan DeleteTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShownAfterDelete = TimeSpan.FromHours(1);

    internal static readonly Filters<NatGateway> GatewayFilters = new(Ec2Operations.DescribeNatGateways, gateway => gateway.Tags)
    {
        { "nat-gateway-id", gateway => gateway.NatGatewayId },
        { "state", gateway => gateway.State },
        { "subnet-id", gateway => gateway.SubnetId },
        { "vpc-id", gateway => gateway.VpcId },
    };

    public static CreateNatGatewayResult Create(ServiceCall call, CreateNatGatewayRequest request) => call.Once(request.ClientToken, () =>
    {
        if (request.ConnectivityType is not (null or "public"))
        {
            throw Ec2Errors.NotEmulated($"NAT gateways of the connectivity type {request.ConnectivityType}");
        }

        var subnet = Existing.Subnet(call.Region, request.SubnetId ?? throw Ec2Errors.Missing("SubnetId"));
        var address = Existing.Address(call.Region, request.AllocationId ?? throw Ec2Errors.Missing("AllocationId"));
        var tags = TagSpecifications.For(request.TagSpecifications, "natgateway");
        Ec2Quotas.NatGateway(call.Region, subnet.AvailabilityZone!);
        var id = call.Cloud.Ids.Next("nat-");
        var networkInterface = NetworkInterfaces.CreateManaged(
            call.Region, subnet.SubnetId!, [], "nat_gateway", $"Interface for NAT Gateway {id}", "amazon-aws", "amazon-aws");
        var gateway = new NatGateway
        {
            NatGatewayId = id,
            SubnetId = subnet.SubnetId,
            VpcId = subnet.VpcId,
            State = "pending",
            CreateTime = call.Now,
            ConnectivityType = "public",
            NatGatewayAddresses =
            [
                new()
                {
                    AllocationId = address.AllocationId,
                    PublicIp = address.PublicIp,
                    NetworkInterfaceId = networkInterface.NetworkInterfaceId,
                    PrivateIp = networkInterface.PrivateIpAddress,
                    IsPrimary = true,
                    Status = "associating",
                },
            ],
            Tags = tags,
        };
        call.Region.Ec2.NatGateways.Put(gateway);
        call.Cloud.Timeline.After(CreateTime, () => FinishCreate(call.Region, id));
        return new CreateNatGatewayResult { NatGateway = gateway, ClientToken = request.ClientToken };
    });

    public static DescribeNatGatewaysResult Describe(ServiceCall call, DescribeNatGatewaysRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.NatGateways)
            .WithIds(request.NatGatewayIds, gateway => gateway.NatGatewayId!, Ec2Errors.NatGatewayNotFound)
            .Where(GatewayFilters, request.Filter)
            .Page(request.MaxResults, request.NextToken);
        return new() { NatGateways = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteNatGatewayResult Delete(ServiceCall call, DeleteNatGatewayRequest request)
    {
        var gateway = call.Region.Ec2.NatGateways.Find(request.NatGatewayId) ?? throw Ec2Errors.NatGatewayNotFound(request.NatGatewayId!);
        if (gateway.State is "pending" or "available" or "failed")
        {
            call.Region.Ec2.NatGateways.Put(gateway with { State = "deleting", DeleteTime = call.Now });
            call.Cloud.Timeline.After(DeleteTime, () => FinishDelete(call.Region, gateway.NatGatewayId!));
        }

        return new() { NatGatewayId = gateway.NatGatewayId };
    }

    private static void FinishCreate(AccountRegion region, string id)
    {
        if (region.Ec2.NatGateways.Find(id) is not { State: "pending", NatGatewayAddresses: [var own] } gateway)
        {
            return;
        }

        if (Failure(region, gateway, own) is var (code, message))
        {
            region.Ec2.NatGateways.Put(gateway with { State = "failed", FailureCode = code, FailureMessage = message });
            NetworkInterfaces.Delete(region, own.NetworkInterfaceId!);
            return;
        }

        var association = Addresses.Map(region, own.AllocationId!, own.NetworkInterfaceId!);
        region.Ec2.NatGateways.Put(gateway with
        {
            State = "available",
            NatGatewayAddresses = [own with { AssociationId = association, Status = "succeeded" }],
        });
    }

    private static (string Code, string Message)? Failure(AccountRegion region, NatGateway gateway, NatGatewayAddress own)
    {
        if (!InternetGateways.IsAttached(region, gateway.VpcId!))
        {
            return ("Gateway.NotAttached", $"Network {gateway.VpcId} has no Internet gateway attached");
        }

        return region.Ec2.Addresses.Find(own.AllocationId) switch
        {
            null => ("InvalidAllocationID.NotFound", $"Elastic IP address {own.AllocationId} could not be associated with this NAT gateway"),
            { AssociationId: not null } => ("Resource.AlreadyAssociated", $"Elastic IP address {own.AllocationId} is already associated"),
            _ => null,
        };
    }

    private static void FinishDelete(AccountRegion region, string id)
    {
        if (region.Ec2.NatGateways.Find(id) is not { State: "deleting", NatGatewayAddresses: [var own] } gateway)
        {
            return;
        }

        NetworkInterfaces.Delete(region, own.NetworkInterfaceId!);
        RouteTables.TargetIs("blackhole", region, route => route.NatGatewayId == id);
        region.Ec2.NatGateways.Put(gateway with { State = "deleted" });
        region.Cloud.Timeline.Expire(ShownAfterDelete, () => region.Ec2.NatGateways.Remove(id));
    }
}
