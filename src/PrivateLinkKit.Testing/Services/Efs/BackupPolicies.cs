using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Automatic backups of file systems, which are recorded only.</summary>
internal static class BackupPolicies
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    public static PutBackupPolicyResult Put(ServiceCall call, PutBackupPolicyRequest request)
    {
        var system = FileSystems.FindAvailable(call, request.FileSystemId!);
        var (asked, isEnabled) = (request.BackupPolicy!.Status!, request.BackupPolicy.Status is Enabled or "ENABLING");
        call.Region.Efs.FileSystems.Put(system with { Backup = isEnabled ? Enabled : Disabled });
        return new() { BackupPolicy = new() { Status = asked switch { Enabled => "ENABLING", Disabled => "DISABLING", var other => other } } };
    }

    public static DescribeBackupPolicyResult Describe(ServiceCall call, DescribeBackupPolicyRequest request) =>
        new() { BackupPolicy = new() { Status = FileSystems.Find(call, request.FileSystemId!).Backup } };
}
