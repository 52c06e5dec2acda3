using System.Collections.Concurrent;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing;

/// <summary>
/// Events of CloudWatch Logs, such as the output of containers with the log driver <c>awslogs</c>. Of each log stream the latest 10,000 are kept.
/// </summary>
public sealed class LogBook
{
    private readonly ConcurrentDictionary<LogStreamKey, LogBuffer> _streams = [];
    private long _latest;

    internal LogBook()
    {
    }

    /// <summary>Returns the events of a log group in the order of their times, of all accounts and regions that have it.</summary>
    /// <param name="logGroup">The name of the log group.</param>
    /// <param name="streamPrefix">Start of the names of its log streams; null: all.</param>
    /// <returns>The events; empty if the group does not exist.</returns>
    /// <exception cref="ArgumentException"><paramref name="logGroup"/> is empty.</exception>
    public IReadOnlyList<LogLine> Read(string logGroup, string? streamPrefix = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logGroup);
        return
        [
            .. from stream in _streams
               where stream.Key.Group == logGroup && stream.Key.Stream.StartsWith(streamPrefix ?? "", StringComparison.Ordinal)
               from entry in stream.Value.Snapshot()
               orderby entry.Timestamp, entry.Number
               select new LogLine(
                   stream.Key.Account, stream.Key.Region, logGroup, stream.Key.Stream, DateTimeOffset.FromUnixTimeMilliseconds(entry.Timestamp), entry.Message),
        ];
    }

    internal LogBuffer Open(LogStreamKey stream) => _streams.GetOrAdd(stream, _ => new LogBuffer(() => Interlocked.Increment(ref _latest)));

    internal LogBuffer? Find(LogStreamKey stream) => _streams.GetValueOrDefault(stream);

    internal void Close(LogStreamKey stream) => _streams.TryRemove(stream, out _);

    internal void Clear() => _streams.Clear();
}
