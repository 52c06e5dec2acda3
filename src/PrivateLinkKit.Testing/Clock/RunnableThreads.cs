using System.Globalization;

namespace PrivateLinkKit.Testing.Clock;

/// <summary>Counts the threads that run or wait for a processor, as Linux reports them; none on other systems.</summary>
internal static class RunnableThreads
{
    private const string OfThisProcess = "/proc/self/task";
    private const string OfTheMachine = "/proc/loadavg";
    private const int Most = 5;

    /// <summary>true if this process has such threads besides the calling one.</summary>
    public static bool HasOthers() => OperatingSystem.IsLinux() && Directory.EnumerateDirectories(OfThisProcess).Count(IsRunnable) > 1;

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

    private static bool IsRunnable(string thread)
    {
        try
        {
            // The state follows the name, which may contain anything: 4711 (name) R 1 …
            var status = File.ReadAllText($"{thread}/stat");
            return status[status.LastIndexOf(')') + 2] is 'R';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
