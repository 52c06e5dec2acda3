using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests.Diagnostics;

/// <summary>Log messages of the library for one test, isolated from concurrent tests.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private static readonly AsyncLocal<CapturedLog?> Here = new();

    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<Measured> _measured = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ConcurrentQueue<Said> _said = new();

    public CapturedLog()
    {
        Here.Value = this;
        Logging = LoggerFactory.Create(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace));
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => Here.Value == this ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (Here.Value == this)
                {
                    _ended.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public ILoggerFactory Logging { get; }

    public IReadOnlyCollection<Measured> Measured => _measured;

    public IReadOnlyCollection<Activity> Activities => _ended;

    public IReadOnlyCollection<Said> Said => _said;

    public IEnumerable<Measured> Of(string instrument) => _measured.Where(measured => measured.Instrument == instrument);

    public ILogger CreateLogger(string categoryName) => new Logger(_said);

    public void Dispose()
    {
        Here.Value = null;
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Here.Value == this)
        {
            _measured.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary()));
        }
    }

    private sealed class Logger(ConcurrentQueue<Said> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue(new Said(eventId.Id, logLevel, formatter(state, exception), exception));
    }
}

internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);

internal sealed record Said(int Id, LogLevel Level, string Text, Exception? Error);
