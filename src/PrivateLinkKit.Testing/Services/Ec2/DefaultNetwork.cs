using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Default network of a new account in every region: a VPC with internet access and a subnet in each zone.</summary>
internal static class DefaultNetwork
{
    private const string Block = "172.31.0.0/16";

    private const int AddressesPerSubnet = 4096;

    public static void Lay(AccountRegion region)
    {
        DhcpOptionSets.AddDefault(region);
        var vpc = Vpcs.Add(region, Cidr.TryParse(Block)!.Value, new Vpc { IsDefault = true, InstanceTenancy = "default", State = "available", Tags = [] });
        region.Ec2.VpcAttributes.Change(vpc.VpcId!, attributes => attributes with { DnsHostnames = true });
        var gateway = InternetGateways.Add(region, [new() { State = "available", VpcId = vpc.VpcId }], []);
        Routes.Add(region, RouteTables.MainOf(region, vpc.VpcId!), new Route
        {
            DestinationCidrBlock = "0.0.0.0/0",
            GatewayId = gateway.InternetGatewayId,
            Origin = "CreateRoute",
            State = "active",
        });
        foreach (var (place, zone) in region.Zones.Index())
        {
            Subnets.Add(region, vpc, Cidr.TryParse($"172.31.{place * AddressesPerSubnet / 256}.0/20")!.Value, zone, new Subnet
            {
                DefaultForAz = true,
                MapPublicIpOnLaunch = true,
                State = "available",
                Tags = [],
            });
        }
    }
}
