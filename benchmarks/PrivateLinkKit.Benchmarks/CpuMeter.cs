namespace PrivateLinkKit.Benchmarks;

/// <summary>
/// Wall time, and the CPU time of all threads of this process, since its start. CPU time does not depend on other work of the machine.
/// </summary>
internal sealed class CpuMeter
{
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;

    private CpuMeter()
    {
    }

    public static CpuMeter Start() => new();

    public (TimeSpan Wall, TimeSpan Cpu) Read() => (TimeProvider.System.GetElapsedTime(_start), Environment.CpuUsage.TotalTime - _cpu);
}
