using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;

namespace PrivateLinkKit.Resources;

/// <summary>What the tags of an existing resource say about it: the part of its state that all kinds have in common.</summary>
internal sealed record Owned(LogicalId Id, Placement At, EquatableList<Tag> Tags)
{
    /// <summary>Of a resource that was read; null where the tags name no stack or another one.</summary>
    public static Owned? Find(HandlerContext context, IReadOnlyCollection<Tag> tags) =>
        context.Tags.OwnerOf(tags) is { } id ? new Owned(id, context.At, OwnershipTags.Kept(tags)) : null;

    /// <summary>Of a resource that was just made with all its tags.</summary>
    public static Owned Made(Resource want) => new(want.Id, want.At, OwnershipTags.Kept([.. OwnershipTags.Wanted(want), .. HandlerRegistry.Of(want.Kind).MarksOf(want)]));
}
