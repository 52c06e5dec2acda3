using Perfolizer.Horology;

namespace PrivateLinkKit.Benchmarks;

/// <summary>The CPU time of this process: advances only during work, so that a busy machine does not distort measurements.</summary>
internal sealed class CpuClock : IClock
{
    public string Title => "CPU";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
