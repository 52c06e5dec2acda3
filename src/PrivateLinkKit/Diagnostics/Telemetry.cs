using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrivateLinkKit;

/// <summary>Names of the meter and the activity source of PrivateLinkKit. docs/telemetry.md lists the instruments.</summary>
public static class Telemetry
{
    /// <summary>The name of its <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string ActivitySourceName = "PrivateLinkKit";

    /// <summary>The name of its <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "PrivateLinkKit";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    internal static Meter Meter { get; } = new(MeterName);

    /// <param name="name">Name of the histogram.</param>
    /// <param name="description">Its description.</param>
    /// <param name="boundaries">Boundaries of its buckets, which a host may override.</param>
    internal static Histogram<double> Seconds(string name, string description, params double[] boundaries) =>
        Meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
}
