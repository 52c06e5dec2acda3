using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The EC2 resources of one account in one region.</summary>
internal sealed class Ec2Store
{
    private readonly TableIndex<SecurityGroupRule> _rulesByGroup;
    private readonly TableIndex<AllowedPrincipal> _principalsByService;

    public Ec2Store(Cloud cloud)
    {
        Vpcs = new(cloud, vpc => vpc.VpcId!);
        DhcpOptions = new(cloud, options => options.DhcpOptionsId!);
        VpcAttributes = new(cloud, attributes => attributes.VpcId);
        Subnets = new(cloud, subnet => subnet.SubnetId!);
        InternetGateways = new(cloud, gateway => gateway.InternetGatewayId!);
        Addresses = new(cloud, address => address.AllocationId!);
        NatGateways = new(cloud, gateway => gateway.NatGatewayId!);
        RouteTables = new(cloud, table => table.RouteTableId!);
        EgressOnlyGateways = new(cloud, gateway => gateway.EgressOnlyInternetGatewayId!);
        FlowLogs = new(cloud, log => log.FlowLogId!);
        PrefixLists = new(cloud, list => list.Id);
        NetworkAcls = new(cloud, acl => acl.NetworkAclId!);
        SecurityGroups = new(cloud, group => group.GroupId!);
        SecurityGroupRules = new(cloud, rule => rule.SecurityGroupRuleId!);
        NetworkInterfaces = new(cloud, networkInterface => networkInterface.NetworkInterfaceId!);
        Instances = new(cloud, instance => instance.InstanceId!);
        InstanceOptions = new(cloud, options => options.InstanceId);
        LaunchTemplates = new(cloud, template => template.LaunchTemplateId!);
        LaunchTemplateVersions = new(cloud, version => version.Key);
        KeyPairs = new(cloud, pair => pair.KeyPairId!);
        Volumes = new(cloud, volume => volume.VolumeId!);
        VolumeModifications = new(cloud, modification => modification.VolumeId!);
        VpcEndpointServices = new(cloud, service => service.ServiceId!);
        AllowedPrincipals = new(cloud, permission => permission.ServicePermissionId!);
        VpcEndpointConnections = new(cloud, connection => connection.VpcEndpointId!);
        VpcEndpoints = new(cloud, endpoint => endpoint.VpcEndpointId!);
        ConnectionNotifications = new(cloud, notification => notification.ConnectionNotificationId!);
        _rulesByGroup = new(SecurityGroupRules, rule => rule.GroupId);
        _principalsByService = new(AllowedPrincipals, permission => permission.ServiceId);
    }

    /// <summary>Raised after an instance has changed its state or status, under the gate.</summary>
    public event Action<string>? InstanceMoved;

    public Table<Vpc> Vpcs { get; }

    public Table<DhcpOptions> DhcpOptions { get; }

    public Table<VpcAttributes> VpcAttributes { get; }

    public Table<Subnet> Subnets { get; }

    public Table<InternetGateway> InternetGateways { get; }

    public Table<Address> Addresses { get; }

    public Table<NatGateway> NatGateways { get; }

    public Table<RouteTable> RouteTables { get; }

    public Table<EgressOnlyInternetGateway> EgressOnlyGateways { get; }

    public Table<FlowLog> FlowLogs { get; }

    public Table<PrefixListState> PrefixLists { get; }

    public Table<NetworkAcl> NetworkAcls { get; }

    /// <summary>The groups without their rules, which are in <see cref="SecurityGroupRules"/>.</summary>
    public Table<SecurityGroup> SecurityGroups { get; }

    public Table<SecurityGroupRule> SecurityGroupRules { get; }

    public Table<NetworkInterface> NetworkInterfaces { get; }

    public Table<Instance> Instances { get; }

    public Table<InstanceOptions> InstanceOptions { get; }

    public Table<KeyPairInfo> KeyPairs { get; }

    public Table<LaunchTemplate> LaunchTemplates { get; }

    public Table<TemplateVersion> LaunchTemplateVersions { get; }

    public Table<Volume> Volumes { get; }

    /// <summary>The latest modification of each volume, by volume id.</summary>
    public Table<VolumeModification> VolumeModifications { get; }

    /// <summary>The reservation of each instance, by instance id.</summary>
    public Dictionary<string, string> Reservations { get; } = [];

    public Table<ServiceConfiguration> VpcEndpointServices { get; }

    public Table<AllowedPrincipal> AllowedPrincipals { get; }

    /// <summary>The provider's view of the endpoints of its services, by endpoint id.</summary>
    public Table<VpcEndpointConnection> VpcEndpointConnections { get; }

    public Table<VpcEndpoint> VpcEndpoints { get; }

    /// <summary>Endpoints that carry packets although they are shown as pending, while their interfaces change.</summary>
    public HashSet<string> ServingEndpoints { get; } = [];

    /// <summary>Notifications, without their state.</summary>
    public Table<ConnectionNotification> ConnectionNotifications { get; }

    /// <summary>Puts an instance whose state or status has changed.</summary>
    public void Move(Instance instance)
    {
        Instances.Put(instance);
        InstanceMoved?.Invoke(instance.InstanceId!);
    }

    public static bool IsLive(VpcEndpoint endpoint) => endpoint.State is not ("deleting" or "deleted");

    public IEnumerable<VpcEndpoint> LiveEndpointsIn(string vpcId) => VpcEndpoints.Where(endpoint => endpoint.VpcId == vpcId && IsLive(endpoint));

    public IEnumerable<SecurityGroupRule> RulesOf(string groupId) => _rulesByGroup[groupId];

    public IEnumerable<AllowedPrincipal> PrincipalsOf(string serviceId) => _principalsByService[serviceId];
}

internal static class Ec2Stores
{
    extension(AccountRegion region)
    {
        public Ec2Store Ec2 => region.Store(static region => new Ec2Store(region.Cloud));
    }
}
