using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The pairs of CPU units and MiB that Fargate runs; both may also be written as <c>1 vCPU</c> and <c>2 GB</c>.</summary>
internal static class FargateSizes
{
    public const string Cpus = "vcpu";
    public const string Gigabytes = "gb";

    private const int Gb = 1024;

    /// <summary>The pair in units and MiB, or null if Fargate has no such size.</summary>
    public static (string Cpu, string Memory)? Normalize(string? cpu, string? memory) =>
        Units(cpu, Cpus) is { } units && Units(memory, Gigabytes) is { } mib && Allowed(units).Contains(mib) ? ($"{units}", $"{mib}") : null;

    /// <summary>Returns a number, or a number of units of 1024; null: it is neither.</summary>
    public static int? Units(string? text, string unit)
    {
        var value = (text ?? "").Replace(" ", "").ToLowerInvariant();
        return value.EndsWith(unit, StringComparison.Ordinal)
            ? decimal.TryParse(value[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var whole) && whole <= int.MaxValue / Gb
                ? (int)(whole * Gb)
                : null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : null;
    }

    private static IEnumerable<int> Allowed(int cpu) => cpu switch
    {
        256 => [512, 1 * Gb, 2 * Gb],
        512 => Steps(1, 4, 1),
        1024 => Steps(2, 8, 1),
        2048 => Steps(4, 16, 1),
        4096 => Steps(8, 30, 1),
        8192 => Steps(16, 60, 4),
        16384 => Steps(32, 120, 8),
        _ => [],
    };

    private static IEnumerable<int> Steps(int least, int most, int step)
    {
        for (var gb = least; gb <= most; gb += step)
        {
            yield return gb * Gb;
        }
    }
}
