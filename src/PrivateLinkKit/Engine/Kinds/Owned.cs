using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Ownership of an existing resource, from its tags; common to all kinds.</summary>
internal sealed record Owned(LogicalId Id, Placement At, EquatableList<Tag> Tags)
{
    /// <summary>Reads the ownership of a resource; null if it carries no stack tag or another stack's.</summary>
    public static Owned? Find(HandlerContext context, IReadOnlyCollection<Tag> tags) =>
        context.Tags.OwnerOf(tags) is { } id ? new Owned(id, context.At, OwnershipTags.Kept(tags)) : null;

    /// <summary>Ownership of a resource that was just created with all its tags.</summary>
    public static Owned Made(Resource want, IEnumerable<Tag> marks) => new(want.Id, want.At, OwnershipTags.Kept([.. OwnershipTags.Wanted(want), .. marks]));
}
