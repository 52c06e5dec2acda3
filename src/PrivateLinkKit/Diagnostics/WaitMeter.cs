using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrivateLinkKit.Diagnostics;

/// <summary>Measures waits for AWS. A resource that is ready at the first poll is not counted.</summary>
internal static class WaitMeter
{
    private static readonly Histogram<double> Waits = Telemetry.Seconds(
        "privatelinkkit.waits", "Time a resource was waited for.", 1, 2.5, 5, 10, 30, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200);

    public static void Ended(string resourceType, string outcome, TimeSpan passed) =>
        Waits.Record(passed.TotalSeconds, new TagList { { "resource_type", resourceType }, { "outcome", outcome } });
}
