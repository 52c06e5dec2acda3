using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>Each verb, disturbed in each way at each of its calls: the result converges, nothing is there twice, and destroy leaves nothing.</summary>
public class MatrixTests(ITestOutputHelper output)
{
    private static readonly Verb[] Verbs = Enum.GetValues<Verb>();

    public static TheoryData<Verb, Harm> Harms => Cells(Verbs, [.. Enum.GetValues<Harm>().Except([Harm.None])]);

    public static TheoryData<Verb, int> Lags => Cells(Verbs, [1, 5]);

    [Theory]
    [MemberData(nameof(Harms))]
    public Task Verb_DisturbedAtAnyCall_Converges(Verb verb, Harm harm) =>
        RunAsync($"{verb} {harm}", verb, calls => Enumerable.Range(0, calls).Select(call => new Fate(harm, call, Lag: TimeSpan.Zero)));

    [Theory]
    [MemberData(nameof(Lags))]
    public Task Verb_ReadsLagBehindWrites_Converges(Verb verb, int seconds) => RunAsync($"{verb} behind by {seconds} s", verb, calls =>
        [
            new Fate(Harm.None, 0, TimeSpan.FromSeconds(seconds)),
            .. from call in Enumerable.Range(0, calls)
               let harm = (call % 2 is 0) == (seconds is 1) ? Harm.Dies : Harm.LosesAnswer
               select new Fate(harm, call, TimeSpan.FromSeconds(seconds)),
        ]);

    private async Task RunAsync(string name, Verb verb, Func<int, IEnumerable<Fate>> fates)
    {
        var (calls, expected) = await Trial.UndisturbedAsync(verb);
        var cases = fates(calls).ToList();
        var faults = new ConcurrentDictionary<Fate, string>();
        var watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (fate, _) =>
        {
            if (await Trial.FaultOfAsync(verb, fate, expected) is { } fault)
            {
                faults[fate] = fault;
            }
        });

        output.WriteLine($"{name}: {cases.Count} cases, {faults.Count} failed, {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.OrderBy(fault => fault.Key.Call).Select(fault => $"{fault.Key}: {fault.Value}")));
    }

    private static TheoryData<TFirst, TSecond> Cells<TFirst, TSecond>(IEnumerable<TFirst> firsts, IReadOnlyCollection<TSecond> seconds)
    {
        var cells = new TheoryData<TFirst, TSecond>();
        foreach (var first in firsts)
        {
            foreach (var second in seconds)
            {
                cells.Add(first, second);
            }
        }

        return cells;
    }
}
