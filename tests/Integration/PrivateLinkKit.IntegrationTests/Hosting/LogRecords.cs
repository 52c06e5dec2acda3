using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Log messages of a host, awaitable.</summary>
internal sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _unseen = new();

    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> All { get; } = [];

    public IEnumerable<string> Of(int id) => All.Where(record => record.Id == id).Select(record => record.Text);

    /// <summary>Waits for the next message with this event id that no earlier wait has returned.</summary>
    public async Task NextAsync(int id) =>
        Assert.True(await Unseen(id).WaitAsync(TimeSpan.FromMinutes(3)), $"No {id} came after: {string.Join(Environment.NewLine, All)}");

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private SemaphoreSlim Unseen(int id) => _unseen.GetOrAdd(id, _ => new SemaphoreSlim(0));

    private sealed class Logger(LogRecords records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            records.All.Enqueue((eventId.Id, logLevel, $"{formatter(state, exception)} {exception}"));
            records.Unseen(eventId.Id).Release();
        }
    }
}
