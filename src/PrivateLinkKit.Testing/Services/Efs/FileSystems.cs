using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>File systems; nothing is stored in them.</summary>
internal static class FileSystems
{
    private const int Most = 1000;
    private const int ListedByDefault = 100;
    private const int EmptySize = 6144;
    private const string Provisioned = "provisioned";
    private const string GeneralPurpose = "generalPurpose";
    private const string OwnKey = "alias/aws/elasticfilesystem";

    public static CreateFileSystemResult Create(ServiceCall call, CreateFileSystemRequest request)
    {
        var store = call.Region.Efs;
        if (store.FileSystems.FirstOrDefault(known => known.Description.CreationToken == request.CreationToken) is { } taken)
        {
            throw EfsErrors.FileSystemExists(taken.Id, request.CreationToken!);
        }

        if (Quota.IsReached(call.Region, Most, store.FileSystems.Count))
        {
            throw EfsErrors.FileSystemLimit();
        }

        CheckThroughput(request.ThroughputMode, request.ProvisionedThroughputInMibps, request.PerformanceMode);
        var zone = request.AvailabilityZoneName is { } name
            ? call.Region.Zones.FirstOrDefault(known => known.Name == name) ?? throw EfsErrors.UnsupportedZone(name)
            : null;
        var id = call.Cloud.Ids.Next("fs-");
        var created = new FileSystemState(new()
        {
            OwnerId = call.Account,
            CreationToken = request.CreationToken,
            FileSystemId = id,
            FileSystemArn = call.Region.Arn("elasticfilesystem", $"file-system/{id}"),
            CreationTime = call.Now,
            LifeCycleState = LifeCycle.Creating,
            SizeInBytes = new() { Value = EmptySize, ValueInIA = 0, ValueInStandard = EmptySize, ValueInArchive = 0 },
            PerformanceMode = request.PerformanceMode ?? GeneralPurpose,
            Encrypted = request.Encrypted ?? false,
            KmsKeyId = KeyOf(call, request.Encrypted is true, request.KmsKeyId),
            ThroughputMode = request.ThroughputMode ?? "bursting",
            ProvisionedThroughputInMibps = request.ProvisionedThroughputInMibps,
            AvailabilityZoneName = zone?.Name,
            AvailabilityZoneId = zone?.Id,
            FileSystemProtection = new() { ReplicationOverwriteProtection = "ENABLED" },
        })
        {
            Tags = EfsTags.Merge(EfsTags.None, request.Tags),
            // Only file systems of one zone are backed up unless asked for (EFS API reference, CreateFileSystem).
            Backup = request.Backup ?? zone is not null ? BackupPolicies.Enabled : BackupPolicies.Disabled,
        };
        store.FileSystems.Put(created);
        Become(call, id, LifeCycle.Available);
        return FileSystemViews.Created(FileSystemViews.Of(call.Region, created));
    }

    public static DescribeFileSystemsResult Describe(ServiceCall call, DescribeFileSystemsRequest request)
    {
        var systems = request.FileSystemId is { } id ? [Find(call, id)] : call.Region.Efs.FileSystems.AsEnumerable();
        var (page, next) = KeyPages.Of(
            systems.Where(system => system.Description.CreationToken == (request.CreationToken ?? system.Description.CreationToken)),
            system => system.Id,
            request.Marker,
            request.MaxItems ?? ListedByDefault,
            () => EfsErrors.BadRequest("Invalid Marker"));
        return new() { FileSystems = [.. page.Select(system => FileSystemViews.Of(call.Region, system))], Marker = request.Marker, NextMarker = next };
    }

    public static UpdateFileSystemResult Update(ServiceCall call, UpdateFileSystemRequest request)
    {
        var system = FindAvailable(call, request.FileSystemId!);
        var mode = request.ThroughputMode ?? system.Description.ThroughputMode;
        CheckThroughput(mode, request.ProvisionedThroughputInMibps, system.Description.PerformanceMode);
        var changed = system with
        {
            Description = system.Description with
            {
                LifeCycleState = LifeCycle.Updating,
                ThroughputMode = mode,
                ProvisionedThroughputInMibps = mode is Provisioned ? request.ProvisionedThroughputInMibps : null,
            },
        };
        call.Region.Efs.FileSystems.Put(changed);
        Become(call, system.Id, LifeCycle.Available);
        return FileSystemViews.Updated(FileSystemViews.Of(call.Region, changed));
    }

    public static DeleteFileSystemResult Delete(ServiceCall call, DeleteFileSystemRequest request)
    {
        var (store, system) = (call.Region.Efs, Find(call, request.FileSystemId!));
        if (store.TargetsOf(system.Id).Any())
        {
            throw EfsErrors.FileSystemInUse(system.Id);
        }

        foreach (var point in store.AccessPoints.Where(point => point.Description.FileSystemId == system.Id))
        {
            store.AccessPoints.Remove(point.Id);
        }

        store.FileSystems.Put(system with { Description = system.Description with { LifeCycleState = LifeCycle.Deleting } });
        call.Cloud.Timeline.After(LifeCycle.OfFileSystem, () => store.FileSystems.Remove(system.Id));
        return new();
    }

    /// <summary>Returns a file system by its id or ARN.</summary>
    public static FileSystemState Find(ServiceCall call, string given)
    {
        var id = given.Split('/')[^1];
        return call.Region.Efs.FileSystems.Find(id) ?? throw EfsErrors.FileSystemNotFound(id);
    }

    public static FileSystemState FindAvailable(ServiceCall call, string given) => Find(call, given) switch
    {
        { Description.LifeCycleState: LifeCycle.Available } system => system,
        var system => throw EfsErrors.FileSystemNotReady(system.Id, system.Description.LifeCycleState!),
    };

    private static void Become(ServiceCall call, string id, string state)
    {
        var systems = call.Region.Efs.FileSystems;
        call.Cloud.Timeline.After(LifeCycle.OfFileSystem, () => systems.Change(id, system => system.Description.LifeCycleState is LifeCycle.Deleting
            ? system
            : system with { Description = system.Description with { LifeCycleState = state } }));
    }

    private static string? KeyOf(ServiceCall call, bool isEncrypted, string? asked)
    {
        if (!isEncrypted)
        {
            return asked is null ? null : throw EfsErrors.BadRequest("A KMS key requires an encrypted file system.");
        }

        var key = asked ?? OwnKey;
        return KeyLookup.IsUsable(call.Region, key)
            ? KeyLookup.KeyOrAlias(call.Region, key).Metadata.Arn
            : throw EfsErrors.BadRequest($"The KMS key '{key}' does not exist or is not enabled.");
    }

    private static void CheckThroughput(string? mode, double? provisioned, string? performance)
    {
        if ((mode is Provisioned) != provisioned is not null)
        {
            throw EfsErrors.BadRequest("The throughput mode provisioned, and no other, requires the throughput.");
        }

        if (mode is "elastic" && (performance ?? GeneralPurpose) is not GeneralPurpose)
        {
            throw EfsErrors.BadRequest("The throughput mode elastic requires the performance mode generalPurpose.");
        }
    }
}
