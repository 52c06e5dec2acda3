using System.Diagnostics;
using System.Diagnostics.Metrics;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Measures the calls of one AWS operation. Allocates nothing without a listener.</summary>
internal readonly record struct CallMeter(string Service, string Operation, string Region, TimeProvider Time)
{
    private static readonly Counter<long> Calls = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.calls", "{call}", "AWS calls, including retries.");

    private static readonly Counter<long> Retries = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.retries", "{call}", "Retried AWS calls, other than throttled ones.");

    private static readonly Counter<long> Throttles = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.throttles", "{call}", "AWS calls that AWS throttled.");

    private static readonly Histogram<double> Durations = Telemetry.Seconds(
        "privatelinkkit.call.duration", "Time until AWS answered a call.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);

    private static readonly Histogram<double> LaneWaits = Telemetry.Seconds(
        "privatelinkkit.throttler.wait", "Time a call waited for the request throttler.", 0.001, 0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120);

    public long Now => Time.GetTimestamp();

    /// <param name="since">Time at which it entered the queue.</param>
    public void Admitted(long since)
    {
        if (LaneWaits.Enabled)
        {
            LaneWaits.Record(Time.GetElapsedTime(since).TotalSeconds, Tags());
        }
    }

    /// <param name="sent">Time at which it was sent.</param>
    public void Succeeded(long sent) => Ended(sent, "ok");

    /// <param name="sent">Time at which it was sent.</param>
    /// <param name="error">The error.</param>
    /// <param name="cancellationToken">The host's token.</param>
    public void Failed(long sent, Exception error, CancellationToken cancellationToken)
    {
        var isThrottled = AwsErrors.IsThrottling(error);
        Ended(sent, isThrottled ? "throttled" : AwsErrors.IsAmbiguous(error, cancellationToken) ? "unanswered" : error is OperationCanceledException
            ? "cancelled" : "refused");
        if (isThrottled && Throttles.Enabled)
        {
            Throttles.Add(1, Tags());
        }
    }

    /// <param name="reason">Reason for the retry.</param>
    public void Repeated(string reason)
    {
        if (Retries.Enabled)
        {
            var tags = Tags();
            tags.Add("reason", reason);
            Retries.Add(1, tags);
        }
    }

    private void Ended(long sent, string outcome)
    {
        if (!Calls.Enabled && !Durations.Enabled)
        {
            return;
        }

        var tags = Tags();
        tags.Add("outcome", outcome);
        Calls.Add(1, tags);
        Durations.Record(Time.GetElapsedTime(sent).TotalSeconds, tags);
    }

    private TagList Tags() => new() { { "service", Service }, { "operation", Operation }, { "region", Region } };
}
