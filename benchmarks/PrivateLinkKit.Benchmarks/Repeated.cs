namespace PrivateLinkKit.Benchmarks;

/// <summary>Repeats an action sequentially.</summary>
internal static class Repeated
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>The first run is a warm-up and is not counted.</summary>
    /// <returns>The durations, shortest first.</returns>
    public static async Task<List<TimeSpan>> RunAsync(int count, Func<Task> act)
    {
        await act();
        var times = new List<TimeSpan>();
        while (times.Count < count)
        {
            var start = Clock.GetTimestamp();
            await act();
            times.Add(Clock.GetElapsedTime(start));
        }

        return [.. times.Order()];
    }
}
