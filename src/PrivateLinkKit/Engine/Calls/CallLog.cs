using System.Collections.Concurrent;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Counts the AWS calls of one operation by API action; every retry counts.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public static IReadOnlyDictionary<string, int> Sum(IEnumerable<CallLog> logs) => new SortedDictionary<string, int>(
        logs.SelectMany(log => log._counts).GroupBy(count => count.Key, count => count.Value).ToDictionary(counts => counts.Key, counts => counts.Sum()),
        StringComparer.Ordinal);

    public void Add(string operation) => _counts.AddOrUpdate(operation, 1, (_, count) => count + 1);

    public IReadOnlyDictionary<string, int> Snapshot() => new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
}
