using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>A log group.</summary>
internal sealed record LogGroupState(string Name, long CreationTime)
{
    public int? RetentionInDays { get; init; }

    /// <summary>The ARN of the KMS key that encrypts it; null: none.</summary>
    public string? KmsKeyId { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
