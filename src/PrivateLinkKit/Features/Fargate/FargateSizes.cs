namespace PrivateLinkKit.Features.Fargate;

/// <summary>The pairs of CPU units and MiB that Fargate runs.</summary>
internal static class FargateSizes
{
    private static readonly SortedDictionary<int, int[]> MemoryByCpu = new()
    {
        [256] = [512, 1024, 2048],
        [512] = Steps(1, 4, 1),
        [1024] = Steps(2, 8, 1),
        [2048] = Steps(4, 16, 1),
        [4096] = Steps(8, 30, 1),
        [8192] = Steps(16, 60, 4),
        [16384] = Steps(32, 120, 8),
    };

    public static IEnumerable<int> Cpus => MemoryByCpu.Keys;

    public static IReadOnlyList<int> MemoriesOf(int cpu) => MemoryByCpu.GetValueOrDefault(cpu, []);

    private static int[] Steps(int from, int to, int step) =>
        [.. Enumerable.Range(0, ((to - from) / step) + 1).Select(index => (from + (index * step)) * 1024)];
}
