namespace PrivateLinkKit.Discovery;

/// <summary>Delays between failed queries.</summary>
internal static class QueryBackoff
{
    /// <summary>Delay after the first failure, and time for which a refusal is cached.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    /// <summary>Delay while the last good answer is used, so that many throttled hosts do not add load.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Exponential back-off with jitter.</summary>
    public static TimeSpan After(int failures)
    {
        var doublings = Math.Max(failures - 1, 0);
        return Shortest * Math.Min(Math.Pow(2, doublings), Longest / Shortest) * (1 + (Random.Shared.NextDouble() / 10));
    }
}
