using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Edge;

internal sealed class StartUpRun : IRun
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    public string Name => "start-up";

    public string Title => "EmbeddedAws: start-up";

    public string About =>
        "Cold: from the start of a process until its EmbeddedAws takes requests, beside a process of the same program that starts nothing. Warm: one "
        + "more EmbeddedAws in a process that had one.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        var (cold, warm) = settings.Quick ? (2, 5) : (11, 101);
        return new Table(["What", "median", "fastest", "slowest"],
        [
            Row("Process that starts nothing", await RepeatAsync(cold, () => ProcessAsync(AwsProcess.Idle))),
            Row("Process with an EmbeddedAws, cold", await RepeatAsync(cold, () => ProcessAsync(AwsProcess.Serve))),
            Row("EmbeddedAws.StartAsync, warm", await RepeatAsync(warm, StartAsync)),
            Row("EmbeddedAws.StartAsync and DisposeAsync, warm", await RepeatAsync(warm, StartAndStopAsync)),
        ]);
    }

    private static string[] Row(string what, List<TimeSpan> times) => [what, Text.Of(times[times.Count / 2]), Text.Of(times[0]), Text.Of(times[^1])];

    /// <summary>The first run is a warm-up and is not counted.</summary>
    private static async Task<List<TimeSpan>> RepeatAsync(int count, Func<Task<TimeSpan>> measure)
    {
        await measure();
        var times = new List<TimeSpan>();
        while (times.Count < count)
        {
            times.Add(await measure());
        }

        return [.. times.Order()];
    }

    private static async Task<TimeSpan> ProcessAsync(string mode)
    {
        var start = Clock.GetTimestamp();
        using var process = await AwsProcess.StartAsync(mode);
        return Clock.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> StartAsync()
    {
        var start = Clock.GetTimestamp();
        await using var aws = await EmbeddedAws.StartAsync();
        return Clock.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> StartAndStopAsync()
    {
        var start = Clock.GetTimestamp();
        await (await EmbeddedAws.StartAsync()).DisposeAsync();
        return Clock.GetElapsedTime(start);
    }
}
