using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.Tests.Hosts;

/// <summary>Log messages of PrivateLinkKit.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Event, LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(int Event, LogLevel Level, string Text)> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("PrivateLinkKit.", StringComparison.Ordinal) ? this
        : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
