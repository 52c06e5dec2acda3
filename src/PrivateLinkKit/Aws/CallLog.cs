using System.Collections.Concurrent;

namespace PrivateLinkKit.Aws;

/// <summary>Counts the AWS calls of one verb by operation; a repeated call counts again.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Add(string operation) => _counts.AddOrUpdate(operation, 1, (_, count) => count + 1);

    public IReadOnlyDictionary<string, int> Snapshot() => new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
}
