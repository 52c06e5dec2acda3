using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PrivateLinkKit.Testing.Clock;

/// <summary>Counts the threads that run or wait for a processor or for a file, as Linux reports them.</summary>
internal static class RunnableThreads
{
    /// <summary>Name of the threads of virtual clocks, which poll all the time and are not counted.</summary>
    public const string NameOfClocks = "Virtual time";

    private const string OfThisProcess = "/proc/self/task";
    private const string OfTheMachine = "/proc/loadavg";
    private const int Most = 5;
    private const byte Running = (byte)'R';
    private const byte ReadingFromDisk = (byte)'D';
    private static readonly byte[] Clock = Encoding.ASCII.GetBytes($"({NameOfClocks}");
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(0.5);

    private static readonly Lock Gate = new();
    private static long _lookedAt;
    private static bool _any;

    /// <summary>true if this process has such threads; on other systems, if the thread pool has taken workers. Clocks share one look at them.</summary>
    public static bool Any()
    {
        lock (Gate)
        {
            if (Stopwatch.GetElapsedTime(_lookedAt) > Fresh)
            {
                _any = OperatingSystem.IsLinux() ? Directory.EnumerateDirectories(OfThisProcess).Any(IsRunnable) : IsPoolWorking();
                _lookedAt = Stopwatch.GetTimestamp();
            }

            return _any;
        }
    }

    /// <summary>Number of such threads of the whole machine for each processor: at least one, at most <see cref="Most"/>.</summary>
    public static int PerProcessor()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 1;
        }

        // 0.20 0.18 0.12 1/80 11206: the fourth value is runnable threads of all threads.
        var runnable = File.ReadAllText(OfTheMachine).Split(' ')[3].Split('/')[0];
        return Math.Clamp(int.Parse(runnable, CultureInfo.InvariantCulture) / Environment.ProcessorCount, 1, Most);
    }

    private static bool IsPoolWorking()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free != most;
    }

    private static bool IsRunnable(string thread)
    {
        Span<byte> status = stackalloc byte[128];
        try
        {
            using var file = File.OpenHandle($"{thread}/stat", share: FileShare.ReadWrite | FileShare.Delete);
            status = status[..RandomAccess.Read(file, status, 0)];
        }
        catch (IOException)
        {
            return false;
        }

        // The state follows the name, which may contain anything: 4711 (name) R 1 …
        var endOfName = status.LastIndexOf((byte)')');
        return endOfName > 0 && status[endOfName + 2] is Running or ReadingFromDisk && !status[..endOfName].EndsWith(Clock);
    }
}
