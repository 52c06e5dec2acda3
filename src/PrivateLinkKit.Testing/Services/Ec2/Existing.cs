using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Resources by id; an unknown id is AWS's error for the kind of resource.</summary>
internal static class Existing
{
    public static Address Address(AccountRegion region, string id) => region.Ec2.Addresses.Find(id) ?? throw Ec2Errors.AllocationNotFound(id);

    public static Instance Instance(AccountRegion region, string id) => region.Ec2.Instances.Find(id) ?? throw Ec2Errors.InstanceNotFound(id);

    public static EgressOnlyInternetGateway EgressOnlyGateway(AccountRegion region, string id) =>
        region.Ec2.EgressOnlyGateways.Find(id) ?? throw Ec2Errors.EgressOnlyGatewayNotFound(id);

    public static InternetGateway InternetGateway(AccountRegion region, string id) =>
        region.Ec2.InternetGateways.Find(id) ?? throw Ec2Errors.InternetGatewayNotFound(id);

    public static NetworkAcl NetworkAcl(AccountRegion region, string id) => region.Ec2.NetworkAcls.Find(id) ?? throw Ec2Errors.NetworkAclNotFound(id);

    public static NetworkInterface NetworkInterface(AccountRegion region, string id) =>
        region.Ec2.NetworkInterfaces.Find(id) ?? throw Ec2Errors.NetworkInterfaceNotFound(id);

    public static RouteTable RouteTable(AccountRegion region, string id) => region.Ec2.RouteTables.Find(id) ?? throw Ec2Errors.RouteTableNotFound(id);

    public static SecurityGroup SecurityGroup(AccountRegion region, string id) => region.Ec2.SecurityGroups.Find(id) ?? throw Ec2Errors.GroupNotFound(id);

    public static Subnet Subnet(AccountRegion region, string id) => region.Ec2.Subnets.Find(id) ?? throw Ec2Errors.SubnetNotFound(id);

    public static VpcEndpoint VpcEndpoint(AccountRegion region, string id) => region.Ec2.VpcEndpoints.Find(id) ?? throw Ec2Errors.EndpointNotFound(id);

    public static Vpc Vpc(AccountRegion region, string id) => region.Ec2.Vpcs.Find(id) ?? throw Ec2Errors.VpcNotFound(id);

    public static Volume Volume(AccountRegion region, string id) => region.Ec2.Volumes.Find(id) ?? throw Ec2Errors.VolumeNotFound(id);

    /// <summary>The group of this id or, in the default VPC, of this name.</summary>
    public static SecurityGroup SecurityGroup(AccountRegion region, string? id, string? name) =>
        id is not null ? SecurityGroup(region, id)
        : name is not null ? SecurityGroupOfName(region, name)
        : throw Ec2Errors.Missing("GroupId");

    /// <summary>Returns the group of this name in the default VPC: only there a name may replace an id.</summary>
    public static SecurityGroup SecurityGroupOfName(AccountRegion region, string name)
    {
        var vpc = DefaultVpc.Get(region);
        return region.Ec2.SecurityGroups.FirstOrDefault(group => group.VpcId == vpc.VpcId && group.GroupName == name)
            ?? throw Ec2Errors.GroupNameNotFound(name, vpc.VpcId!);
    }
}
