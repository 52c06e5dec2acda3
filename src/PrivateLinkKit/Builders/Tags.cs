using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders;

internal static class Tags
{
    /// <summary>The later word on a key counts, so that a fork can overrule its base.</summary>
    public static EquatableList<TagSpec> With(this EquatableList<TagSpec> tags, params IEnumerable<TagSpec> more) =>
        tags.Concat(more)
            .GroupBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(group => group.Last())
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
