namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Filter tables, one per operation with filters.</summary>
internal static class FilterTables
{
    public static IReadOnlyList<IFilterTable> All { get; } =
    [
        Addresses.AddressFilters,
        AvailabilityZones.RegionFilters,
        AvailabilityZones.ZoneFilters,
        ConnectionNotifications.NotificationFilters,
        DhcpOptionSets.OptionFilters,
        EgressOnlyGateways.GatewayFilters,
        FlowLogs.LogFilters,
        Images.ImageFilters,
        InstanceAttributes.CreditFilters,
        InstanceFilters.Instances,
        InstanceFilters.Statuses,
        InstanceTypes.OfferingFilters,
        InstanceTypes.TypeFilters,
        InternetGateways.GatewayFilters,
        KeyPairs.PairFilters,
        LaunchTemplates.TemplateFilters,
        LaunchTemplateVersions.VersionFilters,
        NatGateways.GatewayFilters,
        NetworkAcls.AclFilters,
        NetworkInterfaceFilters.Table,
        OfferedServices.DetailFilters,
        PrefixLists.ListFilters,
        PrefixLists.ManagedFilters,
        RouteTables.TableFilters,
        SecurityGroupFilters.Table,
        SecurityGroupRules.RuleFilters,
        SubnetFilters.Table,
        Tags.TagFilters,
        VolumeModifications.ModificationFilters,
        Volumes.VolumeFilters,
        VpcEndpointAssociations.AssociationFilters,
        VpcEndpointConnections.ConnectionFilters,
        VpcEndpointServicePermissions.PermissionFilters,
        VpcEndpointServices.ServiceFilters,
        VpcEndpoints.EndpointFilters,
        Vpcs.VpcFilters,
    ];
}
