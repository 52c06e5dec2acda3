using System.Diagnostics.Metrics;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Counts the connections of an EmbeddedAws's server, by Kestrel's metric.</summary>
internal sealed class Connections : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly int _port;
    private TaskCompletionSource _none = new();
    private long _open;

    public Connections(int port)
    {
        _port = port;
        _none.SetResult();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Server.Kestrel", Name: "kestrel.active_connections" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Count(change, tags));
        _listener.Start();
    }

    public long Seen { get; private set; }

    /// <summary>Ends when none is open.</summary>
    public Task NoneAsync()
    {
        lock (_gate)
        {
            return _none.Task;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Count(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == "server.port" && value is int port && port == _port)
            {
                Count(change);
            }
        }
    }

    private void Count(long change)
    {
        lock (_gate)
        {
            Seen += Math.Max(change, 0);
            if (_open == 0)
            {
                _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _open += change;
            if (_open == 0)
            {
                _none.SetResult();
            }
        }
    }
}
