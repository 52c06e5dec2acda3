namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Stop codes of tasks, as the API names them.</summary>
internal static class StopCodes
{
    public const string FailedToStart = "TaskFailedToStart";
    public const string ContainerExited = "EssentialContainerExited";
    public const string User = "UserInitiated";
    public const string Scheduler = "ServiceSchedulerInitiated";
    public const string Termination = "TerminationNotice";

    public static bool IsFailure(string? code) => code is FailedToStart or ContainerExited;
}
