namespace PrivateLinkKit.Benchmarks;

/// <summary>The same thing done one time after the other.</summary>
internal static class Repeated
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>The first one pays for the rest and is not counted.</summary>
    /// <returns>How long each took, the fastest first.</returns>
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
