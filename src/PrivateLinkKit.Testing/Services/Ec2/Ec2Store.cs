using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The EC2 resources of one account in one region.</summary>
internal sealed class Ec2Store(Cloud cloud)
{
    public Table<Vpc> Vpcs { get; } = new(cloud, vpc => vpc.VpcId!);

    public Table<DhcpOptions> DhcpOptions { get; } = new(cloud, options => options.DhcpOptionsId!);

    public Table<VpcAttributes> VpcAttributes { get; } = new(cloud, attributes => attributes.VpcId);

    public Table<Subnet> Subnets { get; } = new(cloud, subnet => subnet.SubnetId!);

    public Table<InternetGateway> InternetGateways { get; } = new(cloud, gateway => gateway.InternetGatewayId!);

    public Table<Address> Addresses { get; } = new(cloud, address => address.AllocationId!);

    public Table<NatGateway> NatGateways { get; } = new(cloud, gateway => gateway.NatGatewayId!);

    public Table<RouteTable> RouteTables { get; } = new(cloud, table => table.RouteTableId!);

    public Table<NetworkAcl> NetworkAcls { get; } = new(cloud, acl => acl.NetworkAclId!);

    /// <summary>The groups without their permissions, which are <see cref="SecurityGroupRules"/>.</summary>
    public Table<SecurityGroup> SecurityGroups { get; } = new(cloud, group => group.GroupId!);

    public Table<SecurityGroupRule> SecurityGroupRules { get; } = new(cloud, rule => rule.SecurityGroupRuleId!);

    public Table<NetworkInterface> NetworkInterfaces { get; } = new(cloud, networkInterface => networkInterface.NetworkInterfaceId!);

    public Table<Instance> Instances { get; } = new(cloud, instance => instance.InstanceId!);

    /// <summary>The reservation of each instance, by instance id.</summary>
    public Dictionary<string, string> Reservations { get; } = [];

    public Table<ServiceConfiguration> VpcEndpointServices { get; } = new(cloud, service => service.ServiceId!);

    public Table<AllowedPrincipal> AllowedPrincipals { get; } = new(cloud, permission => permission.ServicePermissionId!);

    /// <summary>The provider's view of the endpoints of its services, by endpoint id.</summary>
    public Table<VpcEndpointConnection> VpcEndpointConnections { get; } = new(cloud, connection => connection.VpcEndpointId!);

    public Table<VpcEndpoint> VpcEndpoints { get; } = new(cloud, endpoint => endpoint.VpcEndpointId!);
}
