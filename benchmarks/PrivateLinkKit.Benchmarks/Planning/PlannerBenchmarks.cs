using BenchmarkDotNet.Attributes;

namespace PrivateLinkKit.Benchmarks.Planning;

/// <summary>Planning from the description to the plan, without AWS: composition, comparison, fingerprint.</summary>
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    private static readonly Dictionary<int, PlannerCase> Recorded = [];
    private PlannerCase _case = null!;

    [Params(1, 10, 100, 1000)]
    public int Consumers { get; set; }

    /// <summary>Records synchronously: the in-process toolchain would not await it.</summary>
    [GlobalSetup]
    public void Record()
    {
        if (!Recorded.TryGetValue(Consumers, out var recorded))
        {
            Recorded[Consumers] = recorded = PlannerCase.RecordAsync(Consumers).GetAwaiter().GetResult();
        }

        _case = recorded;
    }

    [Benchmark]
    public Plan Empty() => _case.PlanOnNothing();

    [Benchmark]
    public Plan Unchanged() => _case.PlanOnApplied();
}
