using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// Injects every kind of fault at the calls of each operation: the result converges, nothing is duplicated, and destroy leaves nothing.
/// </summary>
public class MatrixTests(ITestOutputHelper output)
{
    private static readonly Verb[] Verbs = Enum.GetValues<Verb>();

    public static TheoryData<FaultKind> Harms => [.. Enum.GetValues<FaultKind>().Except([FaultKind.None])];

    [Theory]
    [MemberData(nameof(Harms))]
    public Task Verbs_DisturbedAtTheirCalls_Converge(FaultKind harm) => RunAsync($"{harm}", calls => Matrix.Disturbing(harm, calls));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public Task Verbs_ReadsLagBehindWrites_Converge(int seconds) =>
        RunAsync($"behind by {seconds} s", calls => Matrix.Lagging(TimeSpan.FromSeconds(seconds), calls, firstDies: seconds is 1));

    /// <summary>Each operation starts from the verified result of the previous one, so nothing has to be prepared.</summary>
    private async Task RunAsync(string name, Func<IReadOnlyList<CallSite>, IReadOnlyList<FaultCase>> fatesOf)
    {
        var fates = new Dictionary<Verb, IReadOnlyList<FaultCase>>();
        foreach (var verb in Verbs)
        {
            fates[verb] = fatesOf((await Undisturbed.OfAsync(verb)).Calls);
        }

        var accounts = new ConcurrentBag<TestEnvironment>();
        var faults = new ConcurrentQueue<string>();
        var met = 0;
        var watch = Stopwatch.StartNew();
        var rounds = Enumerable.Range(0, fates.Values.Max(each => each.Count));
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (round, _) =>
        {
            var edge = accounts.TryTake(out var used) ? used : await Trial.StartAsync();
            foreach (var verb in Verbs)
            {
                var fate = fates[verb].ElementAtOrDefault(round) ?? FaultCase.Undisturbed;
                var trial = new Trial(verb, edge);
                var fault = await trial.FaultOfAsync(fate);
                if (trial.MetHarm)
                {
                    Interlocked.Increment(ref met);
                }

                if (fault is not null)
                {
                    faults.Enqueue($"{verb}, {fate}: {fault}");
                    await edge.DisposeAsync();
                    edge = await Trial.StartAfterAsync(verb);
                }
            }

            accounts.Add(edge);
        });

        await Task.WhenAll(accounts.Select(edge => edge.DisposeAsync().AsTask()));
        var harms = fates.Values.Sum(each => each.Count(fate => fate.Call is not null));
        output.WriteLine(
            $"{name}: {fates.Values.Sum(each => each.Count)} cases, {harms - met} calls not made, {faults.Count} failed, {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
        Assert.InRange(met, harms * 9 / 10, harms);
    }
}
