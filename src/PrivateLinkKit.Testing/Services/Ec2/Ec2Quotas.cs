using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>AWS's default quotas of EC2.</summary>
internal static class Ec2Quotas
{
    public static void Vpc(AccountRegion region) => Quota.Check(region, "VpcLimitExceeded", "VPCs", 5, region.Ec2.Vpcs.Count);

    public static void Subnet(AccountRegion region, string vpcId) =>
        Quota.Check(region, "SubnetLimitExceeded", "subnets", 200, region.Ec2.Subnets.Count(subnet => subnet.VpcId == vpcId));

    public static void InternetGateway(AccountRegion region) =>
        Quota.Check(region, "InternetGatewayLimitExceeded", "internet gateways", 5, region.Ec2.InternetGateways.Count);

    public static void Address(AccountRegion region) => Quota.Check(region, "AddressLimitExceeded", "addresses", 5, region.Ec2.Addresses.Count);

    public static void NatGateway(AccountRegion region, string zone) =>
        Quota.Check(region, "NatGatewayLimitExceeded", "NAT Gateways", 5, region.Ec2.NatGateways.Count(
        gateway => gateway.State is "pending" or "available" or "deleting" && Existing.Subnet(region, gateway.SubnetId!).AvailabilityZone == zone));

    public static void RouteTable(AccountRegion region, string vpcId) =>
        Quota.Check(region, "RouteTableLimitExceeded", "route tables", 200, region.Ec2.RouteTables.Count(table => table.VpcId == vpcId));

    /// <summary>The route to the VPC itself counts like any other.</summary>
    public static void Route(AccountRegion region, int existing) => Quota.Check(region, "RouteLimitExceeded", "routes", 50, existing);

    /// <summary>Blocks of one family.</summary>
    public static void VpcBlocks(AccountRegion region, string vpcId, int existing)
    {
        const int most = 5;
        if (region.Cloud.Settings.HasQuotas && existing >= most)
        {
            throw Ec2Errors.CidrLimit(vpcId, most);
        }
    }

    public static void EgressOnlyGateway(AccountRegion region) => Quota.Check(
        region, "GatewayLimitExceeded", "egress-only internet gateways", 5, region.Ec2.EgressOnlyGateways.Count);

    public static void PrefixList(AccountRegion region) =>
        Quota.Check(region, "PrefixListLimitExceeded", "prefix lists", 100, region.Ec2.PrefixLists.Count);

    public static void NetworkAcl(AccountRegion region, string vpcId) =>
        Quota.Check(region, "NetworkAclLimitExceeded", "network ACLs", 200, region.Ec2.NetworkAcls.Count(acl => acl.VpcId == vpcId));

    /// <summary>Rules of one direction, without the last one.</summary>
    public static void NetworkAclEntry(AccountRegion region, int existing) =>
        Quota.Check(region, "NetworkAclEntryLimitExceeded", "network ACL entries", 20, existing);

    public static void SecurityGroup(AccountRegion region) =>
        Quota.Check(region, "SecurityGroupLimitExceeded", "security groups", 2500, region.Ec2.SecurityGroups.Count);

    public static void InterfaceGroups(AccountRegion region, int groups) =>
        Quota.Check(region, "SecurityGroupsPerInterfaceLimitExceeded", "security groups per interface", 5, groups - 1);

    public static void NetworkInterface(AccountRegion region, int created = 1) =>
        Quota.Check(region, "NetworkInterfaceLimitExceeded", "network interfaces", 5000, region.Ec2.NetworkInterfaces.Count + created - 1);

    public static void VpcEndpoint(AccountRegion region, string vpcId) => Quota.Check(
        region,
        "VpcEndpointLimitExceeded",
        "VPC endpoints",
        50,
        region.Ec2.LiveEndpointsIn(vpcId).Count(endpoint => endpoint.VpcEndpointType is not AwsService.Gateway));

    public static void GatewayEndpoint(AccountRegion region) => Quota.Check(
        region,
        "VpcEndpointLimitExceeded",
        "gateway VPC endpoints",
        20,
        region.Ec2.VpcEndpoints.Count(endpoint => Ec2Store.IsLive(endpoint) && endpoint.VpcEndpointType is AwsService.Gateway));
}
