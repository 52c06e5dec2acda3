using BenchmarkDotNet.Reports;

namespace PrivateLinkKit.Benchmarks.Planning;

internal sealed class PlannerRun : IRun
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double BytesPerKilobyte = 1024;

    public string Name => "planner";

    public string Title => "Planner";

    public string About =>
        "The Task API with ever more consumers, each in a VPC of its own: from the built stack to the finished plan, without AWS (composition, "
            + "comparison, fingerprint), "
        + "on an account where nothing exists and on one where everything is as wanted. Times are CPU time, garbage collection included. Target: "
        + "1,000 consumers in less than 200 ms.";

    public Task<Table> RunAsync(RunSettings settings)
    {
        var reports = InProcessBenchmark.Run<PlannerBenchmarks>(settings).Reports;
        return Task.FromResult(new Table(
            ["Consumers", "Resources", "Empty account", "allocated", "Unchanged", "allocated"],
            [.. reports.GroupBy(ConsumersOf).OrderBy(group => group.Key).Select(group => (IReadOnlyList<string>)Row(group.Key, group))]));
    }

    private static string[] Row(int consumers, IEnumerable<BenchmarkReport> reports)
    {
        var byName = reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name);
        return [$"{consumers:N0}", $"{PlannerCase.ResourcesOf(consumers):N0}", .. Cells(byName[nameof(PlannerBenchmarks.Empty)]),
            .. Cells(byName[nameof(PlannerBenchmarks.Unchanged)])];
    }

    private static IEnumerable<string> Cells(BenchmarkReport report) =>
    [
        $"{report.ResultStatistics!.Median / NanosecondsPerMillisecond:0.00} ms",
        $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / BytesPerKilobyte:N0} KB",
    ];

    private static int ConsumersOf(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(PlannerBenchmarks.Consumers)];
}
