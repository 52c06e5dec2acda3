using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using PrivateLinkKit.Planning;

namespace PrivateLinkKit.Resources;

internal static class TagsDiff
{
    public const string Property = "Tags";

    /// <summary>The line that every taggable kind has: the tags that a user sees and may change.</summary>
    public static PropertyDiff UpdatesTags(this PropertyDiff diff, Resource want, ResourceState? have) =>
        diff.Updates(Property, OwnershipTags.Wanted(want).Select(tag => tag.ToString()), have?.Tags.Select(tag => tag.ToString()));

    /// <summary>What has to be set so that the resource carries the wanted tags.</summary>
    public static List<Tag> Missing(Resource want, ResourceState have) => [.. OwnershipTags.Wanted(want).Except(have.Tags)];

    /// <summary>The keys that have to go.</summary>
    public static List<string> Surplus(Resource want, ResourceState have) =>
        [.. have.Tags.Select(tag => tag.Key).Except(OwnershipTags.Wanted(want).Select(tag => tag.Key))];

    /// <summary>The tags as they are once a create or an update of tags is through.</summary>
    public static EquatableList<Tag> After(Resource want) => OwnershipTags.Wanted(want).ToEquatableList();
}
