using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Reads of a VPC for other services.</summary>
internal static class VpcLookup
{
    public static bool HasVpc(AccountRegion region, string? vpcId) => region.Ec2.Vpcs.Find(vpcId) is not null;

    public static Subnet? Subnet(AccountRegion region, string subnetId) => region.Ec2.Subnets.Find(subnetId);

    public static Subnet? DefaultSubnet(AccountRegion region, string zone) =>
        region.Ec2.Subnets.FirstOrDefault(subnet => subnet.DefaultForAz is true && subnet.AvailabilityZone == zone);

    public static SecurityGroup? SecurityGroup(AccountRegion region, string groupId) => region.Ec2.SecurityGroups.Find(groupId);

    public static SecurityGroup DefaultSecurityGroup(AccountRegion region, string vpcId) => SecurityGroups.DefaultOf(region, vpcId);

    public static bool HasInternetGateway(AccountRegion region, string vpcId) => InternetGateways.IsAttached(region, vpcId);

    /// <summary>Returns true once an endpoint of one of AWS's own services was created in the VPC of a subnet.</summary>
    public static bool HasHadAwsEndpoints(AccountRegion region, string subnetId) =>
        Subnet(region, subnetId) is { } subnet && region.Ec2.VpcAttributes.Find(subnet.VpcId) is { HasHadAwsEndpoints: true };

    /// <summary>Returns false if packets of a subnet to a service go through a gateway endpoint whose policy does not allow an action.</summary>
    public static bool GatewayAllows(AccountRegion region, string subnetId, string service, string action, string resource)
    {
        var table = RouteTables.OfSubnet(region, Subnet(region, subnetId)!);
        var listId = PrefixLists.IdOf($"com.amazonaws.{region.Name}.{service}");
        var route = table.Routes!.FirstOrDefault(route => route.DestinationPrefixListId == listId);
        return region.Ec2.VpcEndpoints.Find(route?.GatewayId) is not { } endpoint || EndpointPolicies.Allows(endpoint.PolicyDocument!, action, resource);
    }

    /// <summary>Returns false if the policy of an endpoint does not allow a request that comes through it. Unknown conditions match nothing.</summary>
    public static bool EndpointAllows(Cloud cloud, string endpointId, PolicyRequest request) =>
        Endpoint(cloud, endpointId)?.PolicyDocument is not { } document || EndpointPolicies.Allows(document, request);

    /// <summary>Returns the condition keys of requests that come through an endpoint.</summary>
    public static IReadOnlyDictionary<string, string> EndpointKeys(Cloud cloud, string endpointId) => new Dictionary<string, string>
    {
        [EndpointPolicies.SourceVpce] = endpointId,
        [EndpointPolicies.SourceVpc] = Endpoint(cloud, endpointId)?.VpcId ?? "",
    };

    private static VpcEndpoint? Endpoint(Cloud cloud, string id) =>
        cloud.Regions.Select(region => region.Ec2.VpcEndpoints.Find(id)).FirstOrDefault(endpoint => endpoint is not null);

    public static IReadOnlyList<string> SecurityGroupsOf(AccountRegion region, string eniId) =>
        [.. region.Ec2.NetworkInterfaces.Find(eniId)!.Groups!.Select(group => group.GroupId!)];

    public static void SetSecurityGroups(AccountRegion region, string eniId, IReadOnlyList<string> groupIds) =>
        region.Ec2.NetworkInterfaces.Change(eniId, eni => eni with
        {
            Groups = [.. groupIds.Select(id => new GroupIdentifier { GroupId = id, GroupName = SecurityGroup(region, id)!.GroupName })],
        });
}
