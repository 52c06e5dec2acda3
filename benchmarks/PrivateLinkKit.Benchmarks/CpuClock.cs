using Perfolizer.Horology;

namespace PrivateLinkKit.Benchmarks;

/// <summary>The CPU time of this process: goes on only while something is done, so that a busy machine does not falsify what is measured.</summary>
internal sealed class CpuClock : IClock
{
    public string Title => "CPU";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
