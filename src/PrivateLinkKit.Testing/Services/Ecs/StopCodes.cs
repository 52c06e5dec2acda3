namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Why a task stopped, in the words of the API.</summary>
internal static class StopCodes
{
    public const string FailedToStart = "TaskFailedToStart";
    public const string ContainerExited = "EssentialContainerExited";
    public const string User = "UserInitiated";
    public const string Scheduler = "ServiceSchedulerInitiated";

    public static bool IsFailure(string? code) => code is FailedToStart or ContainerExited;
}
