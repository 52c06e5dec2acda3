using System.Collections.Frozen;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>
/// Parameter values of a service that equal AWS's default behaviour, as lines of an operation with <c>Member=value</c>: a request that sets one is
/// read as if it did not.
/// </summary>
/// <remarks>
/// A value counts only in the operations for which it is listed, where it is AWS's documented default or the only legal value. EC2 clients
/// send no empty
/// lists. An empty list in an update clears what was there, so it is not listed.
/// </remarks>
internal sealed class DefaultTable(string table)
{
    public const string EmptyList = "[]";
    public const string EmptyMap = "{}";
    public const string EmptyText = "''";
    public const string Region = "{region}";
    public const string ListOfRegion = "[{region}]";

    private readonly FrozenDictionary<string, DefaultValues> _operations = table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .GroupBy(words => words[0], words => words[1..])
        .ToFrozenDictionary(lines => lines.Key, lines => new DefaultValues(lines.SelectMany(words => words).Select(Split).ToDictionary(), ""));

    public static DefaultTable Empty { get; } = new("");

    public IEnumerable<string> OperationNames => _operations.Keys;

    public DefaultValues Of(string operation) => _operations.GetValueOrDefault(operation, DefaultValues.None);

    private static KeyValuePair<string, string> Split(string row)
    {
        var equals = row.IndexOf('=', StringComparison.Ordinal);
        return new(row[..equals], row[(equals + 1)..]);
    }
}
