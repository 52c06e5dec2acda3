using System.Runtime.InteropServices;

namespace PrivateLinkKit.Benchmarks;

internal static class Machine
{
    private const double Gibibyte = 1L << 30;
    private const string LoadFile = "/proc/loadavg";

    /// <summary>
    /// Describes the machine for comparison, and its load: other work affects wall times and rates, but not CPU times.
    /// </summary>
    public static string Description =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte:0} GB of memory, "
            + $"{RuntimeInformation.FrameworkDescription}{Load}";

    private static string Load => File.Exists(LoadFile) ? $"; load average {File.ReadAllText(LoadFile).Split(' ')[0]}" : "";
}
