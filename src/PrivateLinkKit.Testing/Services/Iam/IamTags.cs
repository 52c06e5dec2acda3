using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Tags of an IAM resource. Keys differ by more than their case.</summary>
internal sealed record IamTags(ImmutableSortedDictionary<string, string> Values)
{
    private static readonly TagRules Rules = new(
        _ => IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive."),
        key => IamErrors.InvalidInput($"Tag keys that begin with aws: are reserved for AWS: {key}"),
        most => IamErrors.LimitExceeded("TagsPerResource", most));

    public static IamTags None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The tags as answers list them; null: none, since AWS leaves them out.</summary>
    public IReadOnlyList<Tag>? Listed => Values.IsEmpty ? null : [.. List];

    public IEnumerable<Tag> List => Values.Select(tag => new Tag { Key = tag.Key, Value = tag.Value });

    public IamTags With(IReadOnlyList<Tag>? tags) =>
        new(Rules.Add(Values, (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!))));

    public IamTags Without(IEnumerable<string> keys) => new(Values.RemoveRange(keys));
}
