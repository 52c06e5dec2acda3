using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Egress-only internet gateways, for IPv6. They are recorded only: no packet has an IPv6 address.</summary>
internal static class EgressOnlyGateways
{
    internal static readonly Filters<EgressOnlyInternetGateway> GatewayFilters =
        new(Ec2Operations.DescribeEgressOnlyInternetGateways, gateway => gateway.Tags);

    public static CreateEgressOnlyInternetGatewayResult Create(ServiceCall call, CreateEgressOnlyInternetGatewayRequest request) =>
        call.Once(request.ClientToken, () =>
        {
            var vpc = Existing.Vpc(call.Region, request.VpcId!);
            Ec2Quotas.EgressOnlyGateway(call.Region);
            var gateway = new EgressOnlyInternetGateway
            {
                EgressOnlyInternetGatewayId = call.Cloud.Ids.Next("eigw-"),
                Attachments = [new() { State = "attached", VpcId = vpc.VpcId }],
                Tags = TagSpecifications.For(request.TagSpecifications, "egress-only-internet-gateway"),
            };
            call.Region.Ec2.EgressOnlyGateways.Put(gateway);
            return new CreateEgressOnlyInternetGatewayResult { EgressOnlyInternetGateway = gateway, ClientToken = request.ClientToken };
        });

    public static DescribeEgressOnlyInternetGatewaysResult Describe(ServiceCall call, DescribeEgressOnlyInternetGatewaysRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.EgressOnlyGateways)
            .WithIds(request.EgressOnlyInternetGatewayIds, gateway => gateway.EgressOnlyInternetGatewayId!, Ec2Errors.EgressOnlyGatewayNotFound)
            .Where(GatewayFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, limit: 255);
        return new() { EgressOnlyInternetGateways = page.Rows, NextToken = page.NextToken };
    }

    public static DeleteEgressOnlyInternetGatewayResult Delete(ServiceCall call, DeleteEgressOnlyInternetGatewayRequest request)
    {
        var gateway = Existing.EgressOnlyGateway(call.Region, request.EgressOnlyInternetGatewayId!);
        call.Region.Ec2.EgressOnlyGateways.Remove(gateway.EgressOnlyInternetGatewayId);
        RouteTables.TargetIs("blackhole", call.Region, route => route.EgressOnlyInternetGatewayId == gateway.EgressOnlyInternetGatewayId);
        return new() { ReturnCode = true };
    }
}
