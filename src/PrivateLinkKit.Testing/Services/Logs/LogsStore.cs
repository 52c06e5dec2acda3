using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>The log groups and streams of one account in one region.</summary>
internal sealed class LogsStore(AccountRegion region)
{
    private readonly LogBook _book = region.Cloud.Logs;

    public Table<LogGroupState> Groups { get; } = new(region.Cloud, group => group.Name);

    public Table<LogStreamState> Streams { get; } = new(region.Cloud, stream => StreamId(stream.Group, stream.Name));

    /// <summary>true once a log group has been created here, so that the log groups of tasks must exist.</summary>
    public bool IsManaged { get; set; }

    public IEnumerable<LogStreamState> StreamsOf(string group) => Streams.Where(stream => stream.Group == group);

    public LogStreamState? FindStream(string group, string name) => Streams.Find(StreamId(group, name));

    public void Add(LogStreamState stream)
    {
        Streams.Put(stream);
        _book.Open(KeyOf(stream));
    }

    public void Remove(LogStreamState stream)
    {
        Streams.Remove(StreamId(stream.Group, stream.Name));
        _book.Close(KeyOf(stream));
    }

    public LogBuffer BufferOf(LogStreamState stream) => _book.Open(KeyOf(stream));

    /// <summary>The events of a stream that its group still retains.</summary>
    public IEnumerable<LogEntry> EventsOf(LogStreamState stream)
    {
        var events = _book.Find(KeyOf(stream))?.Snapshot() ?? [];
        return Groups.Find(stream.Group)?.RetentionInDays is { } days
            ? events.Where(entry => entry.Timestamp >= region.Cloud.Now.AddDays(-days).ToUnixTimeMilliseconds())
            : events;
    }

    private LogStreamKey KeyOf(LogStreamState stream) => new(region.Account, region.Name, stream.Group, stream.Name);

    // Neither name contains a colon.
    private static string StreamId(string group, string name) => $"{group}:{name}";
}

internal static class LogsStores
{
    extension(AccountRegion region)
    {
        public LogsStore Logs => region.Store(static region => new LogsStore(region));
    }
}
