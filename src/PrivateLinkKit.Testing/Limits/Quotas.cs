using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.Ec2;

namespace PrivateLinkKit.Testing.Limits;

/// <summary>AWS's default quotas, checked before a resource is added if <see cref="EmbeddedAwsOptions.Quotas"/> is set.</summary>
internal static class Quotas
{
    public static void Vpc(AccountRegion region) => Check(region, "VpcLimitExceeded", "VPCs", 5, region.Ec2.Vpcs.Count);

    public static void Subnet(AccountRegion region, string vpcId) =>
        Check(region, "SubnetLimitExceeded", "subnets", 200, region.Ec2.Subnets.Count(subnet => subnet.VpcId == vpcId));

    public static void InternetGateway(AccountRegion region) =>
        Check(region, "InternetGatewayLimitExceeded", "internet gateways", 5, region.Ec2.InternetGateways.Count);

    public static void Address(AccountRegion region) => Check(region, "AddressLimitExceeded", "addresses", 5, region.Ec2.Addresses.Count);

    public static void NatGateway(AccountRegion region, string zone) =>
        Check(region, "NatGatewayLimitExceeded", "NAT Gateways", 5, region.Ec2.NatGateways.Count(
        gateway => gateway.State is "pending" or "available" or "deleting" && Subnets.Get(region, gateway.SubnetId!).AvailabilityZone == zone));

    public static void RouteTable(AccountRegion region, string vpcId) =>
        Check(region, "RouteTableLimitExceeded", "route tables", 200, region.Ec2.RouteTables.Count(table => table.VpcId == vpcId));

    /// <summary>The route to the VPC itself counts like any other.</summary>
    public static void Route(AccountRegion region, int existing) => Check(region, "RouteLimitExceeded", "routes", 50, existing);

    public static void SecurityGroup(AccountRegion region) =>
        Check(region, "SecurityGroupLimitExceeded", "security groups", 2500, region.Ec2.SecurityGroups.Count);

    public static void InterfaceGroups(AccountRegion region, int groups) =>
        Check(region, "SecurityGroupsPerInterfaceLimitExceeded", "security groups per interface", 5, groups - 1);

    public static void NetworkInterface(AccountRegion region) =>
        Check(region, "NetworkInterfaceLimitExceeded", "network interfaces", 5000, region.Ec2.NetworkInterfaces.Count);

    public static void VpcEndpoint(AccountRegion region, string vpcId) => Check(
        region,
        "VpcEndpointLimitExceeded",
        "VPC endpoints",
        50,
        region.Ec2.VpcEndpoints.Count(endpoint => endpoint.VpcId == vpcId && VpcEndpoints.IsLive(endpoint)));

    public static void LoadBalancer(AccountRegion region, string type) =>
        Check(region, "TooManyLoadBalancers", "load balancers", 50, region.ElbV2.LoadBalancers.Count(balancer => balancer.Type == type));

    public static void TargetGroup(AccountRegion region) => Check(region, "TooManyTargetGroups", "target groups", 3000, region.ElbV2.TargetGroups.Count);

    public static void Listener(AccountRegion region, string loadBalancerArn) =>
        Check(region, "TooManyListeners", "listeners per load balancer", 50, region.ElbV2.ListenersOf(loadBalancerArn).Count());

    public static void Rule(AccountRegion region, string loadBalancerArn) => Check(
        region,
        "TooManyRules",
        "rules per load balancer",
        100,
        region.ElbV2.ListenersOf(loadBalancerArn).Sum(listener => region.ElbV2.RulesOf(listener.ListenerArn!).Count()));

    private static void Check(AccountRegion region, string code, string what, int most, int existing)
    {
        if (region.Cloud.Options.Quotas is ResourceQuotas.Aws && existing >= most)
        {
            throw new AwsError(code, $"The maximum number of {what} has been reached: {most}.");
        }
    }
}
