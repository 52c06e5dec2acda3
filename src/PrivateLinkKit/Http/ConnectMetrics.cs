using System.Diagnostics.Metrics;
using System.Net.Sockets;

namespace PrivateLinkKit.Http;

/// <summary>Metrics of connections to endpoints.</summary>
internal static class ConnectMetrics
{
    private static readonly Histogram<double> Duration = Telemetry.Seconds(
        "privatelinkkit.connect.duration",
        "Time until a connection to an endpoint was open, or until no address was left.",
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

    private static readonly Counter<long> Attempts = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.connect.attempts", "{attempt}", "Connection attempts to an address of an endpoint.");

    private static readonly Counter<long> Failures = Telemetry.Meter.CreateCounter<long>(
        "privatelinkkit.connect.failures", "{attempt}", "Failed connection attempts to an address of an endpoint.");

    public static void Opened(string endpoint, EndpointAddress address, TimeSpan after) =>
        Duration.Record(after.TotalSeconds, Of(endpoint), Zone(address), new("outcome", "ok"));

    public static void NotOpened(string endpoint, TimeSpan after) =>
        Duration.Record(after.TotalSeconds, Of(endpoint), new("outcome", "failed"));

    public static void Connected(string endpoint, EndpointAddress address) => Attempts.Add(1, Of(endpoint), Zone(address));

    public static void Failed(string endpoint, EndpointAddress address, Exception error)
    {
        Attempts.Add(1, Of(endpoint), Zone(address));
        Failures.Add(1, Of(endpoint), Zone(address), new("error.type", TypeOf(error)));
    }

    private static KeyValuePair<string, object?> Of(string endpoint) => new("endpoint", endpoint);

    private static KeyValuePair<string, object?> Zone(EndpointAddress address) => new("zone", address.Zone);

    private static string TypeOf(Exception error) => error switch
    {
        SocketException { SocketErrorCode: var code } => code.ToString(),
        _ => error.GetType().Name,
    };
}
