namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Lifecycle states, and how long AWS takes between them.</summary>
internal static class LifeCycle
{
    public const string Creating = "creating";
    public const string Available = "available";
    public const string Updating = "updating";
    public const string Deleting = "deleting";

    public static readonly TimeSpan OfFileSystem = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan OfAccessPoint = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan OfMountTarget = TimeSpan.FromSeconds(90);
    public static readonly TimeSpan EndOfMountTarget = TimeSpan.FromSeconds(30);
}
