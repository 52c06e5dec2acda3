using System.Diagnostics.Metrics;
using Amazon.Runtime;

namespace PrivateLinkKit.Discovery;

/// <summary>Metrics of one endpoint. Listed in docs/telemetry.md.</summary>
internal sealed class ResolveMetrics(string name)
{
    private static readonly Counter<long> HitCount = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.resolve.hits", "{resolution}", "Resolutions answered from the cache.");
    private static readonly Counter<long> StaleCount = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.resolve.stale", "{resolution}", "Resolutions served from an expired answer because AWS or DNS was unreachable.");
    private static readonly Counter<long> RefreshCount = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.resolve.refreshes", "{refresh}", "Answers from AWS and DNS.");
    private static readonly Counter<long> FailureCount = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.resolve.failures", "{refresh}", "Queries without a usable answer from AWS and DNS.");
    private static readonly Histogram<double> Durations = Telemetry.Seconds(
        "privatelinkkit.resolve.duration", "Duration of a query to AWS and DNS.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

    private readonly KeyValuePair<string, object?> _endpoint = new("endpoint", name);

    public void Hit()
    {
        if (HitCount.Enabled)
        {
            HitCount.Add(1, _endpoint);
        }
    }

    public void Stale() => StaleCount.Add(1, _endpoint);

    public void Refreshed(TimeSpan took)
    {
        RefreshCount.Add(1, _endpoint);
        Durations.Record(took.TotalSeconds, _endpoint);
    }

    public void Failed(TimeSpan took, Exception error)
    {
        var type = new KeyValuePair<string, object?>("error.type", error switch
        {
            EndpointUnavailableException { State: var state } => state.ToString(),
            AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
            _ => error.GetType().Name,
        });
        FailureCount.Add(1, _endpoint, type);
        Durations.Record(took.TotalSeconds, _endpoint, type);
    }
}
