using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Network.Health;

/// <summary>Results of a target's checks so far.</summary>
/// <param name="IsHealthy">Null before the checks have decided.</param>
/// <param name="Latest">The result of the last check.</param>
/// <param name="Streak">How many checks in a row have spoken against the state.</param>
/// <param name="CheckedAt">When the last check was made.</param>
/// <param name="Version">The version of the cloud it saw.</param>
internal sealed record TargetStatus(bool? IsHealthy, ProbeResult Latest, int Streak, DateTimeOffset CheckedAt, long Version)
{
    /// <summary>The status after a result that stands for as many checks in a row as were due; the first pass of a new target is enough.</summary>
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
