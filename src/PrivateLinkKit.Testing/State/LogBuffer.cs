namespace PrivateLinkKit.Testing.State;

/// <summary>A log stream of an account in a region.</summary>
internal sealed record LogStreamKey(string Account, string Region, string Group, string Stream);

/// <summary>An event in a log stream.</summary>
/// <param name="Timestamp">Its time, in milliseconds since 1970.</param>
/// <param name="Number">Its number, in the order of arrival.</param>
/// <param name="IngestionTime">When it was added, in milliseconds since 1970.</param>
/// <param name="Message">Its text.</param>
internal readonly record struct LogEntry(long Timestamp, long Number, long IngestionTime, string Message);

/// <summary>The latest events of a log stream in the order of their times. Containers write to it without the gate of the control plane.</summary>
internal sealed class LogBuffer(Func<long> nextNumber)
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];

    public void Add(long timestamp, long ingestionTime, string message)
    {
        lock (_gate)
        {
            var entry = new LogEntry(timestamp, nextNumber(), ingestionTime, message);
            var place = _entries.Count;
            while (place > 0 && _entries[place - 1].Timestamp > timestamp)
            {
                place--;
            }

            _entries.Insert(place, entry);

            // Half is removed at once, because removing the first one moves all others.
            if (_entries.Count > Most * 3 / 2)
            {
                _entries.RemoveRange(0, _entries.Count - Most);
            }
        }
    }

    public IReadOnlyList<LogEntry> Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries.Skip(_entries.Count - Most)];
        }
    }
}
