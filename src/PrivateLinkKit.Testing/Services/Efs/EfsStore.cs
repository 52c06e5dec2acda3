using System.Collections.Immutable;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>The EFS resources of one account in one region.</summary>
internal sealed class EfsStore(Cloud cloud)
{
    public Table<FileSystemState> FileSystems { get; } = new(cloud, system => system.Id);

    public Table<MountTargetState> MountTargets { get; } = new(cloud, target => target.Id);

    public Table<AccessPointState> AccessPoints { get; } = new(cloud, point => point.Id);

    public IEnumerable<MountTargetState> TargetsOf(string fileSystemId) => MountTargets.Where(target => target.FileSystemId == fileSystemId);
}

/// <summary>A file system.</summary>
/// <param name="Description">Its description, without tags and the number of mount targets.</param>
internal sealed record FileSystemState(FileSystemDescription Description)
{
    public string Id => Description.FileSystemId!;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = EfsTags.None;

    public IReadOnlyList<LifecyclePolicy> Lifecycle { get; init; } = [];

    /// <summary>The state of automatic backups.</summary>
    public required string Backup { get; init; }

    public string? Policy { get; init; }
}

/// <summary>A mount target.</summary>
internal sealed record MountTargetState(MountTargetDescription Description)
{
    public string Id => Description.MountTargetId!;

    public string FileSystemId => Description.FileSystemId!;

    public bool IsAvailable => Description.LifeCycleState is LifeCycle.Available;
}

/// <summary>An access point.</summary>
internal sealed record AccessPointState(AccessPointDescription Description)
{
    public string Id => Description.AccessPointId!;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = EfsTags.None;
}

internal static class EfsStores
{
    extension(AccountRegion region)
    {
        public EfsStore Efs => region.Store(static region => new EfsStore(region.Cloud));
    }
}
