using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Ownership;

/// <summary>
/// How a resource says whose it is. Every resource that a stack creates carries, from its create call on,
/// <c>privatelinkkit:stack</c> (the stack's name), <c>privatelinkkit:id</c> (its logical id) and <c>Name</c> (the logical id too, for the console).
/// There is no other record of what belongs to a stack. A user's tag may replace <c>Name</c>; the prefix <c>privatelinkkit:</c> is ours alone.
/// Beside them stand marks, by which nothing is found: <see cref="SpecMark"/> under <c>privatelinkkit:spec</c>, <see cref="NamesMark"/> under
/// <c>privatelinkkit:tags</c>, and for the rules of a security group,
/// which AWS tags one by one only, under <c>privatelinkkit:rules</c> on the group; and on the endpoint service <see cref="AppliedMark"/> and
/// a <see cref="NamesMark"/> under <c>privatelinkkit:principals</c>.
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

    /// <summary>How many tags AWS allows on a resource.</summary>
    public const int Limit = 50;

    /// <summary>How many tags a resource carries at most beside the user's, without <see cref="PlacementMarks"/>, which take what is left.</summary>
    public const int MaxCount = 7;

    public string Stack => stack;

    /// <summary>All tags that the create call of a resource has to set, other than its marks.</summary>
    public IReadOnlyList<Tag> For(Resource resource) =>
    [
        new(StackKey, stack),
        new(IdKey, resource.Id.Value),
        .. Wanted(resource),
    ];

    /// <summary>The tags that a user sees and may change, ordered by key.</summary>
    public static IReadOnlyList<Tag> Wanted(Resource resource)
    {
        var named = resource.Tags.Any(tag => tag.Key == NameKey) ? resource.Tags : resource.Tags.Append(new Tag(NameKey, resource.Id.Value));
        return [.. named.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The logical id in these tags, or null where the resource belongs to no stack or to another one. One with control characters was not written by this
    /// library.
    /// </summary>
    public LogicalId? OwnerOf(IEnumerable<Tag> tags)
    {
        var byKey = tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        return byKey.GetValueOrDefault(StackKey) == stack && byKey.TryGetValue(IdKey, out var id) && Printable.Escape(id) == id
            ? new LogicalId(id)
            : null;
    }

    /// <summary>Whether a user neither sees nor sets this tag.</summary>
    public static bool IsOwn(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What <see cref="ResourceState.Tags"/> holds of a resource's tags.</summary>
    public static EquatableList<Tag> Kept(IEnumerable<Tag> tags) =>
        tags.Where(tag => tag.Key is not (StackKey or IdKey) && !tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .ToEquatableList();
}
