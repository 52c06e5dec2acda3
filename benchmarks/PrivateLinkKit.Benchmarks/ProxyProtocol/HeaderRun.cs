using BenchmarkDotNet.Reports;

namespace PrivateLinkKit.Benchmarks.ProxyProtocol;

internal sealed class HeaderRun : IRun
{
    private const double NanosecondsPerSecond = 1e9;

    public string Name => "proxy-protocol";

    public string Title => "Proxy protocol";

    public string About =>
        "The PROXY protocol v2 header with which an NLB begins a connection, from the bytes to the caller's address, the destination and the endpoint "
            + "id, which are what is allocated. "
        + "It is read once per connection. Times are CPU time, garbage collection included.";

    public Task<Table> RunAsync(RunSettings settings)
    {
        var reports = InProcessBenchmark.Run<HeaderBenchmarks>(settings).Reports.ToDictionary(CaseOf);
        return Task.FromResult(new Table(
            ["Header", "bytes", "CPU", "one core", "allocated"],
            [.. HeaderCase.All.Select(header => (IReadOnlyList<string>)Row(header, reports[header.Name]))]));
    }

    private static string[] Row(HeaderCase header, BenchmarkReport report)
    {
        var nanoseconds = report.ResultStatistics!.Median;
        return
        [
            header.Name,
            $"{header.Bytes.Length}",
            $"{nanoseconds:0} ns",
            Text.PerSecond(NanosecondsPerSecond / nanoseconds),
            $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase):0} B",
        ];
    }

    private static string CaseOf(BenchmarkReport report) => (string)report.BenchmarkCase.Parameters[nameof(HeaderBenchmarks.Case)];
}
