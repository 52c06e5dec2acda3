using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PrivateLinkKit.Benchmarks;

/// <summary>BenchmarkDotNet inside this process, which needs no copy of the project and can access internals, on CPU time.</summary>
internal static class InProcessBenchmark
{
    private static readonly string Artifacts = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "artifacts")).FullName;

    public static Summary Run<T>(RunSettings settings)
    {
        var job = (settings.Quick ? Job.Dry : Job.ShortRun).WithClock(new CpuClock()).WithToolchain(InProcessEmitToolchain.Instance);
        var log = new AccumulationLogger();
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(log)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Artifacts);
        AllowTemporaryClones();
        var summary = BenchmarkRunner.Run<T>(config);
        return summary.Reports.All(report => report.Success)
            ? summary
            : throw new InvalidOperationException($"{typeof(T).Name} did not run: {log.GetLog()}");
    }

    /// <summary>BenchmarkDotNet takes an assembly below the directory of temporary files for a shadow copy, and refuses it.</summary>
    private static void AllowTemporaryClones() => Environment.SetEnvironmentVariable("TMPDIR", Artifacts);
}
