namespace PrivateLinkKit.Benchmarks.Resolution;

internal sealed class ResolutionRun : IRun
{
    public string Name => "resolution";

    public string Title => "Resolution";

    public string About =>
        "EndpointResolver.ResolveAsync for an endpoint in two zones, found by the tags of its stack. Kept: CPU time of an answer that has not "
            + "expired, without a lock. Target: less than 100 ns, nothing allocated. "
        + "Asked again and first: wall time until an EmbeddedAws of the same process and its DNS have answered, with connections that are open, and "
        + "with a resolver that is new. Medians.";

    public async Task<Table> RunAsync(RunSettings settings)
    {
        var kept = InProcessBenchmark.Run<CachedBenchmarks>(settings).Reports.Single();
        var rounds = settings.Quick ? 5 : 201;
        await using var at = await ResolutionCase.StartAsync();
        var time = new SkippingTime();
        using var open = at.Resolver(time);
        return new Table(
            ["Resolution", "median", "slowest", "allocated"],
            [
                ["Kept", $"{kept.ResultStatistics!.Median:0} ns", $"{kept.ResultStatistics.Max:0} ns",
                    $"{kept.GcStats.GetBytesAllocatedPerOperation(kept.BenchmarkCase):0} B"],
                Row("Asked again", await Repeated.RunAsync(rounds, () => AgainAsync(open, time))),
                Row("First", await Repeated.RunAsync(rounds, () => FirstAsync(at))),
            ]);
    }

    private static string[] Row(string what, List<TimeSpan> times) => [what, Text.Of(times[times.Count / 2]), Text.Of(times[^1]), ""];

    private static async Task AgainAsync(EndpointResolver resolver, SkippingTime time)
    {
        time.SkipOne();
        await ResolveAsync(resolver);
    }

    private static async Task FirstAsync(ResolutionCase at)
    {
        using var resolver = at.Resolver(TimeProvider.System);
        await ResolveAsync(resolver);
    }

    private static async Task ResolveAsync(EndpointResolver resolver) => await resolver.ResolveAsync(ResolutionCase.Name);
}
