using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Rds.RdsOperations;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>RDS: DB instances with their network interfaces and names, and DB subnet groups. No database listens.</summary>
internal sealed class RdsService : IDefinedOnUse, INetworkParticipant
{
    private const string Instance = "DBInstanceIdentifier";
    private const string Paging = "MaxRecords Marker";
    private const string Settings =
        "AllocatedStorage DBInstanceClass VpcSecurityGroupIds BackupRetentionPeriod PreferredBackupWindow PreferredMaintenanceWindow MultiAZ EngineVersion "
        + "AutoMinorVersionUpgrade Iops StorageThroughput StorageType CopyTagsToSnapshot MasterUserPassword DBParameterGroupName DeletionProtection "
        + "MaxAllocatedStorage EnableIAMDatabaseAuthentication PubliclyAccessible";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!, namesItems: true) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = RdsDefaults.Table;

        service.On(CreateDBSubnetGroup, SubnetGroups.Create, honours: "DBSubnetGroupName DBSubnetGroupDescription SubnetIds Tags");
        service.On(DescribeDBSubnetGroups, SubnetGroups.Describe, honours: $"DBSubnetGroupName {Paging}");
        service.On(ModifyDBSubnetGroup, SubnetGroups.Modify, honours: "DBSubnetGroupName DBSubnetGroupDescription SubnetIds");
        service.On(DeleteDBSubnetGroup, SubnetGroups.Delete, honours: "DBSubnetGroupName");

        service.On(
            CreateDBInstance,
            InstanceCreation.Create,
            honours: $"{Instance} {Settings} DBName Engine MasterUsername AvailabilityZone DBSubnetGroupName Port StorageEncrypted KmsKeyId Tags");
        service.On(DescribeDBInstances, Instances.Describe, honours: $"{Instance} {Paging}");
        service.On(
            ModifyDBInstance, InstanceModifications.Modify, honours: $"{Instance} {Settings} ApplyImmediately AllowMajorVersionUpgrade DBPortNumber");
        service.On(DeleteDBInstance, Instances.Delete, honours: $"{Instance} SkipFinalSnapshot");
        service.On(RebootDBInstance, Instances.Reboot, honours: Instance);
        service.On(StopDBInstance, Instances.Stop, honours: Instance);
        service.On(StartDBInstance, Instances.Start, honours: Instance);

        service.On(AddTagsToResource, RdsTags.Add, honours: "ResourceName Tags");
        service.On(RemoveTagsFromResource, RdsTags.Remove, honours: "ResourceName TagKeys");
        service.On(ListTagsForResource, RdsTags.List, honours: "ResourceName");
    }

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var zone in regions.SelectMany(InstanceNames.ZonesOf))
        {
            map.Add(zone);
        }
    }
}
