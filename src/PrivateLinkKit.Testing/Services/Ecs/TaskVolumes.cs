using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Volumes of task definitions: file systems of Amazon EFS, and empty ones. They are recorded only, since containers share nothing here.</summary>
internal static class TaskVolumes
{
    private const string Enabled = "ENABLED";

    public static IReadOnlyList<Volume> Check(RegisterTaskDefinitionRequest request)
    {
        var volumes = request.Volumes ?? [];
        foreach (var volume in volumes)
        {
            EcsArns.CheckName("Volume name", volume.Name);
            if (volume.EfsVolumeConfiguration is { } fileSystem)
            {
                Check(fileSystem);
            }
        }

        if (volumes.DistinctBy(volume => volume.Name).Count() < volumes.Count)
        {
            throw EcsErrors.Client("Volume.name must be unique within a task definition.");
        }

        var mounted = request.ContainerDefinitions!.SelectMany(container => container.MountPoints ?? []).ToList();
        return mounted.Find(mount => volumes.All(volume => volume.Name != mount.SourceVolume)) is { } unknown
            ? throw EcsErrors.Client($"Unknown volume '{unknown.SourceVolume}'.")
            : volumes;
    }

    private static void Check(EFSVolumeConfiguration fileSystem)
    {
        if (!fileSystem.FileSystemId!.StartsWith("fs-", StringComparison.Ordinal))
        {
            throw EcsErrors.Client($"Invalid EFS file system ID '{fileSystem.FileSystemId}'.");
        }

        var authorization = fileSystem.AuthorizationConfig;
        var isEncrypted = fileSystem.TransitEncryption == Enabled;
        if (!isEncrypted && (fileSystem.TransitEncryptionPort is not null || authorization?.AccessPointId is not null || authorization?.Iam == Enabled))
        {
            throw EcsErrors.Client("EFS transit encryption must be enabled to use a transit encryption port, an access point or IAM authorization.");
        }

        if (authorization?.AccessPointId is not null && fileSystem.RootDirectory is not (null or "" or "/"))
        {
            throw EcsErrors.Client("The root directory of an EFS volume must be omitted or '/' if an access point is specified.");
        }
    }
}
