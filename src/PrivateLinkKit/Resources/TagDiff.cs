using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Resources;

/// <summary>How the tags of an existing resource differ from what is wanted; the ownership tags never do.</summary>
internal sealed record TagDiff(IReadOnlyList<Tag> ToSet, IReadOnlyList<string> KeysToRemove)
{
    public const string Property = "Tags";

    public static TagDiff Of(Resource want, ResourceState have)
    {
        var wanted = OwnershipTags.Wanted(want);
        return new TagDiff(
            [.. wanted.Except(have.Tags)],
            [.. have.Tags.Select(tag => tag.Key).Except(wanted.Select(tag => tag.Key))]);
    }

    public static void Compare(PropertyDiff diff, Resource want, ResourceState? have) =>
        diff.Updates(Property, OwnershipTags.Wanted(want).Select(tag => tag.ToString()), have?.Tags.Select(tag => tag.ToString()));
}
