using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>
/// Changes to the tags of an existing resource. Tags that the stack has not set are kept. The library's own tags alone are never a
/// difference, but are updated along with one.
/// </summary>
internal sealed record TagDiff(IReadOnlyList<Tag> ToSet, IReadOnlyList<string> KeysToRemove, EquatableList<Tag> Result)
{
    public const string Property = "Tags";

    /// <param name="visible">The wanted tags.</param>
    /// <param name="marks">The wanted bookkeeping tags.</param>
    /// <param name="have">The existing resource.</param>
    public static TagDiff Of(IReadOnlyList<Tag> visible, IEnumerable<Tag> marks, ResourceState have)
    {
        IReadOnlyList<Tag> wanted = [.. visible, .. marks];
        var keys = wanted.Select(tag => tag.Key).ToHashSet();
        var before = NameHashTag.On(OwnershipTags.TagsKey, have.Tags);
        var others = have.Tags.Where(tag => !keys.Contains(tag.Key)).ToLookup(tag => !OwnershipTags.IsOwn(tag.Key) && before.Holds(tag.Key));
        return new TagDiff(
            [.. wanted.Except(have.Tags)],
            [.. others[true].Select(tag => tag.Key)],
            OwnershipTags.Kept(wanted.Concat(others[false])));
    }

    public static void Compare(PropertyDiff diff, Resource want, ResourceState? have)
    {
        var wanted = OwnershipTags.Wanted(want);
        var before = NameHashTag.On(OwnershipTags.TagsKey, have?.Tags ?? []);
        var ours = (have?.Tags ?? []).Where(tag => !OwnershipTags.IsOwn(tag.Key) && (before.Holds(tag.Key) || wanted.Any(own => own.Key == tag.Key)));
        diff.Updates(Property, ValueOf(wanted), ValueOf(ours));
    }

    private static PropertyValue ValueOf(IEnumerable<Tag> tags) => PropertyValue.Map(tags.Select(tag => (tag.Key, (PropertyValue?)tag.Value)));
}
