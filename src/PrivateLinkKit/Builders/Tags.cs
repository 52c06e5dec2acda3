using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders;

internal static class Tags
{
    /// <summary>The later word on a key counts, so that a fork can overrule its base.</summary>
    public static EquatableList<Tag> With(this EquatableList<Tag> tags, params IEnumerable<Tag> more) =>
        tags.Concat(more)
            .GroupBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(group => group.Last())
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
