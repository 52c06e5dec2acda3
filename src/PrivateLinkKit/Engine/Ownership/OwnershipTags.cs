using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// Ownership tags of a stack's resources. Every resource that a stack creates carries, from its create call on, <c>privatelinkkit:stack</c> (the
/// stack's name), <c>privatelinkkit:home</c> (its provider's account and region), <c>privatelinkkit:id</c> (its logical id) and <c>Name</c> (also the
/// logical id, for the console). There is no other record of ownership, and a resource without one of the first three is not the stack's. A user's tag
/// may replace <c>Name</c>; the prefix <c>privatelinkkit:</c> is reserved. Bookkeeping tags, which are not used to find resources:
/// <see cref="SpecHashTag"/> in <c>privatelinkkit:spec</c>, <see cref="NameHashTag"/> in <c>privatelinkkit:tags</c>, the rules of a security group, which AWS
/// tags only one by one, in <c>privatelinkkit:rules</c> on the group, and on the endpoint service <see cref="AppliedRevisionTag"/>.
/// </summary>
internal sealed class OwnershipTags(StackIdentity identity)
{
    public const string Prefix = "privatelinkkit:";
    public const string StackKey = Prefix + "stack";
    public const string HomeKey = Prefix + "home";
    public const string IdKey = Prefix + "id";
    public const string SpecKey = Prefix + "spec";
    public const string TagsKey = Prefix + "tags";
    public const string RulesKey = Prefix + "rules";
    public const string NameKey = "Name";

    /// <summary>Maximum number of tags that AWS allows on a resource.</summary>
    public const int Limit = 50;

    /// <summary>Maximum number of tags that a resource carries besides the user's.</summary>
    public const int MaxCount = 7;

    public StackIdentity Identity => identity;

    public string Stack => identity.Stack;

    /// <summary>Returns the tags of a resource's create call, without bookkeeping tags.</summary>
    public IReadOnlyList<Tag> For(Resource resource) =>
    [
        new(StackKey, identity.Stack),
        new(HomeKey, identity.Home.ToString()),
        new(IdKey, resource.Id.Value),
        .. Wanted(resource),
    ];

    /// <summary>Returns the tags that users can see and change, ordered by key.</summary>
    public static IReadOnlyList<Tag> Wanted(Resource resource)
    {
        var named = resource.Tags.Any(tag => tag.Key == NameKey) ? resource.Tags : resource.Tags.Append(new Tag(NameKey, resource.Id.Value));
        return [.. named.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Returns the logical id in these tags; null if the resource belongs to no stack or to another one. An id with control characters, or
    /// without the name of a unit and a part, was not written by this library and is ignored.
    /// </summary>
    public LogicalId? OwnerOf(IReadOnlyCollection<Tag> tags) =>
        Name(tags, identity) && tags.FirstOrDefault(tag => tag.Key == IdKey) is { Value: var id } && Printable.Escape(id) == id
        && id.Split('/') is [{ Length: > 0 }, { Length: > 0 }, ..] ? new LogicalId(id) : null;

    /// <summary>Returns true if the tags name this stack.</summary>
    public static bool Name(IReadOnlyCollection<Tag> tags, StackIdentity stack) =>
        tags.Contains(new Tag(StackKey, stack.Stack)) && tags.Contains(new Tag(HomeKey, stack.Home.ToString()));

    /// <summary>Returns the other home that the tags name for a stack of this name; null: none.</summary>
    public string? OtherHomeOf(IReadOnlyCollection<Tag> tags) =>
        tags.Contains(new Tag(StackKey, identity.Stack)) && tags.FirstOrDefault(tag => tag.Key == HomeKey) is { Value: var home }
        && home != identity.Home.ToString() ? home : null;

    /// <summary>Returns true if the tags name a stack, this one or another.</summary>
    public static bool NameAny(IReadOnlyCollection<Tag> tags) => tags.Any(tag => tag.Key == StackKey) && tags.Any(tag => tag.Key == HomeKey);

    /// <summary>Returns true if users neither see nor set the tag.</summary>
    public static bool IsOwn(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Returns true if the key may be that of a tag for a part of the tagged resource.</summary>
    public static bool IsForParts(string key) =>
        IsOwn(key) && key.Length > Prefix.Length && key is not (StackKey or HomeKey or IdKey or SpecKey or TagsKey or Engine.Ownership.AppliedRevisionTag.Key);

    /// <summary>Returns the tags that <see cref="ResourceState.Tags"/> holds.</summary>
    public static EquatableList<Tag> Kept(IEnumerable<Tag> tags) =>
        tags.Where(tag => tag.Key is not (StackKey or HomeKey or IdKey) && !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
