using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

internal static class Tags
{
    /// <summary>The last value of a key counts, so that a fork can override its base.</summary>
    public static EquatableList<Tag> With(this EquatableList<Tag> tags, params IEnumerable<Tag> more) =>
        tags.Concat(more)
            .GroupBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(group => group.Last())
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
