using System.Net;

namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A condition of a listener rule: each property that is set must match with one of its values; <c>*</c> and <c>?</c> are wildcards.</summary>
internal sealed record RequestCondition
{
    public IReadOnlyList<string>? Hosts { get; init; }

    public IReadOnlyList<string>? Paths { get; init; }

    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>A header and the patterns of its values.</summary>
    public (string Name, IReadOnlyList<string> Values)? Header { get; init; }

    /// <summary>Patterns of query parameters; a key of null stands for any.</summary>
    public IReadOnlyList<(string? Key, string Value)>? Query { get; init; }

    public IReadOnlyList<IPNetwork>? Sources { get; init; }
}
