using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Engine.Kinds;

/// <summary>Ownership of an existing resource, from its tags; common to all kinds.</summary>
/// <param name="Id">Its name in the stack.</param>
/// <param name="At">Its account and region.</param>
/// <param name="Tags">Tags for <see cref="ResourceState.Tags"/>.</param>
public sealed record Owned(LogicalId Id, Placement At, EquatableList<Tag> Tags)
{
    /// <summary>Reads the ownership of a resource; null if it carries no stack tag or another stack's.</summary>
    internal static Owned? Find(HandlerContext context, IReadOnlyCollection<Tag> tags) =>
        context.Tags.OwnerOf(tags) is { } id ? new Owned(id, context.At, OwnershipTags.Kept(tags)) : null;

    /// <summary>Ownership of a resource that was just created with all its tags.</summary>
    internal static Owned Made(Resource want, IEnumerable<Tag> marks, bool hasTags = true) =>
        new(want.Id, want.At, OwnershipTags.Kept([.. hasTags ? OwnershipTags.Wanted(want) : [], .. marks]));
}
