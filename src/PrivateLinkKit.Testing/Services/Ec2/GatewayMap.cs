using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Gateways that routes lead to, for the map of the network.</summary>
internal static class GatewayMap
{
    public static void Add(NetworkMapBuilder map, AccountRegion region)
    {
        foreach (var gateway in region.Ec2.InternetGateways.Where(gateway => gateway.Attachments is not []))
        {
            map.Add(new EgressGateway(gateway.InternetGatewayId!, EgressGatewayKind.Internet));
        }

        foreach (var gateway in region.Ec2.NatGateways)
        {
            var own = map.InterfacesOf(gateway.NatGatewayAddresses!.Select(address => address.NetworkInterfaceId!)).FirstOrDefault();
            map.Add(new EgressGateway(gateway.NatGatewayId!, EgressGatewayKind.Nat, gateway.State is "available" && own is not null, own));
        }

        foreach (var endpoint in region.Ec2.VpcEndpoints.Where(endpoint => endpoint.VpcEndpointType is AwsService.Gateway))
        {
            map.Add(new EgressGateway(endpoint.VpcEndpointId!, EgressGatewayKind.Endpoint, endpoint.State is "available"));
        }
    }
}
