using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>
/// Targets of routes: internet gateways, egress-only internet gateways, NAT gateways and network interfaces. The parameter GatewayId also accepts a NAT
/// gateway; the route returns it as NatGatewayId.
/// </summary>
internal static class RouteTargets
{
    // NAT64 (VPC guide, "DNS64 and NAT64").
    private const string TranslatedBlock = "64:ff9b::/96";

    private static readonly string[] OtherGateways = ["cagw", "lgw", "tgw", "vgw", "vpce"];

    /// <summary>Returns the route to the only target that is given.</summary>
    public static Route Route(
        AccountRegion region,
        RouteTable table,
        RouteDestination destination,
        string? gatewayId,
        string? natGatewayId,
        string? interfaceId,
        string? egressOnlyId)
    {
        string?[] targets = [gatewayId, natGatewayId, interfaceId, egressOnlyId];
        if (targets.Count(given => given is not null) != 1)
        {
            throw Ec2Errors.InvalidCombination(
                "The request must name exactly one target: gatewayId, natGatewayId, networkInterfaceId or egressOnlyInternetGatewayId");
        }

        var target = targets.First(given => given is not null)!;
        var route = destination.To(new() { Origin = "CreateRoute", State = "active" });
        var kind = egressOnlyId is not null ? "eigw" : KindOf(gatewayId, natGatewayId);
        CheckFamily(kind, target, destination);
        var (vpcIds, named) = kind switch
        {
            "igw" => (VpcsOf(Existing.InternetGateway(region, target).Attachments!), route with { GatewayId = target }),
            "eigw" => (VpcsOf(Existing.EgressOnlyGateway(region, target).Attachments!), route with { EgressOnlyInternetGatewayId = target }),
            "nat" => ([NatGatewayVpc(region, target)], route with { NatGatewayId = target }),
            "eni" => ([Existing.NetworkInterface(region, target).VpcId], route with { NetworkInterfaceId = target }),
            _ => throw Ec2Errors.NotEmulated($"routes to gateways of the kind {kind}-"),
        };
        return vpcIds.Contains(table.VpcId)
            ? named
            : throw Ec2Errors.InvalidValue($"route table {table.RouteTableId} and network gateway {target} belong to different networks");
    }

    private static string KindOf(string? gatewayId, string? natGatewayId)
    {
        if (gatewayId is null)
        {
            return natGatewayId is null ? "eni" : "nat";
        }

        var prefix = gatewayId.Split('-')[0];
        return prefix is "nat" or "eigw" || OtherGateways.Contains(prefix) ? prefix : "igw";
    }

    private static void CheckFamily(string kind, string target, RouteDestination destination)
    {
        var isWrong = kind switch
        {
            "eigw" => !destination.IsIpv6,
            "nat" => destination.IsIpv6 && destination.Text is not TranslatedBlock,
            _ => false,
        };
        if (isWrong)
        {
            throw Ec2Errors.InvalidValue($"The destination {destination.Text} cannot be used with the target {target}");
        }
    }

    private static IEnumerable<string?> VpcsOf(IEnumerable<InternetGatewayAttachment> attachments) => attachments.Select(attachment => attachment.VpcId);

    private static string? NatGatewayVpc(AccountRegion region, string id) =>
        region.Ec2.NatGateways.Find(id) is { State: not ("deleting" or "deleted") } gateway ? gateway.VpcId : throw Ec2Errors.NatGatewayNotFound(id);
}
