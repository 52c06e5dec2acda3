namespace PrivateLinkKit.Testing.Limits;

/// <summary>The buckets of all accounts and regions, with their current tokens.</summary>
internal sealed class RateLimiter(TimeProvider time)
{
    // Tokens accumulate in fractions: a caller that waits exactly until one is whole must get it.
    private const double Rounding = 1e-6;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Region, string Bucket), (double Tokens, DateTimeOffset At)> _levels = [];

    /// <summary>Takes a token from each bucket, or from none if one is empty.</summary>
    public bool TryTake(string account, string region, IReadOnlyList<RateBucket> buckets)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var levels = buckets.Select(bucket => LevelOf((account, region, bucket.Name), bucket, now)).ToList();
            if (levels.Any(level => level < 1 - Rounding))
            {
                return false;
            }

            for (var i = 0; i < buckets.Count; i++)
            {
                _levels[(account, region, buckets[i].Name)] = (levels[i] - 1, now);
            }

            return true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _levels.Clear();
        }
    }

    private double LevelOf((string, string, string) key, RateBucket bucket, DateTimeOffset now) =>
        _levels.TryGetValue(key, out var level) ? Math.Min(bucket.Capacity, level.Tokens + (bucket.Refill * (now - level.At).TotalSeconds)) : bucket.Capacity;
}
