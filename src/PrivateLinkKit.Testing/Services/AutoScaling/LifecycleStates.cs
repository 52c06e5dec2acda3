namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>States of instances in a group.</summary>
internal static class LifecycleStates
{
    public const string Pending = "Pending";
    public const string PendingWait = "Pending:Wait";
    public const string PendingProceed = "Pending:Proceed";
    public const string InService = "InService";
    public const string Terminating = "Terminating";
    public const string TerminatingWait = "Terminating:Wait";
    public const string TerminatingProceed = "Terminating:Proceed";
}
