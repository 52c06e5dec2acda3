namespace PrivateLinkKit.Benchmarks;

/// <summary>Repeats an action with several concurrent clients.</summary>
internal sealed record Load(int Count, double PerSecond, TimeSpan Median, TimeSpan Percentile99)
{
    public const int WarmUps = 1000;
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task<Load> RunAsync(int clients, TimeSpan window, Func<Task> act)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            await act();
        }

        var start = Clock.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => RepeatAsync(start, window, act))));
        var elapsed = Clock.GetElapsedTime(start);
        var sorted = latencies.SelectMany(each => each).Order().ToList();
        return new Load(sorted.Count, sorted.Count / elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    private static async Task<List<TimeSpan>> RepeatAsync(long start, TimeSpan window, Func<Task> act)
    {
        var latencies = new List<TimeSpan>();
        while (Clock.GetElapsedTime(start) < window)
        {
            var begun = Clock.GetTimestamp();
            await act();
            latencies.Add(Clock.GetElapsedTime(begun));
        }

        return latencies;
    }
}
