namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Statuses of DB instances, and how long AWS takes between them.</summary>
internal static class Statuses
{
    public const string Creating = "creating";
    public const string Available = "available";
    public const string Modifying = "modifying";
    public const string Rebooting = "rebooting";
    public const string Stopping = "stopping";
    public const string Stopped = "stopped";
    public const string Starting = "starting";
    public const string Deleting = "deleting";

    public static readonly TimeSpan Creation = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Modification = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan Reboot = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan StopOrStart = TimeSpan.FromMinutes(4);
    public static readonly TimeSpan Deletion = TimeSpan.FromMinutes(3);
}
