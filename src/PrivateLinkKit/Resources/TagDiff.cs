using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Resources;

/// <summary>How the tags of an existing resource have to change. The library's own tags are never a difference, but a mark is brought up to date along with one.</summary>
internal sealed record TagDiff(IReadOnlyList<Tag> ToSet, IReadOnlyList<string> KeysToRemove, EquatableList<Tag> Result)
{
    public const string Property = "Tags";

    /// <param name="visible">The wanted tags.</param>
    /// <param name="mark">The wanted mark.</param>
    /// <param name="have">The existing resource.</param>
    public static TagDiff Of(IReadOnlyList<Tag> visible, Tag mark, ResourceState have)
    {
        IReadOnlyList<Tag> wanted = [.. visible, mark];
        var keys = wanted.Select(tag => tag.Key).ToHashSet();
        var kept = have.Tags.Where(tag => OwnershipTags.IsOwn(tag.Key) && !keys.Contains(tag.Key));
        return new TagDiff(
            [.. wanted.Except(have.Tags)],
            [.. have.Tags.Select(tag => tag.Key).Where(key => !OwnershipTags.IsOwn(key) && !keys.Contains(key))],
            OwnershipTags.Kept(wanted.Concat(kept)));
    }

    public static void Compare(PropertyDiff diff, Resource want, ResourceState? have) =>
        diff.Updates(Property, OwnershipTags.Wanted(want).Select(tag => tag.ToString()), have?.Tags.Where(tag => !OwnershipTags.IsOwn(tag.Key)).Select(tag => tag.ToString()));
}
