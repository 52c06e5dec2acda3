using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>A log group.</summary>
internal sealed record LogGroupState(string Name, long CreationTime)
{
    public int? RetentionInDays { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
