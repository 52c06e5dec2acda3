using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrivateLinkKit;

/// <summary>Under which names PrivateLinkKit tells what it does. What is measured is listed in docs/telemetry.md.</summary>
public static class Telemetry
{
    /// <summary>The name of its <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string ActivitySourceName = "PrivateLinkKit";

    /// <summary>The name of its <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "PrivateLinkKit";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    internal static Meter Meter { get; } = new(MeterName);

    /// <param name="name">Of the histogram.</param>
    /// <param name="description">What took so long.</param>
    /// <param name="boundaries">Of its buckets, which a host may override.</param>
    internal static Histogram<double> Seconds(string name, string description, params double[] boundaries) =>
        Meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
}
