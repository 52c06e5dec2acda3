using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>A secret with its versions, the oldest first.</summary>
internal sealed record SecretState(string Arn, string Name, DateTimeOffset Created)
{
    public string? Description { get; init; }

    /// <summary>The key as it was given; null: the one that AWS manages.</summary>
    public string? KmsKeyId { get; init; }

    public string? Policy { get; init; }

    public DateTimeOffset Changed { get; init; } = Created;

    /// <summary>The end of its recovery window; null: it is not deleted.</summary>
    public DateTimeOffset? Deletion { get; init; }

    /// <summary>When its deletion was requested.</summary>
    public DateTimeOffset? Deleted { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableList<SecretVersion> Versions { get; init; } = [];

    /// <summary>The tags as answers list them; null: none, since AWS leaves them out.</summary>
    public IReadOnlyList<Tag>? ListedTags => Tags.IsEmpty ? null : [.. Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>The stages of the versions that have any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ListedStages =>
        Versions.Where(version => !version.Stages.IsEmpty).ToDictionary(version => version.Id, version => (IReadOnlyList<string>)[.. version.Stages]);

    public SecretVersion? InStage(string stage) => Versions.Find(version => version.Stages.Contains(stage));
}
