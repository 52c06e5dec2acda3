using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Efs.EfsOperations;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>EFS: file systems with mount targets, which are network interfaces in VPCs, and access points.</summary>
internal sealed class EfsService : IDefinedOnUse, INetworkParticipant
{
    private const string Paging = "MaxItems Marker";
    private const string Throughput = "ThroughputMode ProvisionedThroughputInMibps";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new EfsProtocol { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = EfsDefaults.Table;

        service.On(
            CreateFileSystem,
            FileSystems.Create,
            honours: $"CreationToken PerformanceMode Encrypted KmsKeyId {Throughput} AvailabilityZoneName Backup Tags");
        service.On(DescribeFileSystems, FileSystems.Describe, honours: $"{Paging} CreationToken FileSystemId");
        service.On(UpdateFileSystem, FileSystems.Update, honours: $"FileSystemId {Throughput}");
        service.On(DeleteFileSystem, FileSystems.Delete, honours: "FileSystemId");

        service.On(CreateMountTarget, MountTargets.Create, honours: "FileSystemId SubnetId IpAddress SecurityGroups");
        service.On(DescribeMountTargets, MountTargets.Describe, honours: $"{Paging} FileSystemId MountTargetId AccessPointId");
        service.On(DeleteMountTarget, MountTargets.Delete, honours: "MountTargetId");
        service.On(DescribeMountTargetSecurityGroups, MountTargetGroups.Describe, honours: "MountTargetId");
        service.On(ModifyMountTargetSecurityGroups, MountTargetGroups.Modify, honours: "MountTargetId SecurityGroups");

        service.On(CreateAccessPoint, AccessPoints.Create, honours: "ClientToken Tags FileSystemId PosixUser RootDirectory");
        service.On(DescribeAccessPoints, AccessPoints.Describe, honours: "MaxResults NextToken AccessPointId FileSystemId");
        service.On(DeleteAccessPoint, AccessPoints.Delete, honours: "AccessPointId");

        service.On(PutLifecycleConfiguration, LifecyclePolicies.Put, honours: "FileSystemId LifecyclePolicies");
        service.On(DescribeLifecycleConfiguration, LifecyclePolicies.Describe, honours: "FileSystemId");
        service.On(PutBackupPolicy, BackupPolicies.Put, honours: "FileSystemId BackupPolicy");
        service.On(DescribeBackupPolicy, BackupPolicies.Describe, honours: "FileSystemId");
        service.On(PutFileSystemPolicy, FileSystemPolicies.Put, honours: "FileSystemId Policy BypassPolicyLockoutSafetyCheck");
        service.On(DescribeFileSystemPolicy, FileSystemPolicies.Describe, honours: "FileSystemId");
        service.On(DeleteFileSystemPolicy, FileSystemPolicies.Delete, honours: "FileSystemId");

        service.On(TagResource, EfsTags.Add, honours: "ResourceId Tags");
        service.On(UntagResource, EfsTags.Remove, honours: "ResourceId TagKeys");
        service.On(ListTagsForResource, EfsTags.List, honours: "ResourceId MaxResults NextToken");
    }

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var zone in regions.SelectMany(FileSystemNames.ZonesOf))
        {
            map.Add(zone);
        }
    }
}
