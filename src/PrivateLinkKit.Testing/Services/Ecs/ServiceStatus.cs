namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>API names of states of services and their deployments.</summary>
internal static class ServiceStatus
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";

    /// <summary>The current deployment; the others are being drained.</summary>
    public const string Primary = "PRIMARY";

    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";
}
