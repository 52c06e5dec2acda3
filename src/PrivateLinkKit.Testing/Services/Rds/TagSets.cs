using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Tags of a resource.</summary>
internal static class TagSets
{
    private static readonly TagRules Rules = new(
        key => RdsErrors.InvalidValue($"The tag key {key} is given more than once."),
        key => RdsErrors.InvalidValue($"Tag keys that begin with aws: are reserved: {key}"),
        most => RdsErrors.InvalidValue($"A resource has {most} tags at most."));

    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> Merge(ImmutableSortedDictionary<string, string> tags, IReadOnlyList<Tag>? added) =>
        Rules.Add(tags, (added ?? []).Select(tag => KeyValuePair.Create(tag.Key ?? throw RdsErrors.InvalidValue("A tag must have a key."), tag.Value ?? "")));

    public static IReadOnlyList<Tag> View(ImmutableSortedDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
