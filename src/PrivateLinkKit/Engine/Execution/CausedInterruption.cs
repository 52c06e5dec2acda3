using PrivateLinkKit.Engine.Guards;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>A change and a cause for which it may disconnect endpoints.</summary>
internal sealed record CausedInterruption(PlannedChange Change, InterruptionCause Cause)
{
    public string Unit => Change.Id.Unit;
}
