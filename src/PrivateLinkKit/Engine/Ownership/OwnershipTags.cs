using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Ownership;

/// <summary>
/// Ownership tags of a stack's resources. Every resource that a stack creates carries, from its create call on, <c>privatelinkkit:stack</c> (the
/// stack's name), <c>privatelinkkit:id</c> (its logical id) and <c>Name</c> (also the logical id, for the console). There is no other record of
/// ownership. A user's tag may replace <c>Name</c>; the prefix <c>privatelinkkit:</c> is reserved. Bookkeeping tags, which are not used to
/// find resources:
/// <see cref="SpecHashTag"/> in <c>privatelinkkit:spec</c>, <see cref="NameHashTag"/> in <c>privatelinkkit:tags</c>, the rules of a security group, which AWS
/// tags only one by one, in <c>privatelinkkit:rules</c> on the group, and on the endpoint service <see cref="AppliedRevisionTag"/> and a
/// <see cref="NameHashTag"/> in <c>privatelinkkit:principals</c>.
/// </summary>
internal sealed class OwnershipTags(string stack)
{
    public const string Prefix = "privatelinkkit:";
    public const string StackKey = Prefix + "stack";
    public const string IdKey = Prefix + "id";
    public const string SpecKey = Prefix + "spec";
    public const string TagsKey = Prefix + "tags";
    public const string RulesKey = Prefix + "rules";
    public const string PrincipalsKey = Prefix + "principals";
    public const string NameKey = "Name";

    /// <summary>Maximum number of tags that AWS allows on a resource.</summary>
    public const int Limit = 50;

    /// <summary>
    /// Maximum number of tags that a resource carries besides the user's, without <see cref="PlacementTags"/>, which use the rest.
    /// </summary>
    public const int MaxCount = 7;

    public string Stack => stack;

    /// <summary>Returns the tags of a resource's create call, without bookkeeping tags.</summary>
    public IReadOnlyList<Tag> For(Resource resource) =>
    [
        new(StackKey, stack),
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
    /// Returns the logical id in these tags; null if the resource belongs to no stack or to another one. An id with control characters was
    /// not written by this library and is ignored.
    /// </summary>
    public LogicalId? OwnerOf(IEnumerable<Tag> tags)
    {
        var byKey = tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        return byKey.GetValueOrDefault(StackKey) == stack && byKey.TryGetValue(IdKey, out var id) && Printable.Escape(id) == id
            ? new LogicalId(id)
            : null;
    }

    /// <summary>Returns true if users neither see nor set the tag.</summary>
    public static bool IsOwn(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Returns the tags that <see cref="ResourceState.Tags"/> holds.</summary>
    public static EquatableList<Tag> Kept(IEnumerable<Tag> tags) =>
        tags.Where(tag => tag.Key is not (StackKey or IdKey) && !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
