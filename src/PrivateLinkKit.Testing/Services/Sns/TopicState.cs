using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>A topic.</summary>
internal sealed record TopicState(string Name, string Arn, string Owner)
{
    /// <summary>The attributes that were set, and the policy.</summary>
    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Number of its subscriptions that were deleted.</summary>
    public int DeletedSubscriptions { get; init; }

    public string Policy => Attributes[TopicAttributes.Policy];

    public string SignatureVersion => Attributes.GetValueOrDefault(TopicAttributes.SignatureVersion, "1");
}
