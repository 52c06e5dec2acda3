using System.Runtime.InteropServices;

namespace PrivateLinkKit.Benchmarks;

internal static class Machine
{
    private const double Gibibyte = 1L << 30;

    /// <summary>No more of the machine than a reader needs to compare.</summary>
    public static string Description =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte:0} GB of memory, {RuntimeInformation.FrameworkDescription}";
}
