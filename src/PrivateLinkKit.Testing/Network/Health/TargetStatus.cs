using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Health;

/// <summary>Results of a target's checks so far.</summary>
/// <param name="IsHealthy">null while undecided.</param>
/// <param name="Latest">The result of the last check.</param>
/// <param name="Streak">Consecutive checks that contradict the state.</param>
/// <param name="CheckedAt">Time of the last check.</param>
/// <param name="Version">Version of the cloud at the last check.</param>
internal sealed record TargetStatus(bool? IsHealthy, ProbeResult Latest, int Streak, DateTimeOffset CheckedAt, long Version)
{
    /// <summary>The status after a result that counts for all checks due; one pass is enough for a new target.</summary>
    public static TargetStatus After(TargetStatus? before, ProbeResult result, int checks, HealthCheck settings, DateTimeOffset checkedAt, long version)
    {
        if (before?.IsHealthy == result.HasPassed)
        {
            return new TargetStatus(before.IsHealthy, result, 0, checkedAt, version);
        }

        var threshold = !result.HasPassed ? settings.UnhealthyThreshold : before?.IsHealthy is null ? 1 : settings.HealthyThreshold;
        var streak = Math.Min((before?.Streak ?? 0) + checks, threshold);
        return streak == threshold
            ? new TargetStatus(result.HasPassed, result, 0, checkedAt, version)
            : new TargetStatus(before?.IsHealthy, result, streak, checkedAt, version);
    }
}
