using System.Diagnostics.Metrics;

namespace PrivateLinkKit.Testing.Clock;

/// <summary>Tracks the requests in flight of this process's HTTP clients, by the metrics of <c>System.Net.Http</c>.</summary>
internal static class ApiRequests
{
    private static readonly Lock Gate = new();
    private static volatile Dictionary<int, WorkUnderWay> _watched = [];
    private static MeterListener? _listener;

    /// <summary>Counts the requests to a loopback port as work, until disposed.</summary>
    public static IDisposable Watch(int port, WorkUnderWay work)
    {
        lock (Gate)
        {
            _watched = new(_watched) { [port] = work };
            _listener ??= Listen();
        }

        return new Watching(port, work);
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.active_requests" })
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Count((int)change, tags));
        listener.Start();
        return listener;
    }

    private static void Count(int change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? address = null;
        WorkUnderWay? work = null;
        foreach (var (key, value) in tags)
        {
            switch (key)
            {
                case "server.address": address = value as string; break;
                case "server.port" when value is int port: work = _watched.GetValueOrDefault(port); break;
            }
        }

        if (address is "127.0.0.1" or "localhost")
        {
            work?.Add(WorkKind.Request, change);
        }
    }

    private sealed class Watching(int port, WorkUnderWay work) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                // The port may have been reused by now.
                _watched = new(_watched.Where(watched => watched.Key != port || watched.Value != work));
            }
        }
    }
}
