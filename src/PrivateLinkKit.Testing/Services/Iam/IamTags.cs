using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Tags of an IAM resource. Keys differ by more than their case.</summary>
internal sealed record IamTags(ImmutableSortedDictionary<string, string> Values)
{
    private const int Most = 50;

    public static IamTags None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The tags as answers list them; null: none, since AWS leaves them out.</summary>
    public IReadOnlyList<Tag>? Listed => Values.IsEmpty ? null : [.. List];

    public IEnumerable<Tag> List => Values.Select(tag => new Tag { Key = tag.Key, Value = tag.Value });

    public IamTags With(IReadOnlyList<Tag>? tags)
    {
        var given = tags ?? [];
        if (given.GroupBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is not null)
        {
            throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (given.FirstOrDefault(tag => tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw IamErrors.InvalidInput($"Tag keys that begin with aws: are reserved for AWS: {reserved.Key}");
        }

        // A key in another case replaces the tag under its new spelling.
        var changed = Values.RemoveRange(given.Select(tag => tag.Key!)).AddRange(given.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value!)));
        return changed.Count <= Most ? new IamTags(changed) : throw IamErrors.LimitExceeded("TagsPerResource", Most);
    }

    public IamTags Without(IEnumerable<string> keys) => new(Values.RemoveRange(keys));
}
