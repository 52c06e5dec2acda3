using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Descriptions of file systems, as calls answer with them.</summary>
internal static class FileSystemViews
{
    public static FileSystemDescription Of(AccountRegion region, FileSystemState system) => system.Description with
    {
        Name = system.Tags.GetValueOrDefault("Name"),
        NumberOfMountTargets = region.Efs.TargetsOf(system.Id).Count(),
        Tags = EfsTags.View(system.Tags),
    };

    public static CreateFileSystemResult Created(FileSystemDescription system) => new()
    {
        OwnerId = system.OwnerId,
        CreationToken = system.CreationToken,
        FileSystemId = system.FileSystemId,
        FileSystemArn = system.FileSystemArn,
        CreationTime = system.CreationTime,
        LifeCycleState = system.LifeCycleState,
        Name = system.Name,
        NumberOfMountTargets = system.NumberOfMountTargets,
        SizeInBytes = system.SizeInBytes,
        PerformanceMode = system.PerformanceMode,
        Encrypted = system.Encrypted,
        KmsKeyId = system.KmsKeyId,
        ThroughputMode = system.ThroughputMode,
        ProvisionedThroughputInMibps = system.ProvisionedThroughputInMibps,
        AvailabilityZoneName = system.AvailabilityZoneName,
        AvailabilityZoneId = system.AvailabilityZoneId,
        Tags = system.Tags,
        FileSystemProtection = system.FileSystemProtection,
    };

    public static UpdateFileSystemResult Updated(FileSystemDescription system) => new()
    {
        OwnerId = system.OwnerId,
        CreationToken = system.CreationToken,
        FileSystemId = system.FileSystemId,
        FileSystemArn = system.FileSystemArn,
        CreationTime = system.CreationTime,
        LifeCycleState = system.LifeCycleState,
        Name = system.Name,
        NumberOfMountTargets = system.NumberOfMountTargets,
        SizeInBytes = system.SizeInBytes,
        PerformanceMode = system.PerformanceMode,
        Encrypted = system.Encrypted,
        KmsKeyId = system.KmsKeyId,
        ThroughputMode = system.ThroughputMode,
        ProvisionedThroughputInMibps = system.ProvisionedThroughputInMibps,
        AvailabilityZoneName = system.AvailabilityZoneName,
        AvailabilityZoneId = system.AvailabilityZoneId,
        Tags = system.Tags,
        FileSystemProtection = system.FileSystemProtection,
    };
}
