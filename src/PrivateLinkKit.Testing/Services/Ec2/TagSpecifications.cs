using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Tags of create calls, and the validation rules of all tags.</summary>
internal static class TagSpecifications
{
    private const int MaxTags = 50;

    /// <summary>Returns the tags for the kind of resource that the call creates.</summary>
    /// <param name="specifications">The call's tag specifications.</param>
    /// <param name="resourceType">The kind.</param>
    /// <param name="others">Other kinds that the call may create; their tags are checked.</param>
    public static IReadOnlyList<Tag> For(IReadOnlyList<TagSpecification>? specifications, string resourceType, params IReadOnlyList<string> others)
    {
        if ((specifications ?? []).FirstOrDefault(other => other.ResourceType != resourceType && !others.Contains(other.ResourceType!)) is { } wrong)
        {
            throw Ec2Errors.InvalidValue($"'{wrong.ResourceType}' is not a valid taggable resource type for this operation; expected '{resourceType}'.");
        }

        var tags = (specifications ?? []).GroupBy(specification => specification.ResourceType)
            .ToDictionary(same => same.Key!, same => Merge([], [.. same.SelectMany(specification => specification.Tags ?? [])]));
        return tags.GetValueOrDefault(resourceType, []);
    }

    /// <summary>Merges tags; an existing key takes the new value.</summary>
    public static IReadOnlyList<Tag> Merge(IReadOnlyList<Tag>? existing, IReadOnlyList<Tag> added)
    {
        foreach (var tag in added)
        {
            Check(tag);
        }

        if (added.GroupBy(tag => tag.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Ec2Errors.InvalidValue($"Duplicate tag key '{twice.Key}' specified.");
        }

        var kept = (existing ?? []).Where(tag => added.All(other => other.Key != tag.Key));
        IReadOnlyList<Tag> merged = [.. kept, .. added.Select(tag => tag with { Value = tag.Value ?? "" })];
        return merged.Count > MaxTags ? throw Ec2Errors.TooManyTags() : merged;
    }

    private static void Check(Tag tag)
    {
        if (tag.Key is not { Length: > 0 and <= 128 })
        {
            throw Ec2Errors.InvalidValue("Tag keys have 1 to 128 characters");
        }

        if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw Ec2Errors.ReservedTag();
        }

        if (tag.Value is { Length: > 256 })
        {
            throw Ec2Errors.InvalidValue($"The value of the tag '{tag.Key}' has more than 256 characters");
        }
    }
}
