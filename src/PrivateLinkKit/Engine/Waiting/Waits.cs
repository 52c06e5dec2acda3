namespace PrivateLinkKit.Engine.Waiting;

/// <summary>The bounds of every wait: the host's limits, and AWS's usual durations, which decide when to poll often.</summary>
internal sealed class Waits(
    TimeSpan propagation, IReadOnlyDictionary<string, WaitLimits> limits, WaitLimits others, UsualTimes usual)
{
    /// <summary>Reason of a wait that ends because its resource is being deleted.</summary>
    public const string DeletedByOthers = "it was deleted outside the stack";

    public WaitBounds Propagation(string kind) => new(propagation, TimeSpan.FromSeconds(5)) { ResourceType = kind };

    public WaitBounds Ready(string kind) => new(LimitsOf(kind).Ready, LimitsOf(kind).Cadence, usual.Ready.GetValueOrDefault(kind)) { ResourceType = kind };

    public WaitBounds Gone(string kind) => new(LimitsOf(kind).Gone, LimitsOf(kind).Cadence, usual.Gone.GetValueOrDefault(kind)) { ResourceType = kind };

    private WaitLimits LimitsOf(string kind) => limits.GetValueOrDefault(kind, others);
}
