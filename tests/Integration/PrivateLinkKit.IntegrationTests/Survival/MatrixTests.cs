using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>Each verb, disturbed in each way at each of its calls: the result converges, nothing is there twice, and destroy leaves nothing.</summary>
public class MatrixTests(ITestOutputHelper output)
{
    private static readonly Verb[] Verbs = [Verb.Apply, Verb.Destroy];

    public static TheoryData<Verb, Harm> Cells
    {
        get
        {
            var cells = new TheoryData<Verb, Harm>();
            foreach (var verb in Verbs)
            {
                foreach (var harm in Enum.GetValues<Harm>())
                {
                    cells.Add(verb, harm);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Verb_DisturbedAtAnyCall_Converges(Verb verb, Harm harm)
    {
        var (calls, expected) = await Trial.UndisturbedAsync(verb);
        var faults = new ConcurrentDictionary<int, string>();
        var watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
        {
            if (await Trial.FaultOfAsync(verb, harm, call, TimeSpan.Zero, expected) is { } fault)
            {
                faults[call] = fault;
            }
        });

        output.WriteLine($"{verb} {harm}: {calls} cases, {faults.Count} failed, {watch.Elapsed}");
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults.OrderBy(fault => fault.Key).Select(fault => $"call {fault.Key}: {fault.Value}")));
    }
}
